import type { Rule } from '#service/lint/rule';
import { withoutClaims } from './claims';
import { withConsumers, withoutConsumers } from './consumersPage';
import { withoutRuleHeader, withRuleHeader } from './ruleHeader';
import { withoutRuleTable, withRuleTable } from './ruleTable';

const consumers = 'consumers.md';
const ruleTable = 'rules/README.md';
const rulePage = /^rules\/([a-z0-9-]+)\.md$/;

/**
 * A page of `docs` with everything that is made from the rules and the data.
 * @param path the path of the page below `docs`, such as `rules/size-zero.md`
 * @param page what people have written, or an older version of the whole page
 * @returns the whole page; what was given where nothing of the page is made
 */
export function wholePage(path: string, page: string, rules: readonly Rule[]): string {
  if (path === consumers) return withConsumers(page);
  if (path === ruleTable) return withRuleTable(page, rules);
  const rule = rules.find(({ id }) => id === rulePage.exec(path)?.[1]);
  return rule === undefined ? page : withRuleHeader(page, rule);
}

/**
 * What people have written of a page, of which `wholePage` makes the same page again.
 * @param path the path of the page below `docs`
 * @param page the whole page
 */
export function writtenPart(path: string, page: string): string {
  if (path === consumers) return withoutConsumers(page);
  if (path === ruleTable) return withoutRuleTable(page);
  return rulePage.test(path) ? withoutClaims(withoutRuleHeader(page)) : page;
}
