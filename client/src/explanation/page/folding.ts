import { headingAnchor } from '#schemas/markdown';

/** The most rows of a table that is not folded. */
const mostRows = 8;

/** The sections that are folded whatever their length, by their anchors: they repeat the document in other words. */
const foldedSections = ['what-it-says', 'annotations'];

/**
 * Folds the long parts of an explanation: why consumers do what they do, the consumers that few ask for, the sections that
 * repeat the document, and tables that fill the page.
 * @param page the element whose children are the HTML of the explanation
 * @param open the names of the parts that are open; it follows what a person opens and closes. A section is named by its anchor.
 * @param onToggle called after `open` has changed
 */
export function foldExplanation(
  page: Element,
  open: Set<string>,
  onToggle: () => void = () => undefined,
): void {
  const fold = (name: string, label: string | Node, parts: readonly ChildNode[]): void => {
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    const rest = document.createElement('div');
    parts[0]?.before(details);
    summary.append(label);
    rest.append(...parts);
    details.append(summary, rest);
    details.open = open.has(name);
    details.addEventListener('toggle', () => {
      if (details.open) open.add(name);
      else open.delete(name);
      onToggle();
    });
  };
  for (const item of page.querySelectorAll('h4 + ul > li')) foldReason(item, fold);
  for (const heading of page.querySelectorAll('h2, h3')) {
    const anchor = anchorOf(heading);
    const isFolded = anchor === 'other-consumers' || foldedSections.includes(anchor);
    const parts = isFolded ? partsBelow(heading) : [];
    if (parts.length > 0) fold(anchor, heading, parts);
  }
  let section = '';
  for (const part of [...page.children]) {
    if (part.tagName === 'H2') section = anchorOf(part);
    const rows = part instanceof HTMLTableElement ? part.rows.length - 1 : 0;
    if (rows > mostRows) fold(section, `${rows} rows`, [part]);
  }
}

/** The outcome is on the first line of an item, and what follows says why. */
function foldReason(
  item: Element,
  fold: (name: string, label: Node, parts: readonly ChildNode[]) => void,
): void {
  const nodes = [...item.childNodes];
  const end = nodes.findIndex(({ nodeName }) => nodeName === 'BR');
  if (end <= 0) return;
  const consumer = item.parentElement?.previousElementSibling?.textContent ?? '';
  const outcome = document.createElement('span');
  outcome.append(...nodes.slice(0, end));
  nodes[end]?.remove();
  fold(consumer + outcome.textContent, outcome, nodes.slice(end + 1));
}

/** What follows a heading, up to the next one of its level or above. */
function partsBelow(heading: Element): Element[] {
  const parts: Element[] = [];
  for (let next = heading.nextElementSibling; next !== null && next.tagName !== 'SCRIPT';) {
    if (/^H[1-6]$/.test(next.tagName) && next.tagName <= heading.tagName) break;
    parts.push(next);
    next = next.nextElementSibling;
  }
  return parts;
}

function anchorOf(heading: Element): string {
  return headingAnchor(heading.textContent);
}
