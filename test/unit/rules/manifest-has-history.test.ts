import { testRule } from '#helpers/ruleTester';

const manifest = (more: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }]${more}
}
`;

testRule('manifest-has-history', {
  valid: [manifest(''), manifest(',\n  "history": null')],
  invalid: [
    {
      text: manifest(',\n  «"history"»: [{ "created_by": "make" }]'),
      message: 'history',
      severity: 'warning',
      fixes: { 'Remove "history"': manifest('') },
    },
  ],
});
