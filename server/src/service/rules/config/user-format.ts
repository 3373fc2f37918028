import { set } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** Six forms on Linux; other systems have names of their own. */
export default defineRule({
  id: 'user-format',
  category: 'config',
  kinds: ['image-config'],
  severity: 'information',
  summary: 'The user is in none of the forms that the specification lists.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    form:
      '"{user}" is none of user, uid, user:group, uid:gid, uid:group and user:gid. Runtimes look for a user of that ' +
      'name and do not start the container.',
  },
  fixes: { trim: 'Replace "{user}" by "{trimmed}"' },
  automatic: ['trim'],
  *check({ model }) {
    const user = model.config?.User;
    if (!user || model.os !== 'linux' || isUser(user)) return;
    const path = ['config', 'User'];
    const trimmed = user.trim().replace(/:$/, '');
    yield {
      message: 'form',
      at: { path },
      values: { user },
      fixes: isUser(trimmed)
        ? [fix('trim', set(path, trimmed), { values: { trimmed }, doubtful: trimmed !== user.trim() })]
        : [],
    };
  },
});

/** One or two names or numbers around a colon, without blanks. */
function isUser(text: string): boolean {
  return /^[^\s:]+(?::[^\s:]+)?$/.test(text);
}
