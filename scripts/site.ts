import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSite } from './site/build';
import { repositoryRoot } from './vscodeHost/paths';

const { values } = parseArgs({
  options: { out: { type: 'string', default: join(repositoryRoot, 'dist', 'site') } },
});

/* `npm run site`: makes the documentation and the playground for a static host. `--out` names another folder than `dist/site`. */
buildSite(resolve(values.out)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
