import { statementsOf } from '#schemas/catalogue/consumers';
import { catalogueMarkdown } from '#schemas/markdown';

/** What an entry of the catalogue says of itself: what it is, and what consumers do with it. */
export interface Described {
  readonly description?: string | undefined;
  readonly claims?: readonly string[] | undefined;
}

/** What an entry is, and the statements about consumers that it rests on, as one paragraph of Markdown. */
export function describe({ description, claims }: Described): string {
  const sentences = description === undefined ? [] : [description];
  return catalogueMarkdown([...sentences, ...statementsOf(claims)].join(' '));
}
