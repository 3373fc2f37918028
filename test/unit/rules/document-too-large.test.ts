import { index } from '#helpers/documents';
import { markedRoot } from '#helpers/documents/edited';
import { testRule } from '#helpers/ruleTester';

const described = (text: string) => index({ manifests: [], annotations: { 'org.example.text': text } });
const mebibytes = 1024 * 1024;
/** A document of so many bytes. */
const sized = (bytes: number) => described('x'.repeat(bytes - described('').length));

testRule('document-too-large', {
  valid: [
    described('x'),
    sized(4 * mebibytes),
    described('x'.repeat(3 * mebibytes)),
    described('é'.repeat(1.9 * mebibytes)),
  ],
  invalid: [
    { text: markedRoot(described('x'.repeat(4 * mebibytes))), message: 'size', severity: 'warning' },
    { text: markedRoot(sized(4 * mebibytes + 1)), says: 'The document has 4,194,305 bytes' },
    // Registries count bytes: these are 1.5 million letters, and one and a half MiB of emoji.
    { text: markedRoot(described('€'.repeat(1.5 * mebibytes))) },
    { text: markedRoot(described('é'.repeat(2 * mebibytes))) },
    { text: markedRoot(described('😀'.repeat(mebibytes))) },
  ],
});
