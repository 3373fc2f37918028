import { index, manifestDescriptor, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const named = (name: unknown) =>
  index({
    manifests: [manifestDescriptor({ annotations: { 'org.opencontainers.image.ref.name': name } })],
  });

testRule('annotation-ref-name-grammar', {
  valid: [
    named('latest'),
    named('docker.io/library/alpine:3.19@$1'),
    named('a--b/v1.0+x'),
    named('_cosign:sha256-abc.sig'),
    named(7),
  ],
  invalid: [
    {
      text: named(marked('my image/v1 (final)')),
      message: 'grammar',
      severity: 'information',
      fixes: { 'Replace "my image/v1 (final)" with "my-image/v1-final"': named('my-image/v1-final') },
    },
    { text: named(marked('-v1..2')), fixes: { 'Replace "-v1..2" with "v1-2"': named('v1-2') } },
    { text: named(marked('///')), fixes: {} },
  ],
});
