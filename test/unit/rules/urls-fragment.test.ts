import { marked } from '#helpers/documents';
import { imageWithLayer } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const at = (url: unknown) => imageWithLayer({ mediaType: 'application/vnd.example.layer', urls: [url] });

testRule('urls-fragment', {
  valid: [at('https://example.com/a'), at('not a uri#'), at('ipfs://bafy#x')],
  invalid: [
    {
      text: at(marked('https://example.com/a#b')),
      message: 'fragment',
      severity: 'warning',
      fixes: { 'Remove the fragment': at('https://example.com/a') },
    },
  ],
});
