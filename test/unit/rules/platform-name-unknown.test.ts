import { config, marked } from '#helpers/documents';
import { indexFor } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

testRule('platform-name-unknown', {
  valid: [
    indexFor({}),
    indexFor({ architecture: 'unknown', os: 'unknown' }),
    indexFor({ architecture: 'x86_64', os: 'macos' }),
    indexFor({ architecture: 'ARM64', os: 'Linux' }),
    indexFor({ architecture: 'wasm', os: 'wasi' }),
    config({ architecture: '', os: '' }),
  ],
  invalid: [
    {
      text: indexFor({ architecture: marked('amd46') }),
      message: 'misspelled-architecture',
      severity: 'warning',
      fixes: { 'Replace "amd46" with "amd64"': indexFor({}) },
    },
    {
      text: indexFor({ architecture: 'riscv64', os: marked('linus') }),
      message: 'misspelled-os',
      severity: 'warning',
      fixes: { 'Replace "linus" with "linux"': indexFor({ architecture: 'riscv64' }) },
    },
    {
      text: indexFor({ architecture: marked('sun4m'), os: marked('sunos') }),
      message: ['unknown-architecture', 'unknown-os'],
      severity: 'hint',
      fixes: {},
    },
    {
      text: indexFor({ architecture: marked('arm64/v8') }),
      message: 'joined',
      severity: 'warning',
      fixes: {
        'Split "arm64/v8" into separate properties': indexFor({ architecture: 'arm64', variant: 'v8' }),
      },
    },
    {
      text: indexFor({ architecture: marked('Linux/aarch64') }),
      fixes: { 'Split "Linux/aarch64" into separate properties': indexFor({ architecture: 'arm64' }) },
    },
    {
      text: indexFor({ os: marked('linux/arm/v7'), architecture: 'arm', variant: '7' }),
      fixes: {
        'Split "linux/arm/v7" into separate properties': indexFor({ architecture: 'arm', variant: '7' }),
      },
    },
    {
      // Both members hold the whole platform, and one fix mends both.
      text: indexFor({ architecture: marked('linux/amd64'), os: marked('linux/amd64') }),
      message: ['joined', 'joined'],
      fixes: { 'Split "linux/amd64" into separate properties': indexFor({}) },
    },
    {
      text: config({ architecture: marked('linux/arm/v7'), os: undefined }),
      fixes: {
        'Split "linux/arm/v7" into separate properties': config({
          architecture: 'arm',
          os: 'linux',
          variant: 'v7',
        }),
      },
    },
    {
      text: config({ architecture: marked('arm64/v8'), variant: null }),
      fixes: {
        'Split "arm64/v8" into separate properties': config({ architecture: 'arm64', variant: 'v8' }),
      },
    },
    {
      text: config({ architecture: marked('arm64/v8'), variant: '' }),
      fixes: {
        'Split "arm64/v8" into separate properties': config({ architecture: 'arm64', variant: 'v8' }),
      },
    },
    // The name of the other member may be an alias of the same.
    {
      text: config({ architecture: marked('darwin/arm64'), os: 'macos' }),
      fixes: {
        'Split "darwin/arm64" into separate properties': config({ architecture: 'arm64', os: 'macos' }),
      },
    },
    { text: config({ architecture: marked('arm64/v8'), variant: 8 }), fixes: {} },
    // A typo in uppercase, and short names in which nearly every letter may be one.
    {
      text: indexFor({ architecture: marked('AMD46') }),
      message: 'misspelled-architecture',
      fixes: { 'Replace "AMD46" with "amd64"': indexFor({}) },
    },
    { text: indexFor({ architecture: marked('arn') }), message: 'unknown-architecture', fixes: {} },
    { text: indexFor({ architecture: marked('ppc64l') }), message: 'unknown-architecture', fixes: {} },
    // Which of the two is right is for the author to say.
    { text: indexFor({ architecture: marked('windows/amd64') }), message: 'joined', fixes: {} },
    { text: indexFor({ architecture: marked('arm/v7'), variant: 'v6' }), message: 'joined', fixes: {} },
    { text: indexFor({ os: marked('arm64/v8') }), message: 'joined', fixes: {} },
    // The parts must be known.
    { text: indexFor({ architecture: marked('sun4m/v8') }), message: 'unknown-architecture', fixes: {} },
    { text: indexFor({ architecture: marked('arm/v77') }), message: 'unknown-architecture', fixes: {} },
  ],
});
