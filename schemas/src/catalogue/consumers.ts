import data from './data/consumers.json';

/** A place of a document at which a consumer looks at media types; `document` is the document’s own. */
export type ConsumerPlace = 'document' | 'config' | 'layer' | 'artifactType';

/** Media types that a consumer does not take. */
export interface TypeRestriction {
  readonly places: readonly ConsumerPlace[];
  /** The only types that it takes. */
  readonly only?: readonly string[];
  /** Types that it does not take. */
  readonly never?: readonly string[];
  /** The type that it takes for the same content. */
  readonly instead?: string;
  /** What happens, in whole sentences. */
  readonly consequence: string;
}

/** A registry, runtime or client with limits of its own, which count when a project names it. */
export interface Consumer {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Year and month of the latest evidence: what holds today may be otherwise. */
  readonly asOf: string;
  readonly sources: readonly string[];
  readonly types?: readonly TypeRestriction[];
  /** Properties of descriptors that make it refuse the document, by what the descriptor is for. */
  readonly members?: readonly { readonly role: string; readonly path: readonly string[] }[];
  readonly refusesEmptyBlobs?: boolean;
  /** True when it refuses image configs without history. */
  readonly needsHistory?: boolean;
  /** Annotations that it reads from an index only, and not from the manifests in it. */
  readonly indexAnnotations?: readonly string[];
  /** The number of characters that it takes of annotations. */
  readonly annotationLengths?: Readonly<Record<string, number | undefined>>;
}

/** All consumers whose limits are known. */
export const consumers = data as unknown as readonly Consumer[];

/** The names by which a project chooses consumers. */
export const consumerIds: readonly string[] = consumers.map(({ id }) => id);

/** The consumers of a list of names; names that nobody knows are left out. */
export function consumersNamed(names: readonly string[]): readonly Consumer[] {
  return names.length === 0 ? [] : consumers.filter(({ id }) => names.includes(id));
}
