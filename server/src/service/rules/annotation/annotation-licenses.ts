import { commonLicences } from '../../../../../schemas/src/catalogue/licences';
import { specification } from '../../../../../schemas/src/model/field';
import { defineRule, descriptorKinds } from '../rule';
import { isLicence } from './values';

/** Scanners read the licences of an image from here, if they can read the expression. */
export default defineRule({
  id: 'annotation-licenses',
  subject: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'annotations',
  severity: 'information',
  summary: 'Licences are not given as an SPDX licence expression.',
  specification: specification('annotations.md', 'pre-defined-annotation-keys'),
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
        if (!text || statements.has(text) || isLicence(text)) continue;
        const at = [...view.path, key];
        const licence = commonLicences.get(text.trim().toLowerCase());
        yield {
          message: 'form',
          at: { path: at },
          values: { text },
          fixes:
            licence === undefined
              ? []
              : [
                  {
                    fix: 'replace',
                    values: { licence },
                    operations: [{ op: 'set', path: at, value: licence }],
                  },
                ],
        };
      }
    }
  },
});

/** What SPDX documents say where there is no expression to give. */
const statements = new Set(['NONE', 'NOASSERTION']);
