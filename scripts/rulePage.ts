import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRulePage, type RulePage } from '#service/features/pages/rulePage';

export {
  consumersHeading,
  examplesIn,
  headingsOf,
  isAboutFiles,
  optionsIn,
} from '#service/features/pages/rulePage';

/** The project's root folder. */
export const projectRoot = join(__dirname, '..');

/** Reads the page of a rule; undefined when there is none. */
export function readRulePage(id: string): RulePage | undefined {
  const path = join(projectRoot, 'docs', 'rules', `${id}.md`);
  if (!existsSync(path)) return undefined;
  return parseRulePage(readFileSync(path, 'utf8'));
}
