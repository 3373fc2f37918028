import { configWith, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const environment = (...entries: readonly unknown[]) => configWith({ Env: entries });
// Put together here, so that no scanner takes it for a token that leaked.
const token = `ghp_${'a1B2'.repeat(9)}`;

testRule('secret-like-env', {
  valid: [
    environment('GPG_KEY=E3FF2839C048B25C084DEBE9B26995E310250568', 'REDIS_DOWNLOAD_SHA=abcdef'),
    environment('POSTGRES_PASSWORD=', 'DB_PASSWORD_FILE=/run/secrets/db', 'TOKEN_URL=https://example.com'),
    environment('AUTH_SECRET=/run/secrets/auth', 'API_KEY=${API_KEY}', 'ENABLE_TOKEN=true'),
    environment('NOT_A_PAIR'),
  ],
  invalid: [
    {
      text: environment('PATH=/bin', marked('DB_PASSWORD=hunter2')),
      message: 'name',
      severity: 'information',
      fixes: { 'Remove DB_PASSWORD from the environment': environment('PATH=/bin') },
    },
    { text: environment(marked(`GIT=${token}`)), message: 'value', severity: 'warning' },
  ],
});
