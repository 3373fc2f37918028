import {
  artifact,
  config,
  configWith,
  dockerManifestList,
  image,
  index,
  manifestDescriptor,
  marked,
  markedKey,
  platform,
  type Members,
} from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const child = (members: Members) => index({ manifests: [manifestDescriptor(members)] });
const refName = 'org.opencontainers.image.ref.name';

testRule('empty-value', {
  valid: [
    configWith({ Entrypoint: ['/init'], Cmd: [''] }),
    configWith({ Entrypoint: [], Cmd: ['/app', ''], User: '', WorkingDir: '', Domainname: '' }),
    child({ annotations: { 'com.example.empty': '' }, platform: platform({ variant: '' }) }),
    // Another rule asks for the type of an artifact.
    artifact({ artifactType: '' }),
  ],
  invalid: [
    {
      text: config({ architecture: marked(''), os: marked(''), config: { Cmd: ['/app'] } }),
      message: 'platform',
      severity: 'error',
      fixes: {},
    },
    // Libraries start from such a config.
    {
      text: config({ architecture: marked(''), os: marked(''), config: {} }),
      message: 'platform',
      severity: 'information',
    },
    // Whoever writes one of the two has not left the other one empty on purpose.
    { text: config({ os: marked(''), config: {} }), message: 'platform', severity: 'error' },
    {
      text: dockerManifestList({
        manifests: [manifestDescriptor({ platform: platform({ architecture: marked('') }) })],
      }),
      message: 'platform',
      severity: 'information',
    },
    { text: child({ platform: platform({ os: marked('') }) }), message: 'platform', severity: 'error' },
    {
      text: configWith({ Entrypoint: [marked('')], Cmd: ['nginx'] }),
      message: 'argument',
      severity: 'warning',
      fixes: { 'Remove Entrypoint': configWith({ Cmd: ['nginx'] }) },
    },
    {
      // An empty Entrypoint is none, so Cmd names the program.
      text: configWith({ Entrypoint: [], Cmd: [marked('')] }),
      message: 'argument',
      fixes: { 'Remove Cmd': configWith({ Entrypoint: [] }) },
    },
    {
      text: config({ architecture: marked(''), os: 'linux' }),
      message: 'platform',
      severity: 'error',
    },
    {
      text: config({ architecture: 'amd64', os: marked('') }),
      message: 'platform',
      severity: 'error',
    },
    {
      text: configWith({ Cmd: [marked(''), '/app'] }),
      message: 'program',
      fixes: { 'Remove the empty item': configWith({ Cmd: ['/app'] }) },
    },
    {
      text: image({ annotations: { 'com.example.a': '1', [markedKey('')]: '2' } }),
      message: 'annotation-key',
      severity: 'warning',
      fixes: { 'Remove the entry': image({ annotations: { 'com.example.a': '1' } }) },
    },
    {
      text: configWith({ Labels: { [markedKey('')]: 'x' } }),
      message: 'label-key',
    },
    { text: child({ annotations: { [refName]: marked('') } }), message: 'ref-name' },
    {
      text: child({ artifactType: marked('') }),
      message: 'artifact-type',
      fixes: { 'Remove the entry': child({}) },
    },
    { text: index({ artifactType: marked('') }), message: 'artifact-type' },
  ],
});
