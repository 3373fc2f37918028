import { grouped } from '#schemas/prose';
import type { Checked, ShownFinding } from '../questions';

/** What the list does when something in it is chosen. */
export interface ListHost {
  goTo(finding: ShownFinding): void;
  apply(finding: ShownFinding, fix: ShownFinding['fixes'][number]): void;
}

const severityNames = {
  error: 'Error',
  warning: 'Warning',
  information: 'Information',
  hint: 'Hint',
} as const;

/** The findings as a list of elements. All text of documents is text there. */
export function findingItems(findings: readonly ShownFinding[], host: ListHost): HTMLElement[] {
  return findings.map((finding) => {
    const { severity, message, rule, start, fixes } = finding;
    const where = button(`Line ${start.line + 1}`, 'place', () => host.goTo(finding));
    const page = element('a', rule);
    page.href = `../docs/rules/${encodeURIComponent(rule)}.html`;
    const what = element('p', '', element('strong', severityNames[severity]), ` ${message}`);
    const buttons = fixes.map((fix) => button(fix.title, 'fix', () => host.apply(finding, fix)));
    const item = element('li', '', what, element('p', '', where, ' · ', page), ...buttons);
    item.className = severity;
    return item;
  });
}

/** An empty text, or an object in which no name has a value yet: it may become anything. */
const begun = /^\s*(?:\{[^:]*)?$/;

/** What was found in a text, in a sentence or two. */
export function summaryOf(text: string, { kind, findings, counts, more }: Checked): string {
  if (kind === undefined && findings.length === 0)
    return begun.test(text)
      ? 'There is nothing to check yet. Press Ctrl+Space to see what you can write.'
      : 'This is not recognized as an OCI document, so nothing is checked.';
  if (findings.length === 0) return 'No problems were found.';
  return more === 0
    ? `Found ${counts}.`
    : `Found ${counts}. The first ${grouped(findings.length)} are listed.`;
}

function button(label: string, className: string, run: () => void): HTMLButtonElement {
  const made = element('button', label);
  made.type = 'button';
  made.className = className;
  made.addEventListener('click', run);
  return made;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...content: readonly (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}
