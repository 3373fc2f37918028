import { testRule } from '#helpers/ruleTester';

const requires = (kind: string, ...keys: string[]) => ({
  project: { requiredAnnotations: { [kind]: keys } },
});
const index = (annotations = '', open = '{') => `${open}
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": []${annotations}
}
`;
const config = (rest: string, open = '{') => `${open}
  "created": "2024-05-01T10:00:00Z",
  "architecture": "amd64",
  "os": "linux",${rest}
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`;
const source = 'org.opencontainers.image.source';
const created = 'org.opencontainers.image.created';
const team = requires('image-index', 'com.example.team');

testRule('annotation-required', {
  valid: [
    index(),
    { text: index(`,\n  "annotations": { "${source}": "" }`), ...requires('image-index', source) },
    { text: index(), ...requires('image-manifest', source) },
    // A misspelt predefined key is a finding of its own.
    {
      text: index(',\n  "annotations": { "org.opencontainers.image.sorce": "https://example.com" }'),
      ...requires('image-index', source),
    },
    {
      text: config(`\n  "config": { "Labels": { "${source}": "x" } },`),
      ...requires('image-config', source),
    },
    { text: index().slice(0, -3), ...team },
  ],
  invalid: [
    { text: index('', '«{»'), ...team, message: 'annotation', severity: 'warning', fixes: {} },
    { text: index(',\n  «"annotations"»: { "a.b": "c" }'), ...team, message: 'annotation', fixes: {} },
    {
      text: index(',\n  "annotations": { «"com.example.taem"»: "x" }'),
      ...team,
      message: 'annotation',
      fixes: {
        'Rename "com.example.taem" to "com.example.team"': index(
          ',\n  "annotations": { "com.example.team": "x" }',
        ),
      },
    },
    {
      text: index(',\n  «"annotations"»: { "org.label-schema.vcs-url": "https://example.com" }'),
      ...requires('image-index', source),
      message: 'annotation',
      fixes: {
        [`Add "${source}" with the value "https://example.com"`]: index(
          `,\n  "annotations": { "org.label-schema.vcs-url": "https://example.com", "${source}": "https://example.com" }`,
        ),
      },
    },
    {
      text: config('\n  «"config"»: {},'),
      ...requires('image-config', created),
      message: 'label',
      fixes: {
        [`Add "${created}" with the value "2024-05-01T10:00:00Z"`]: config(
          `\n  "config": {\n    "Labels": {\n      "${created}": "2024-05-01T10:00:00Z"\n    }\n  },`,
        ),
      },
    },
    // Where to put the labels is the author's decision while there is no config to hold them.
    { text: config('', '«{»'), ...requires('image-config', created), message: 'label', fixes: {} },
  ],
});
