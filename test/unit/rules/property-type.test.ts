import {
  configWith,
  config,
  index,
  manifestDescriptor,
  marked,
  markedKey,
  raw,
  type Members,
} from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const indexOf = (entry: Members) => index({ manifests: [manifestDescriptor(entry)] });
const annotated = (annotations: Members) => indexOf({ annotations });
const health = (members: Members) => configWith({ Healthcheck: members });
const annotationsKey = markedKey('annotations');

testRule('property-type', {
  valid: [
    indexOf({ size: 5 }),
    // 1e400 is a number, and another rule reports its form.
    indexOf({ size: raw('1e400') }),
    configWith({ Cmd: ['sh'], ExposedPorts: { '80/tcp': {} } }),
    configWith({ Memory: 1024, MemorySwap: -1, OnBuild: null, Shell: ['sh', '-c'], StopTimeout: 5 }),
    configWith({ Healthcheck: { Test: ['NONE'], Interval: 1e9, Retries: null } }),
    config({ Size: 'any', size: 12, throwaway: 1, container_config: { Cmd: ['/app'] } }),
    // The parser reads a syntax error as something that was not intended.
    { text: '{ "imageLayoutVersion": 1.0.0 }', kind: 'image-layout' },
  ],
  invalid: [
    {
      text: health({ Interval: marked('1m30s') }),
      message: 'duration',
      severity: 'error',
      fixes: { 'Replace "1m30s" with 90000000000 nanoseconds': health({ Interval: 90_000_000_000 }) },
    },
    {
      // A number without a unit is probably meant in seconds.
      text: health({ Timeout: marked('5') }),
      fixes: { 'Replace "5" with 5000000000 nanoseconds': health({ Timeout: 5_000_000_000 }) },
    },
    {
      text: health({ Timeout: marked('5000000000') }),
      fixes: { 'Remove the quotes': health({ Timeout: 5e9 }) },
    },
    { text: health({ Timeout: marked('soon') }), fixes: {} },
    {
      text: health({ Test: marked('test -e /ready') }),
      message: 'docker-type',
      severity: 'error',
      fixes: {
        'Write it as a command of the shell: "CMD-SHELL"': health({ Test: ['CMD-SHELL', 'test -e /ready'] }),
      },
    },
    {
      text: health({ Test: marked('NONE') }),
      fixes: { 'Put it in an array': health({ Test: raw('["NONE"]') }) },
    },
    { text: health({ Retries: marked('3') }), fixes: { 'Remove the quotes': health({ Retries: 3 }) } },
    { text: configWith({ Healthcheck: marked('curl localhost') }), message: 'docker-type', fixes: {} },
    {
      text: configWith({ OnBuild: marked('RUN x'), Tty: marked('true'), Memory: marked('512m') }),
      message: 'docker-type',
      severity: 'warning',
    },
    {
      text: config({ id: marked(1), docker_version: marked(18.06) }),
      message: 'docker-type',
      severity: 'warning',
    },
    {
      text: indexOf({ size: marked('5') }),
      message: 'type',
      severity: 'error',
      fixes: { 'Remove the quotes': indexOf({ size: 5 }) },
    },
    { text: indexOf({ size: marked('5 MB') }), fixes: {} },
    { text: index({ schemaVersion: marked('2') }), fixes: { 'Replace it with 2': index() } },
    {
      text: annotated({
        'org.example.number': raw('«1.50»'),
        'org.opencontainers.image.created': marked(2024),
      }),
      fixes: {
        'Put it in double quotes': annotated({
          'org.example.number': '1.50',
          'org.opencontainers.image.created': 2024,
        }),
      },
    },
    {
      text: indexOf({ [annotationsKey]: ['org.example.key=a=b'] }),
      fixes: { 'Write it as an object': annotated({ 'org.example.key': 'a=b' }) },
    },
    { text: indexOf({ [annotationsKey]: ['org.example.key'] }), fixes: {} },
    {
      text: indexOf({ platform: marked('linux/amd64') }),
      fixes: {
        'Write it as an object with os and architecture': indexOf({
          platform: { architecture: 'amd64', os: 'linux' },
        }),
      },
    },
    {
      text: indexOf({ platform: marked('linux/arm/v7') }),
      fixes: {
        'Write it as an object with os and architecture': indexOf({
          platform: { architecture: 'arm', os: 'linux', variant: 'v7' },
        }),
      },
    },
    { text: indexOf({ platform: marked('arm64/v8') }), fixes: {} },
    {
      text: `{ "schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", «"manifests"»: { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 5 } }`,
      fixes: {
        'Put it in an array': `{ "schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 5 }] }`,
      },
    },
    {
      // What has not the members of a descriptor may be a map of descriptors, or something else.
      text: `{ "schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", «"manifests"»: { "amd64": {} } }`,
      fixes: {},
    },
    {
      text: configWith({ Cmd: marked('npm start') }),
      fixes: {
        'Make each word an element of a list': configWith({ Cmd: ['npm', 'start'] }),
        'Run it in a shell': configWith({ Cmd: ['/bin/sh', '-c', 'npm start'] }),
      },
    },
    {
      text: configWith({ Entrypoint: marked('exec $APP') }),
      fixes: { 'Run it in a shell': configWith({ Entrypoint: ['/bin/sh', '-c', 'exec $APP'] }) },
    },
    {
      text: configWith({ User: marked(1000), Env: marked('PATH=/bin') }),
      fixes: { 'Put it in double quotes': configWith({ User: '1000', Env: 'PATH=/bin' }) },
    },
    {
      text: configWith({ Env: marked('PATH=/bin') }),
      fixes: { 'Put it in an array': configWith({ Env: raw('["PATH=/bin"]') }) },
    },
    {
      text: configWith({ ArgsEscaped: marked('true') }),
      fixes: { 'Remove the quotes': configWith({ ArgsEscaped: true }) },
    },
    {
      text: configWith({ ExposedPorts: { '80/tcp': marked('') } }),
      fixes: { 'Replace it with an empty object': configWith({ ExposedPorts: { '80/tcp': {} } }) },
    },
    {
      text: configWith({ [markedKey('ExposedPorts')]: ['80/tcp'] }),
      fixes: {
        'Write it as an object whose values are empty objects': configWith({
          ExposedPorts: { '80/tcp': {} },
        }),
      },
    },
    // A value that would also be wrong in the right type is left to its author.
    { text: configWith({ [markedKey('Volumes')]: ['data'], WorkingDir: marked(1) }), fixes: {} },
    { text: configWith({ Cmd: [marked(1)], Env: [marked(1)] }) },
    { text: config({ [markedKey('history')]: {} }) },
  ],
});
