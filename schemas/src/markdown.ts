/**
 * Text that may come from a user's configuration as plain Markdown text, without any markup of its own. A vertical bar
 * stays, since it means something in tables only, and `table` takes care of it.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>&~]/g, '\\$&').replace(/\s+/g, ' ');
}
