import { join } from 'node:path';
import { specificationLink, withSpecificationLinks } from '#schemas/specificationLinks';
import type { Severity } from '#schemas/severity';
import type { SpecificationVersion } from '#schemas/specificationVersions';
import { eitherOf } from '#schemas/prose';
import { nearMisses } from '#schemas/values/spelling';
import { exists } from '#files/ignoredFiles';
import { readRegularFile, reasonOf } from '#files/regularFile';
import { type Rule, rules } from '#service';
import { InputError } from './inputError';

/** A rule with the page about it. */
export interface RulePage {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  /** The section of the specification that the rule rests on. */
  readonly source: string | undefined;
  /** The page as Markdown. */
  readonly page: string;
}

/** The pages of the rules, which are installed beside the program. */
const folder = join(__dirname, '..', '..', 'docs', 'rules');

/** No page is anywhere near so long. */
const longestPageInBytes = 1024 * 1024;

const mostNames = 5;

/**
 * The rule that an argument names. A file or folder with that name goes before the rule; `./name` is never a rule.
 * @throws InputError when it looks like the name of a rule, and there is neither such a rule nor such a file
 */
export async function ruleNamed(argument: string): Promise<Rule | undefined> {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(argument) || (await exists(argument))) return undefined;
  const rule = rules.find(({ id }) => id === argument);
  if (rule === undefined)
    throw new InputError(`${argument}: no file and no rule has this name.${didYouMean(argument)}`);
  return rule;
}

/**
 * The page about a rule.
 * @param specification the version of the specification that its links lead to
 * @throws InputError when the page cannot be read
 */
export async function rulePage(
  { id, severity, summary, source }: Rule,
  specification: SpecificationVersion,
): Promise<RulePage> {
  try {
    const bytes = await readRegularFile(join(folder, `${id}.md`), longestPageInBytes);
    return {
      id,
      severity,
      summary,
      source: source === undefined ? undefined : specificationLink(source, specification),
      page: withSpecificationLinks(bytes.toString('utf8'), specification),
    };
  } catch (error) {
    throw new InputError(`${id}: the page of this rule could not be read: ${reasonOf(error)}.`);
  }
}

/**
 * The pages of rules by their IDs, with links to the newest state of the specification. Pages that cannot be read are left
 * out: a report without them is better than none.
 * @param ids the IDs of the rules
 */
export async function pagesOf(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const rule of rules.filter(({ id }) => ids.has(id))) {
    try {
      pages.set(rule.id, (await rulePage(rule, 'main')).page);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  return pages;
}

/** The rules whose names are nearest, or else begin with what was written, or else contain it. */
function didYouMean(written: string): string {
  const ids = rules.map(({ id }) => id);
  const near = nearMisses(written, ids, 3).map(({ word }) => word);
  const begun = ids.filter((id) => id.startsWith(written));
  const names =
    [near, begun, ids.filter((id) => id.includes(written))].find(({ length }) => length > 0) ?? [];
  return names.length === 0 ? '' : ` Did you mean ${eitherOf(names.slice(0, mostNames))}?`;
}
