import { testRule } from '#helpers/ruleTester';

const emptyContent =
  '"digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2';
const manifest = (artifactType: string, annotations = '', open = '{') => `${open}
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "artifactType": "${artifactType}",
  "config": { "mediaType": "application/vnd.oci.empty.v1+json", ${emptyContent} },
  "layers": [{ "mediaType": "application/vnd.oci.empty.v1+json", ${emptyContent} }]${annotations}
}
`;
const lifecycle = 'application/vnd.microsoft.artifact.lifecycle';
const key = 'vnd.microsoft.artifact.lifecycle.end-of-life.date';
const own = {
  profiles: [
    {
      id: 'report',
      name: 'Example report',
      match: { artifactType: ['application/vnd.example.report'] },
      annotations: { required: ['com.example.team'] },
    },
  ],
};
const report = 'application/vnd.example.report';

testRule('profile-annotation-missing', {
  valid: [
    manifest(lifecycle, `,\n  "annotations": { "${key}": "2026-01-01" }`),
    manifest(report),
    { text: manifest(report, ',\n  "annotations": { "com.example.team": "" }'), project: own },
    // Text that breaks off may go on with the annotation.
    { text: manifest(report).slice(0, -3), project: own },
  ],
  invalid: [
    { text: manifest(lifecycle, '', '«{»'), message: 'unusual', severity: 'information', fixes: {} },
    { text: manifest(report, '', '«{»'), project: own, message: 'refused', severity: 'warning', fixes: {} },
    {
      text: manifest(report, ',\n  «"annotations"»: { "com.example.other": "x" }'),
      project: own,
      message: 'refused',
      fixes: {},
    },
    {
      text: manifest(report, ',\n  "annotations": { «"com.example.taem"»: "x" }'),
      project: own,
      message: 'refused',
      fixes: {
        'Rename "com.example.taem" to "com.example.team"': manifest(
          report,
          ',\n  "annotations": { "com.example.team": "x" }',
        ),
      },
    },
  ],
});
