/**
 * Shows an explanation. Why consumers do what they do is folded, and so are the consumers that few ask for, as on the page
 * that VS Code shows. What a person has opened stays open.
 */
export class Explanation {
  readonly #parent: HTMLElement;
  readonly #open = new Set<string>();
  #html = '';

  constructor(parent: HTMLElement) {
    this.#parent = parent;
  }

  /** @param html HTML of the worker, which is rendered from Markdown and has no scripts */
  show(html: string): void {
    // While somebody types, it is mostly the same.
    if (html === this.#html) return;
    this.#html = html;
    this.#parent.innerHTML = html;
    for (const item of this.#parent.querySelectorAll('h4 + ul > li')) this.#foldReason(item);
    for (const heading of this.#parent.querySelectorAll('h3')) {
      if (heading.textContent === 'Other consumers') this.#foldSection(heading);
    }
  }

  /** The outcome is on the first line, and what follows says why. */
  #foldReason(item: Element): void {
    const nodes = [...item.childNodes];
    const end = nodes.findIndex(({ nodeName }) => nodeName === 'BR');
    if (end < 0) return;
    const consumer = item.parentElement?.previousElementSibling?.textContent ?? '';
    const outcome = nodes.slice(0, end);
    nodes[end]?.remove();
    const name = consumer + outcome.map(({ textContent }) => textContent).join('');
    item.append(this.#fold(name, outcome, nodes.slice(end + 1)));
  }

  #foldSection(heading: Element): void {
    const parts: Element[] = [];
    for (let next = heading.nextElementSibling; next !== null && !/^H[123]$/.test(next.tagName);) {
      parts.push(next);
      next = next.nextElementSibling;
    }
    const before = heading.previousSibling;
    const folded = this.#fold('others', [heading], parts);
    if (before === null) this.#parent.prepend(folded);
    else before.after(folded);
  }

  #fold(name: string, label: readonly ChildNode[], parts: readonly ChildNode[]): HTMLElement {
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    const rest = document.createElement('div');
    summary.append(...label);
    rest.append(...parts);
    details.append(summary, rest);
    details.open = this.#open.has(name);
    details.addEventListener('toggle', () => {
      if (details.open) this.#open.add(name);
      else this.#open.delete(name);
    });
    return details;
  }
}
