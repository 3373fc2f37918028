import { testRule } from '#helpers/ruleTester';

const key = 'org.opencontainers.image.description';
const entry = (digest: string, annotations: string) => `{
      "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "${digest}", "size": 469,
      "platform": { "architecture": "${digest === '$1' ? 'amd64' : 'arm64'}", "os": "linux" }${annotations}
    }`;
const described = (text: string) => `, "annotations": { "${key}": "${text}" }`;
const index = (annotations: string, first = '', second = '', open = '{') => `${open}
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    ${entry('$1', first)},
    ${entry('$2', second)}
  ]${annotations}
}
`;
const ghcr = { policy: { consumers: ['ghcr'] } };
const ofIndex = (...members: string[]) => `,\n  "annotations": { ${members.join(', ')} }`;

testRule('consumer-annotation', {
  valid: [index(''), { text: index(ofIndex(`"${key}": "A tool"`)), ...ghcr }],
  invalid: [
    { text: index('', '', '', '«{»'), ...ghcr, message: 'not-on-index', severity: 'information', fixes: {} },
    {
      text: index('', described('A tool'), described('A tool'), '«{»'),
      ...ghcr,
      message: 'not-on-index',
      fixes: {
        [`Copy "${key}" from the entries to the index`]: index(
          `,\n  "annotations": {\n    "${key}": "A tool"\n  }`,
          described('A tool'),
          described('A tool'),
        ),
      },
    },
    {
      text: index(ofIndex('"a.b": "c"').replace('"annotations"', '«"annotations"»'), described('A tool')),
      ...ghcr,
      message: 'not-on-index',
      fixes: {
        [`Copy "${key}" from the entries to the index`]: index(
          ofIndex('"a.b": "c"', `"${key}": "A tool"`),
          described('A tool'),
        ),
      },
    },
    {
      text: index('', described('One'), described('Another'), '«{»'),
      ...ghcr,
      message: 'not-on-index',
      fixes: {},
    },
    { text: index(ofIndex(`"${key}": «"${'x'.repeat(513)}"»`)), ...ghcr, message: 'too-long', fixes: {} },
  ],
});
