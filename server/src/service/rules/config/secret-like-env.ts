import { remove } from '#service/edits/operations';
import { fix, defineRule } from '#service/lint/rule';

/** The last words of names whose values are secret; what follows one of them, as in `TOKEN_URL`, makes it harmless. */
const secretEndings =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|ACCESS_KEY|SECRET_KEY|PRIVATE_KEY|CREDENTIALS?)$/;

/** Values with a form that only secrets have. */
const secretValues =
  /^(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,}|glpat-[\w-]{20,}|(?:AKIA|ASIA)[0-9A-Z]{16}$|xox[abprs]-[\w-]{10,}|npm_[A-Za-z0-9]{36}|sk_live_\w{16,}|AIza[\w-]{35})|-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/;

/** Values that stand for a secret which comes from elsewhere, or for none. */
const placeholders =
  /^(?:|true|false|none|null|\d{1,4}|changeme|change_me|example|test|x+|\*+|<.*>|\$.*|\{\{.*|\/.*|file:.*|https?:\/\/.*)$/i;

/** Whoever can pull an image can read its config. */
export default defineRule({
  id: 'secret-like-env',
  category: 'config',
  kinds: ['image-config'],
  severity: 'warning',
  summary: 'The environment seems to hold a secret, which everybody reads who can pull the image.',
  source: 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
  messages: {
    value:
      'The value of {name} has the form of a secret. Whoever can pull the image can read it: withdraw it, and give it at run time.',
    name: '{name} seems to be a secret. Whoever can pull the image can read its value; give it when the container starts.',
  },
  fixes: { remove: 'Remove {name} from the environment' },
  *check({ model }) {
    for (const [index, entry] of (model.config?.Env ?? []).entries()) {
      const equals = entry?.indexOf('=') ?? -1;
      if (entry === undefined || equals <= 0) continue;
      const name = entry.slice(0, equals);
      const value = entry.slice(equals + 1, equals + 2000);
      const certain = secretValues.test(value);
      if (!certain && (placeholders.test(value) || !secretEndings.test(name.toUpperCase()))) continue;
      const path = ['config', 'Env', index];
      yield {
        message: certain ? 'value' : 'name',
        at: { path },
        values: { name },
        ...(certain ? {} : { severity: 'information' as const }),
        fixes: [fix('remove', remove(path))],
      };
    }
  },
});
