import { testRule } from '#helpers/ruleTester';

const config = (os: string, architecture: string) =>
  `{"architecture":${architecture},"os":${os},"rootfs":{"type":"layers","diff_ids":["$1"]}}`;

testRule('platform-pair-unknown', {
  valid: [
    config('"linux"', '"amd64"'),
    config('"unknown"', '"unknown"'),
    config('"wasi"', '"wasm"'),
    config('"linux"', '"wasm"'),
    config('"qemu"', '"arm64"'),
    config('"sunos"', '"sun4m"'),
    config('""', '""'),
  ],
  invalid: [{ text: config('"windows"', '«"s390x"»'), message: 'pair', severity: 'hint' }],
});
