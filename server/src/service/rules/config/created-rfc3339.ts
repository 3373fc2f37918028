import { remove, set } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import type { JsonPath } from '#schemas/jsonPath';
import { fix, defineRule } from '#service/lint/rule';
import { isDateTime, namesInstant, toDateTime } from '#schemas/values/dateTime';

/** Go reads these into a time; a text that it cannot read costs the whole config. */
export default defineRule({
  id: 'created-rfc3339',
  category: 'config',
  kinds: ['image-config', 'wasm-config'],
  severity: 'error',
  summary: 'A creation time must be a date and time as RFC 3339 writes them.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    form:
      '"{text}" is no date and time of RFC 3339, such as 2006-01-02T15:04:05Z. Consumers written in Go, which ' +
      'includes all common runtimes, cannot read the config.',
    empty:
      'An empty text is no date and time. Consumers written in Go cannot read the config; leave created away instead.',
  },
  fixes: { replace: 'Replace "{text}" by "{dateTime}"', remove: 'Remove created' },
  automatic: ['replace', 'remove'],
  *check({ model }) {
    for (const { path, text } of creationTimes(model)) {
      if (typeof text !== 'string' || isDateTime(text)) continue;
      const dateTime = toDateTime(text);
      const removal = fix('remove', remove(path), { doubtful: text !== '' });
      yield {
        message: text === '' ? 'empty' : 'form',
        at: { path },
        values: { text },
        fixes:
          dateTime === undefined
            ? [removal]
            : [fix('replace', set(path, dateTime), { values: { dateTime }, doubtful: !namesInstant(text) })],
      };
    }
  },
});

interface Created {
  readonly created?: string | null | undefined;
  readonly history?: unknown;
}

function* creationTimes(model: Created): Iterable<{ readonly path: JsonPath; readonly text: unknown }> {
  yield { path: ['created'], text: model.created };
  if (!Array.isArray(model.history)) return;
  for (const [index, entry] of (model.history as readonly (Created | undefined)[]).entries()) {
    if (entry?.created !== undefined) yield { path: ['history', index, 'created'], text: entry.created };
  }
}
