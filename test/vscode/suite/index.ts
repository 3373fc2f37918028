import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { runMocha } from '../runMocha';

/**
 * The entry point that VS Code calls in its extension host. Report and counts go into files of the runner's: what VS
 * Code itself passes on is success or failure, and a report that is mixed with its own messages.
 */
export async function run(): Promise<void> {
  const directory = process.env['TEST_RESULTS_DIRECTORY'];
  if (directory === undefined) throw new Error('TEST_RESULTS_DIRECTORY is not set.');
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.js'));
  const counts = await runMocha(
    files.map((name) => join(__dirname, name)),
    { timeout: 60_000, print: (line) => appendFileSync(join(directory, 'report.txt'), `${line}\n`) },
  );
  writeFileSync(join(directory, 'counts.json'), JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} of the tests failed.`);
}
