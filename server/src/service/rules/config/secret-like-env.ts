import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** Names that end like this usually have secret values. Names that go on, such as `TOKEN_URL`, do not. */
const secretEndings =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|ACCESS_KEY|SECRET_KEY|PRIVATE_KEY|CREDENTIALS?)$/;

/** Values in a form that only secrets have, such as tokens of GitHub, GitLab, AWS, Slack, npm, Stripe, and Google. */
const secretValues =
  /^(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,}|glpat-[\w-]{20,}|(?:AKIA|ASIA)[0-9A-Z]{16}$|xox[abprs]-[\w-]{10,}|npm_[A-Za-z0-9]{36}|sk_live_\w{16,}|AIza[\w-]{35})|-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/;

/** Values that are not secrets: placeholders, and paths and URLs where a secret is found. */
const placeholders =
  /^(?:true|false|none|null|\d{1,4}|changeme|change_me|example|test|x+|\*+|<.*>|\$.*|\{\{.*|\/.*|file:.*|https?:\/\/.*)?$/i;

/** Anyone who can pull an image can read its config. */
export default defineRule({
  id: 'secret-like-env',
  category: 'config',
  kinds: ['image-config'],
  severity: 'warning',
  summary: 'The environment seems to hold a secret, which anyone who can pull the image can read.',
  source: 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
  messages: {
    value:
      'The value of {name} has the form of a secret, and anyone who can pull the image can read it. Revoke it, and pass ' +
      'a new one at run time.',
    name:
      '{name} seems to be a secret, and anyone who can pull the image can read its value. Pass the value when the ' +
      'container starts.',
  },
  fixes: { remove: 'Remove {name} from the environment' },
  *check({ model }) {
    for (const [index, entry] of (model.config?.Env ?? []).entries()) {
      const equals = entry?.indexOf('=') ?? -1;
      if (entry === undefined || equals <= 0) continue;
      const name = entry.slice(0, equals);
      const value = entry.slice(equals + 1, equals + 2000);
      const path = ['config', 'Env', index];
      const report = { at: { path }, values: { name }, fixes: [fix('remove', remove(path))] };
      if (secretValues.test(value)) yield { ...report, message: 'value' };
      else if (seemsSecret(name, value)) yield { ...report, message: 'name', severity: 'information' };
    }
  },
});

function seemsSecret(name: string, value: string): boolean {
  return secretEndings.test(name.toUpperCase()) && !placeholders.test(value);
}
