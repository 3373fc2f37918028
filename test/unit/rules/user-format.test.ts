import { testRule } from '#helpers/ruleTester';

const config = (user: string, os = 'linux') => `{
  "architecture": "amd64",
  "os": "${os}",
  "config": { "User": ${user} },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`;

testRule('user-format', {
  valid: [
    config('""'),
    config('"alice"'),
    config('"1000:1000"'),
    config('"alice:users"'),
    config('"NT AUTHORITY\\\\SYSTEM"', 'windows'),
  ],
  invalid: [
    { text: config('«"a:b:c"»'), message: 'form', severity: 'information', fixes: {} },
    { text: config('«"alice:"»'), fixes: { 'Replace "alice:" by "alice"': config('"alice"') } },
    { text: config('«"alice smith"»'), fixes: {} },
  ],
});
