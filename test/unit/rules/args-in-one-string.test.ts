import { testRule } from '#helpers/ruleTester';

const config = (config: string, os = 'linux') => `{
  "architecture": "amd64",
  "os": "${os}",
  "config": { ${config} },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`;

testRule('args-in-one-string', {
  valid: [
    config('"Cmd": ["node", "server.js"]'),
    config('"Entrypoint": ["/bin/sh", "-c"], "Cmd": ["node server.js"]'),
    config('"Entrypoint": null, "Cmd": ["/opt/my app/run"]'.replace('my app/run', "my'app run")),
    config('"Cmd": ["/S /C dir"]', 'windows'),
    config('"Cmd": null'),
    config('"Cmd": []'),
  ],
  invalid: [
    {
      text: `{
  "architecture": "amd64",
  "os": "linux",
  "config": {
    "Cmd": [
      «"node server.js"»
    ]
  },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`,
      message: 'command',
      severity: 'warning',
      fixes: {
        'Split "node server.js" into its arguments': `{
  "architecture": "amd64",
  "os": "linux",
  "config": {
    "Cmd": [
      "node",
      "server.js"
    ]
  },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`,
      },
    },
    { text: config('"Entrypoint": [«"java -jar app.jar"»], "Cmd": ["--help"]') },
  ],
});
