import { image, layer, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const known = layer({
  digest: 'sha256:4f4fb700ef54461cfa02571ae0db9a0dc1e0cdb5577484a6d75e68dc38e8acc1',
  size: 32,
});

testRule('duplicate-blob-in-layers', {
  valid: [image({ layers: [layer(), layer({ digest: '$3' })] }), image({ layers: [known, known] })],
  invalid: [
    {
      text: image({ layers: [layer(), layer({ digest: marked('$2') })] }),
      message: 'duplicate',
      severity: 'hint',
    },
  ],
});
