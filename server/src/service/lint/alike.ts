import { grouped } from '#schemas/prose';
import type { Finding } from './finding';

/**
 * So many findings with the same rule, level and message are shown of one document. Nobody reads more of them, and a
 * document of 200 KB can have 180,000. An editor marks places, so that it shows more than a terminal.
 */
export const mostAlike = { inEditor: 1000, inTerminal: 100 } as const;

/** A finding that is shown. */
export interface ShownFinding {
  readonly finding: Finding;
  /** How many findings like it follow that are not shown; 0 but for the last one that is. */
  readonly more: number;
}

/**
 * The findings in the same order, without those that others with the same rule, level and message precede.
 * @param most how many with the same rule, level and message are kept
 */
export function firstAlike(findings: readonly Finding[], most: number): readonly ShownFinding[] {
  const shown: { finding: Finding; more: number }[] = [];
  const alike = new Map<string, { count: number; last: { more: number } }>();
  for (const finding of findings) {
    const key = `${finding.rule.id} ${finding.severity} ${finding.message}`;
    const known = alike.get(key);
    if (known !== undefined && known.count >= most) {
      known.last.more++;
      continue;
    }
    const entry = { finding, more: 0 };
    shown.push(entry);
    alike.set(key, { count: (known?.count ?? 0) + 1, last: entry });
  }
  return shown;
}

/** What is said where findings are not shown: `… and 59,900 more like this`. */
export function moreLikeThis(more: number): string {
  return `… and ${grouped(more)} more like this`;
}
