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

testRule('annotation-title-duplicate', {
  valid: [
    artifact('"notes.txt"', '"docs/notes.txt"'),
    artifact('""', '""'),
    artifact('"notes.txt"', '"notes.txt"').replace('"$2"', '"$1"'),
    artifact('"a"', '"a"').replace(
      'application/vnd.oci.empty.v1+json',
      'application/vnd.oci.image.config.v1+json',
    ),
  ],
  invalid: [
    {
      text: artifact('"notes.txt"', '«"notes.txt"»', '"notes-2.txt"'),
      message: 'duplicate',
      severity: 'warning',
      fixes: {
        'Replace "notes.txt" by "notes-3.txt"': artifact('"notes.txt"', '"notes-3.txt"', '"notes-2.txt"'),
      },
    },
    {
      text: artifact('"v1.2/notes"', '«"v1.2/notes"»'),
      fixes: { 'Replace "v1.2/notes" by "v1.2/notes-2"': artifact('"v1.2/notes"', '"v1.2/notes-2"') },
    },
  ],
});
