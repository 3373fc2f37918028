import { testRule } from '#helpers/ruleTester';

const config = (directory: string, os = '"linux"') => `{
  "architecture": "amd64",
  "os": ${os},
  "config": { "WorkingDir": ${directory} },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`;

testRule('working-dir-absolute', {
  valid: [
    config('"/app"'),
    config('""'),
    config('null'),
    config(String.raw`"C:\\app"`, '"windows"'),
    config(String.raw`"\\app"`, '"windows"'),
    config('"C:/app"', '""'),
  ],
  invalid: [
    {
      text: config('«"./app/"»'),
      message: 'relative',
      severity: 'warning',
      fixes: { 'Replace "./app/" by "/app"': config('"/app"') },
    },
    { text: config('«"~/app"»'), fixes: {} },
    { text: config(String.raw`«"C:\\app"»`), fixes: {} },
    { text: config('«"app"»', '"windows"'), fixes: {} },
  ],
});
