import { testRule } from '#helpers/ruleTester';

const image = (annotations: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }],
  "annotations": { ${annotations} }
}
`;

const base = (value: string) => image(`"org.opencontainers.image.base.digest": ${value}`);
const title = (from: string) =>
  `Replace "${from}" by "sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"`;

testRule('annotation-base-digest', {
  valid: [base('"$1"'), base('""'), base('7')],
  invalid: [
    { text: base('«"sha256:abc"»'), message: 'form', severity: 'error', fixes: {} },
    {
      text: base('«"alpine@$1"»'),
      fixes: {
        [title('alpine@sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b')]:
          base('"$1"'),
      },
    },
    {
      text: base('«"6B86B273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"»'),
      fixes: { [title('6B86B273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b')]: base('"$1"') },
    },
  ],
});
