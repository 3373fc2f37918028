import { testRule } from '#helpers/ruleTester';

const manifest = (more: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }]${more}
}
`;

testRule('ambiguous-null-key', {
  valid: [manifest(''), manifest(',\n  "manifests": []'), manifest(',\n  "com.example.manifests": null')],
  invalid: [
    {
      text: manifest(',\n  "manifests": «null»'),
      message: 'null',
      severity: 'error',
      fixes: { 'Remove "manifests"': manifest('') },
    },
    {
      text: `{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","Config":«null»,"layers":«null»,"manifests":[]}`,
    },
  ],
});
