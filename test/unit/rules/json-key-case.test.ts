import { config, configWith, index, markedKey } from '#helpers/documents';
import { renamed } from '#helpers/documents/edited';
import { testRule } from '#helpers/ruleTester';

testRule('json-key-case', {
  valid: [
    // What old versions of Docker left, in whatever case.
    config({ size: 95_263_530, Id: 'a', Parent: 'b', Docker_Version: '1.13.1' }),
    configWith({ hostname: 'a', Networkdisabled: false }),
    index(),
    // The keys of annotations are the author's own, in any case.
    index({ annotations: { 'org.example.Size': '1', 'org.example.size': '2' } }),
  ],
  invalid: [
    {
      text: renamed(index(), 'manifests', markedKey('Manifests')),
      message: 'case',
      severity: 'error',
      fixes: { 'Rename "Manifests" to "manifests"': index() },
    },
    {
      text: index({ [markedKey('MANIFESTS')]: [] }),
      message: 'clash',
      fixes: { 'Remove "MANIFESTS"': index() },
    },
    {
      // Without the exact name, Go reads the last.
      text: renamed(index({ [markedKey('Manifests')]: [] }), 'manifests', markedKey('MANIFESTS')),
      message: ['clash', 'case'],
    },
  ],
});
