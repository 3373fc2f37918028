import { set } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { isDateTime, namesInstant, toDateTime } from '#schemas/values/dateTime';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';

/** Tools that sort images by age read this with Go’s parser, and either fail or leave the image out. */
export default defineRule({
  id: 'annotation-created',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'annotations',
  severity: 'warning',
  summary: 'An annotation or label that holds a time is not written as RFC 3339 has it.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    form:
      '"{text}" is no date and time of RFC 3339, such as 2006-01-02T15:04:05Z. Tools that read {key} fail, or take ' +
      'the image for one without a date.',
  },
  fixes: { replace: 'Replace "{text}" by "{dateTime}"' },
  automatic: ['replace'],
  *check({ annotations, catalogue }) {
    for (const view of annotations) {
      const { value } = view;
      for (const key of Object.keys(value)) {
        const entry = catalogue.annotation(key);
        if (entry?.value !== 'rfc3339') continue;
        const text = value[key];
        if (!text || isDateTime(text)) continue;
        const at = [...view.path, key];
        const dateTime = toDateTime(text);
        yield {
          message: 'form',
          at: { path: at },
          values: { text, key },
          ...(entry.status === 'current' ? {} : { severity: 'information' as const }),
          fixes:
            dateTime === undefined
              ? []
              : [fix('replace', set(at, dateTime), { values: { dateTime }, doubtful: !namesInstant(text) })],
        };
      }
    }
  },
});
