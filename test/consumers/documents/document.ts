import { Content, type Blob } from './content';

/** A document, and everything that a tool needs to read it from a layout. */
export interface ConsumedDocument {
  readonly name: string;
  /** The type with which index.json and registries refer to it. */
  readonly mediaType: string;
  readonly text: string;
  readonly blobs: readonly Blob[];
  /** The content of its config, as JSON reads it. */
  readonly config: unknown;
  /** The text of the file `oci-layout`, where the test is about that. */
  readonly layoutFile: string | undefined;
}

/** Writes a document, and stores what it refers to. */
export type Recipe = (content: Content) => string;

/** The documents of recipes by name, all of one media type. */
export function documentsOf(
  mediaType: string,
  recipes: Readonly<Record<string, Recipe>>,
): readonly ConsumedDocument[] {
  return Object.entries(recipes).map(([name, recipe]) => documentOf(name, mediaType, recipe));
}

/** One document. */
export function documentOf(
  name: string,
  mediaType: string,
  recipe: Recipe,
  layoutFile?: string,
): ConsumedDocument {
  const content = new Content(name);
  const text = recipe(content);
  return { name, mediaType, text, blobs: content.blobs, config: content.config, layoutFile };
}
