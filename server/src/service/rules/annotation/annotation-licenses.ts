import { commonLicenses } from '#schemas/catalogue/licenses';
import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { ofForms } from '#service/oci/annotationValues';

/** What SPDX documents say where there is no expression to give. */
const statements: ReadonlySet<string> = new Set(['NONE', 'NOASSERTION']);

/** Scanners read the licenses of an image from here, if they can read the expression. */
export default defineRule({
  id: 'annotation-licenses',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'unfit-annotations',
  severity: 'information',
  summary: 'Licenses are not given as an SPDX license expression.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    form:
      '"{text}" is not a valid SPDX license expression, such as Apache-2.0 or MIT AND BSD-3-Clause. Scanners report ' +
      'the license as unknown.',
  },
  fixes: { replace: 'Replace "{text}" with "{license}"' },
  *check({ unfitAnnotations }) {
    for (const { path, text } of ofForms(unfitAnnotations(), ['spdx'])) {
      if (statements.has(text)) continue;
      const license = commonLicenses.get(text.trim().toLowerCase());
      yield {
        message: 'form',
        at: { path },
        values: { text },
        fixes: license === undefined ? [] : [fix('replace', set(path, license), { values: { license } })],
      };
    }
  },
});
