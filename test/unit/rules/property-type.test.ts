import { testRule } from '#helpers/ruleTester';

const index = (size: string, more = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": ${size}${more} }
  ]
}
`;
const annotated = (annotations: string, key = '"annotations"') => index('5', `, ${key}: ${annotations}`);
const config = (members: string, more = '') => `{
  "architecture": "amd64",
  "os": "linux",
  "config": { ${members} },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }${more}
}
`;

testRule('property-type', {
  valid: [
    index('5'),
    // 1e400 is a number, and is reported for its form.
    index('1e400'),
    config('"Cmd": ["sh"], "ExposedPorts": { "80/tcp": {} }, "Memory": "any"'),
    // What the parser made of a mistake is not what was meant.
    { text: '{ "imageLayoutVersion": 1.0.0 }', kind: 'image-layout' },
  ],
  invalid: [
    {
      text: index('«"5"»'),
      message: 'type',
      severity: 'error',
      fixes: { 'Remove the quotes': index('5') },
    },
    { text: index('«"5 MB"»'), fixes: {} },
    { text: index('5').replace('2,', '«"2"»,'), fixes: { 'Replace it by 2': index('5') } },
    {
      text: annotated('{ "org.example.number": «1.50», "org.opencontainers.image.created": «2024» }'),
      fixes: {
        'Put it in double quotes': annotated(
          '{ "org.example.number": "1.50", "org.opencontainers.image.created": 2024 }',
        ),
      },
    },
    {
      text: annotated('["org.example.key=a=b"]', '«"annotations"»'),
      fixes: {
        'Write it as an object': annotated('{"org.example.key": "a=b"}').replace(
          '{"org.example.key": "a=b"}',
          `{
      "org.example.key": "a=b"
    }`,
        ),
      },
    },
    { text: annotated('["org.example.key"]', '«"annotations"»'), fixes: {} },
    {
      text: index('5', ', "platform": «"linux/amd64"»'),
      fixes: {
        'Write it as an object with os and architecture': index(
          '5',
          `, "platform": {
      "architecture": "amd64",
      "os": "linux"
    }`,
        ),
      },
    },
    {
      text: index('5').replace('"manifests": [\n    {', '«"manifests"»:\n    {').replace('}\n  ]', '}'),
      fixes: {
        'Make it the only element of a list': index('5')
          .replace('"manifests": [\n    {', '"manifests":\n    [{')
          .replace('}\n  ]', '}]'),
      },
    },
    {
      text: config('"Cmd": «"npm start"»'),
      fixes: {
        'Make each word an element of a list': config(`"Cmd": [
    "npm",
    "start"
  ]`),
        'Let a shell run it': config(`"Cmd": [
    "/bin/sh",
    "-c",
    "npm start"
  ]`),
      },
    },
    {
      text: config('"Entrypoint": «"exec $APP"»'),
      fixes: {
        'Let a shell run it': config(`"Entrypoint": [
    "/bin/sh",
    "-c",
    "exec $APP"
  ]`),
      },
    },
    {
      text: config('"User": «1000», "Env": «"PATH=/bin"»'),
      fixes: { 'Put it in double quotes': config('"User": "1000", "Env": "PATH=/bin"') },
    },
    {
      text: config('"Env": «"PATH=/bin"»'),
      fixes: { 'Make it the only element of a list': config('"Env": ["PATH=/bin"]') },
    },
    {
      text: config('"ArgsEscaped": «"true"»'),
      fixes: { 'Remove the quotes': config('"ArgsEscaped": true') },
    },
    {
      text: config('"ExposedPorts": { "80/tcp": «""» }'),
      fixes: { 'Replace it by an empty object': config('"ExposedPorts": { "80/tcp": {} }') },
    },
    {
      text: config('«"ExposedPorts"»: ["80/tcp"]'),
      fixes: {
        'Write it as an object with empty objects': config('"ExposedPorts": {\n    "80/tcp": {}\n  }'),
      },
    },
    // A value that would be wrong in the right type, too, is left to its author.
    { text: config('«"Volumes"»: ["data"], "WorkingDir": «1»'), fixes: {} },
    { text: config('"Cmd": [«1»], "Env": [«1»]') },
    { text: config('', ',\n  "history": «{»}'.replace('"history": «{»', '«"history"»: {')) },
  ],
});
