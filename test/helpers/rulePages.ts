import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examplesIn, parseRulePage, type PageExample, type RulePage } from '#service';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

/** Reads the page of a rule; undefined when there is none. */
export function readRulePage(id: string): RulePage | undefined {
  const path = join(repositoryRoot, 'docs', 'rules', `${id}.md`);
  if (!existsSync(path)) return undefined;
  return parseRulePage(readFileSync(path, 'utf8'));
}

/** The documents that the page of a rule shows under a heading; none where it has no such heading. */
export function examplesOf(id: string, heading: 'Wrong' | 'Right'): PageExample[] {
  return examplesIn(readRulePage(id)?.sections.get(heading) ?? '');
}
