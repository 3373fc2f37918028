import { foldExplanation } from '../../client/src/explanation/page/folding';

/** Shows an explanation, with its long parts folded. What a person has opened stays open. */
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
    foldExplanation(this.#parent, this.#open);
  }
}
