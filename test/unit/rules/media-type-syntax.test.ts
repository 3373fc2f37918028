import { testRule } from '#helpers/ruleTester';

const descriptor = (members: string) => `{ ${members} }
`;
const typed = (type: string) => descriptor(`"mediaType": ${type}, "digest": "$1", "size": 10`);

testRule('media-type-syntax', {
  valid: [typed('"application/vnd.example+type"'), typed('"a/b"'), typed('17')],
  invalid: [
    { text: typed('«""»'), message: 'empty' },
    { text: typed('«"application"»'), message: 'slash' },
    { text: typed('«"application/vnd.example/v1"»'), message: 'slash' },
    { text: typed('«"foo/.bar"»'), message: 'grammar' },
    {
      text: typed('«"text/plain; charset=utf-8"»'),
      message: 'parameters',
      severity: 'error',
      fixes: { 'Replace "text/plain; charset=utf-8" by "text/plain"': typed('"text/plain"') },
    },
    {
      text: typed('«"application/vnd.dev.sigstore.bundle+json;version=0.3"»'),
      message: 'parameters',
      fixes: {
        'Replace "application/vnd.dev.sigstore.bundle+json;version=0.3" by "application/vnd.dev.sigstore.bundle.v0.3+json"':
          typed('"application/vnd.dev.sigstore.bundle.v0.3+json"'),
      },
    },
    {
      text: typed('«" application/json"»'),
      message: 'grammar',
      fixes: { 'Replace " application/json" by "application/json"': typed('"application/json"') },
    },
  ],
});
