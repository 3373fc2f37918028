import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Rule } from '#service/lint/rule';
import { isRecord } from './isRecord';
import { repositoryRoot } from './vscodeHost/paths';

/** The folder of the rules, from the project's root. */
export const rulesFolder = 'server/src/service/rules';

/** The folder of the rules' pages, from the project's root. */
const pagesFolder = 'docs/rules';

/** A file in a folder of rules, with what it exports. */
export interface RuleFile {
  /** The folder's name. */
  readonly folder: string;
  /** The file's name without its ending. */
  readonly name: string;
  /** What the file exports by default; undefined where that is not a rule. */
  readonly rule: Rule | undefined;
}

/** A page in the folder of pages. */
export interface PageFile {
  /** The file's name without its ending. */
  readonly name: string;
  /** The page's first line. */
  readonly title: string;
}

/**
 * All rules with their files, by category and then by id, which is also the order of findings.
 * @throws Error that lists everything by which folders, names, rules and pages disagree
 */
export function readRuleFiles(): readonly (RuleFile & { readonly rule: Rule })[] {
  const files = ruleFiles();
  const problems = disagreements(files, pageFiles());
  if (problems.length > 0) throw new Error(`The rules and their pages disagree:\n${problems.join('\n')}`);
  return files.flatMap((file) => (file.rule === undefined ? [] : [{ ...file, rule: file.rule }]));
}

/** One sentence for each disagreement between the files of rules, what they declare, and the pages. */
export function disagreements(files: readonly RuleFile[], pages: readonly PageFile[]): string[] {
  const problems: string[] = [];
  const ids = new Set<string>();
  for (const { folder, name, rule } of files) {
    const path = `${rulesFolder}/${folder}/${name}.ts`;
    if (rule === undefined) {
      problems.push(`${path} does not export a rule; what rules share belongs in another room.`);
      continue;
    }
    if (rule.id !== name) problems.push(`${path} declares the rule ${rule.id}, not ${name}.`);
    if (rule.category !== folder) {
      problems.push(`${path} declares the category ${rule.category}, not that of its folder, ${folder}.`);
    }
    if (ids.has(rule.id)) problems.push(`${path} declares ${rule.id}, which another file declares already.`);
    ids.add(rule.id);
  }
  for (const { name, title } of pages) {
    const path = `${pagesFolder}/${name}.md`;
    if (!ids.has(name)) problems.push(`${path} is about a rule that does not exist.`);
    else if (title !== `# ${name}`) problems.push(`${path} begins with “${title}”, not with “# ${name}”.`);
  }
  return problems;
}

function ruleFiles(): RuleFile[] {
  return readdirSync(join(repositoryRoot, rulesFolder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: folder }) =>
      readdirSync(join(repositoryRoot, rulesFolder, folder)).map((file) => ({
        folder,
        name: file.replace(/\.ts$/, ''),
        rule: loadRule(join(repositoryRoot, rulesFolder, folder, file)),
      })),
    );
}

function pageFiles(): PageFile[] {
  return readdirSync(join(repositoryRoot, pagesFolder))
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => {
      const text = readFileSync(join(repositoryRoot, pagesFolder, file), 'utf8');
      return { name: file.replace(/\.md$/, ''), title: text.split('\n', 1)[0] ?? '' };
    });
}

/** Loaded with `require`, since a dynamic import would bypass the TypeScript hook that tests install. */
function loadRule(source: string): Rule | undefined {
  const loaded: unknown = createRequire(__filename)(source);
  const exported = isRecord(loaded) ? loaded['default'] : undefined;
  return isRule(exported) ? exported : undefined;
}

function isRule(value: unknown): value is Rule {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['check'] === 'function';
}
