import { marked } from '#helpers/documents';
import { imageWithLayer } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const at = (...urls: readonly unknown[]) =>
  imageWithLayer({ mediaType: 'application/vnd.example.layer', urls });
const removal = { 'Remove this URL': at() };

testRule('urls-invalid', {
  valid: [at('https://example.com/a%20b?c=d'), at('http://[::1]:8080/x'), at()],
  invalid: [
    {
      text: at(marked('https://example.com/a b')),
      message: 'uri',
      severity: 'error',
      fixes: {
        'Replace the URL with "https://example.com/a%20b"': at('https://example.com/a%20b'),
        ...removal,
      },
    },
    {
      text: at(marked('example.com/layer.tar')),
      message: 'uri',
      fixes: {
        'Replace the URL with "https://example.com/layer.tar"': at('https://example.com/layer.tar'),
        ...removal,
      },
    },
    {
      text: at(marked(' files.example.com/layer  1.tar ')),
      message: 'uri',
      fixes: {
        'Replace the URL with "https://files.example.com/layer%20%201.tar"': at(
          'https://files.example.com/layer%20%201.tar',
        ),
        ...removal,
      },
    },
    { text: at(marked('value')), message: 'uri', fixes: removal },
    { text: at(marked('https:///path')), message: 'uri' },
    { text: at(marked('https://example.com/\ud800')), message: 'uri' },
    { text: at(marked('ipfs://bafy')), message: 'scheme', severity: 'warning', fixes: removal },
  ],
});
