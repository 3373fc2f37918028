/** A document to begin with. */
export interface Example {
  /** The name in addresses, in kebab case. It never changes. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}
