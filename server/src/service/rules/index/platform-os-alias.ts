import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { platformNameClaims } from '#service/reports/sharedClaims';

/** People name operating systems differently from Go, and clients compare with Go's names. */
export default defineRule({
  id: 'platform-os-alias',
  category: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'unusual-platforms',
  severity: 'warning',
  summary: 'An operating system has a name other than the one that clients compare with.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  claims: platformNameClaims,
  messages: {
    alias:
      '"{name}" is another name for the operating system "{os}". The specification asks for Go’s names. ' +
      '{containers-image/platform-text} They do not find it under another name.',
  },
  fixes: { replace: 'Replace "{name}" with "{os}"' },
  automatic: ['replace'],
  *check({ platforms, catalogue }) {
    for (const platform of platforms) {
      const name = platform.value.os;
      if (name === undefined) continue;
      const os = catalogue.platforms.osMeantBy(name);
      // A name that differs only in case is reported by platform-case.
      if (os === undefined || os === name.toLowerCase()) continue;
      const path = [...platform.path, 'os'];
      yield {
        message: 'alias',
        at: { path },
        values: { name, os },
        fixes: [fix('replace', set(path, os))],
      };
    }
  },
});
