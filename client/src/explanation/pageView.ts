/** Where a page is looked at for the first time. */
export interface PageView {
  /** Tells the view from others: the page is scrolled once for each. */
  readonly id: string;
  /** The anchor of a section; the top of the page for anything else. */
  readonly section: string | undefined;
}
