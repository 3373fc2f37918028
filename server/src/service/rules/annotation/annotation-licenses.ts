import { set } from '#service/edits/operations';
import { isLicenseExpression } from '#schemas/values/spdx';
import { commonLicenses } from '#schemas/catalogue/licenses';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';

/** Scanners read the licences of an image from here, if they can read the expression. */
export default defineRule({
  id: 'annotation-licenses',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'annotations',
  severity: 'information',
  summary: 'Licences are not given as an SPDX licence expression.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    form:
      '"{text}" is no SPDX licence expression, such as Apache-2.0 or MIT AND BSD-3-Clause. Scanners report the ' +
      'licence as unknown.',
  },
  fixes: { replace: 'Replace "{text}" by "{licence}"' },
  *check({ annotations, catalogue }) {
    for (const view of annotations) {
      const { value } = view;
      for (const key of Object.keys(value)) {
        if (catalogue.annotation(key)?.value !== 'spdx') continue;
        const text = value[key];
        if (!text || statements.has(text) || isLicenseExpression(text)) continue;
        const at = [...view.path, key];
        const licence = commonLicenses.get(text.trim().toLowerCase());
        yield {
          message: 'form',
          at: { path: at },
          values: { text },
          fixes: licence === undefined ? [] : [fix('replace', set(at, licence), { values: { licence } })],
        };
      }
    }
  },
});

/** What SPDX documents say where there is no expression to give. */
const statements = new Set(['NONE', 'NOASSERTION']);
