import { testRule } from '#helpers/ruleTester';

const artifact = (...titles: string[]) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "artifactType": "application/vnd.example.files.v1",
  "config": {
    "mediaType": "application/vnd.oci.empty.v1+json",
    "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    "size": 2
  },
  "layers": [${titles
    .map(
      (title, position) => `
    {
      "mediaType": "text/plain",
      "digest": "$${position + 1}",
      "size": 3422,
      "annotations": { "org.opencontainers.image.title": ${title} }
    }`,
    )
    .join(',')}
  ]
}
`;

testRule('annotation-title-path', {
  valid: [artifact('"notes.txt"', '"docs/notes.txt"', '"a..b"', '"docs/"')],
  invalid: [
    {
      text: artifact('«"/etc/passwd"»'),
      message: 'absolute',
      severity: 'warning',
      fixes: { 'Replace "/etc/passwd" by "etc/passwd"': artifact('"etc/passwd"') },
    },
    {
      text: artifact('«"../notes.txt"»'),
      message: 'outside',
      fixes: { 'Replace "../notes.txt" by "notes.txt"': artifact('"notes.txt"') },
    },
    {
      text: artifact('"notes.txt"', '«"docs/../../notes.txt"»'),
      fixes: {
        'Replace "docs/../../notes.txt" by "docs/notes.txt"': artifact('"notes.txt"', '"docs/notes.txt"'),
      },
    },
    { text: artifact('"notes.txt"', '«"../notes.txt"»'), fixes: {} },
    { text: artifact(String.raw`«"C:\\notes.txt"»`), message: 'absolute' },
    { text: artifact('«".."»'), message: 'outside', fixes: {} },
  ],
});
