import { config, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const pair = (os: string, architecture: unknown) => config({ os, architecture });

testRule('platform-pair-unknown', {
  valid: [
    pair('linux', 'amd64'),
    pair('unknown', 'unknown'),
    pair('wasi', 'wasm'),
    pair('linux', 'wasm'),
    pair('qemu', 'arm64'),
    pair('qemu', 's390x'),
    config({ os: 'windows', architecture: undefined }),
    config({ os: undefined, architecture: 's390x' }),
    pair('sunos', 'sun4m'),
    pair('', ''),
  ],
  invalid: [{ text: pair('windows', marked('s390x')), message: 'pair', severity: 'hint' }],
});
