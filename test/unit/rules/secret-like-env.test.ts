import { testRule } from '#helpers/ruleTester';

const config = (...env: string[]) => `{
  "architecture": "amd64",
  "os": "linux",
  "config": { "Env": [${env.join(', ')}] },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`;
// Put together here, so that nobody’s scanner takes it for one that leaked.
const token = `ghp_${'a1B2'.repeat(9)}`;

testRule('secret-like-env', {
  valid: [
    config('"GPG_KEY=E3FF2839C048B25C084DEBE9B26995E310250568"', '"REDIS_DOWNLOAD_SHA=abcdef"'),
    config('"POSTGRES_PASSWORD="', '"DB_PASSWORD_FILE=/run/secrets/db"', '"TOKEN_URL=https://example.com"'),
    config('"AUTH_SECRET=/run/secrets/auth"', '"API_KEY=${API_KEY}"', '"ENABLE_TOKEN=true"'),
    config('"NOT_A_PAIR"'),
  ],
  invalid: [
    {
      text: config('"PATH=/bin"', '«"DB_PASSWORD=hunter2"»'),
      message: 'name',
      severity: 'information',
      fixes: { 'Remove DB_PASSWORD from the environment': config('"PATH=/bin"') },
    },
    { text: config(`«"GIT=${token}"»`), message: 'value', severity: 'warning' },
  ],
});
