import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** Linux has six forms; other systems name users in their own ways. */
export default defineRule({
  id: 'user-format',
  category: 'config',
  kinds: ['image-config'],
  severity: 'information',
  summary: 'The user is not in any form that the specification lists.',
  source: specificationSection('config.md', 'properties'),
  claims: ['docker-daemon/user'],
  messages: {
    form: '"{user}" is not in any of these forms: user, uid, user:group, uid:gid, uid:group, and user:gid.',
  },
  fixes: { trim: 'Replace "{user}" with "{trimmed}"' },
  automatic: ['trim'],
  *check({ model }) {
    const user = model.config?.User;
    if (!user || model.os !== 'linux' || isUser(user)) return;
    const path = ['config', 'User'];
    const trimmed = user.trim().replace(/:$/, '');
    const doubtful = trimmed !== user.trim();
    yield {
      message: 'form',
      at: { path },
      values: { user },
      fixes: isUser(trimmed) ? [fix('trim', set(path, trimmed), { values: { trimmed }, doubtful })] : [],
    };
  },
});

/** One name or number, or two with a colon between them, without spaces. */
function isUser(text: string): boolean {
  return /^[^\s:]+(?::[^\s:]+)?$/.test(text);
}
