import { specificationSection } from '#schemas/model/field';
import { namesInstant, toDateTime } from '#schemas/values/dateTime';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { ofForms } from '#service/oci/annotationValues';

/** The specification requires RFC 3339, and what reads the value strictly cannot read other forms. */
export default defineRule({
  id: 'annotation-created',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'unfit-annotations',
  severity: 'warning',
  summary: 'An annotation or label that holds a time is not in RFC 3339 format.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    form:
      '"{text}" is not a date and time in RFC 3339 format, such as 2006-01-02T15:04:05Z. Tools that read {key} fail, ' +
      'or behave as if there were no date.',
  },
  fixes: { replace: 'Replace "{text}" with "{dateTime}"' },
  automatic: ['replace'],
  *check({ kind, unfitAnnotations }) {
    for (const { path, key, text, entry } of ofForms(unfitAnnotations(), ['rfc3339'])) {
      const dateTime = toDateTime(text);
      const doubtful = !namesInstant(text);
      yield {
        message: 'form',
        at: { path },
        values: { text, key },
        // Labels of a config are inherited from the base image.
        ...((entry.status !== 'current' || kind === 'image-config') && { severity: 'information' }),
        fixes:
          dateTime === undefined
            ? []
            : [fix('replace', set(path, dateTime), { values: { dateTime }, doubtful })],
      };
    }
  },
});
