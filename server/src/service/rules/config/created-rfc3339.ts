import type { JsonPath } from '#schemas/jsonPath';
import { specificationSection } from '#schemas/model/field';
import { isDateTime, namesInstant, toDateTime } from '#schemas/values/dateTime';
import { remove, set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** Go reads these values into a time; one that it cannot read makes the whole config unreadable. */
export default defineRule({
  id: 'created-rfc3339',
  category: 'config',
  kinds: ['image-config', 'wasm-config'],
  severity: 'error',
  summary: 'A creation time is not in RFC 3339 format.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    form:
      '"{text}" is not a date and time in RFC 3339 format, such as 2006-01-02T15:04:05Z. Consumers written in Go, ' +
      'which include all common runtimes, cannot read the config.',
    empty:
      'An empty string is not a date and time. Consumers written in Go cannot read the config. Omit created instead.',
  },
  fixes: { replace: 'Replace "{text}" with "{dateTime}"', remove: 'Remove "created"' },
  automatic: ['replace', 'remove'],
  *check({ model }) {
    for (const { path, text } of creationTimes(model)) {
      if (isDateTime(text)) continue;
      const dateTime = toDateTime(text);
      const repair =
        dateTime === undefined
          ? fix('remove', remove(path), { doubtful: text !== '' })
          : fix('replace', set(path, dateTime), { values: { dateTime }, doubtful: !namesInstant(text) });
      yield { message: text === '' ? 'empty' : 'form', at: { path }, values: { text }, fixes: [repair] };
    }
  },
});

/** The creation times of an image config and of its history, or of a Wasm config. */
function* creationTimes(model: {
  readonly created?: unknown;
  readonly history?: unknown;
}): Iterable<{ readonly path: JsonPath; readonly text: string }> {
  if (isDated(model)) yield { path: ['created'], text: model.created };
  // In a Wasm config, which has no history, a property of that name may hold anything.
  const history: readonly unknown[] = Array.isArray(model.history) ? model.history : [];
  for (const [index, entry] of history.entries()) {
    if (isDated(entry)) yield { path: ['history', index, 'created'], text: entry.created };
  }
}

function isDated(value: unknown): value is { readonly created: string } {
  return (
    typeof value === 'object' && value !== null && 'created' in value && typeof value.created === 'string'
  );
}
