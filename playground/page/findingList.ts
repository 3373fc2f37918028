import { grouped } from '#schemas/prose';
import { isBegun } from '../begun';
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

/** What was found in a text, in a sentence or two. */
export function summaryOf(text: string, { kind, findings, counts, more }: Checked): string {
  if (kind === undefined && isBegun(text))
    return 'There is nothing to check yet. Press Ctrl+Space to see what you can write.';
  if (kind === undefined)
    return findings.length === 0
      ? 'This is not recognized as an OCI document, so nothing is checked.'
      : `This is not recognized as an OCI document, so only its JSON is checked. Found ${counts}.`;
  if (findings.length === 0) return 'No problems were found.';
  return more === 0
    ? `Found ${counts}.`
    : `Found ${counts}. The first ${grouped(findings.length)} are listed.`;
}

/** Says what makes a text an OCI document, where it is not recognized as one; otherwise nothing. */
export function whatDecides(text: string, { kind }: Checked): HTMLElement[] {
  if (kind !== undefined || isBegun(text)) return [];
  const kinds = element('a', 'kinds of documents');
  kinds.href = '../docs/kinds.html';
  return [
    element(
      'p',
      'Its mediaType decides, or properties that only one kind of document has, such as config and layers of a manifest. ' +
        'To see how documents are recognized, read about the ',
      kinds,
      '.',
    ),
  ];
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
