import * as z from 'zod';
import { schemaAt } from '#schemas/introspection';
import { descriptor } from '#schemas/model/descriptor';
import { annotationKey, description, id, link, mediaType, someOf, text, type Sealed } from './parts';

const place = z.enum(['document', 'config', 'layer', 'artifactType']);

/** Media types that a consumer does not take. */
const restriction = z
  .strictObject({
    places: someOf(place),
    /** The only types that it takes. */
    only: someOf(mediaType).exactOptional(),
    /** Types that it does not take. */
    never: someOf(mediaType).exactOptional(),
    /** The type that it takes for the same content. */
    instead: mediaType.exactOptional(),
    /** What happens, as the end of a sentence. */
    consequence: text,
  })
  .refine(({ only, never }) => (only === undefined) !== (never === undefined), {
    path: ['only'],
    error: 'Must be given, or else never, but not both',
  });

const member = z.strictObject({
  /** What the descriptor is for. */
  role: z.enum(['config', 'layer', 'subject', 'manifest', 'blob', 'self']),
  path: z
    .array(text)
    .min(1)
    .refine((path) => schemaAt(descriptor, path) !== undefined, 'Must lead to a property of descriptors'),
});

const consumer = z.strictObject({
  id,
  name: text,
  description,
  /** Year and month of the latest evidence: the consumer may have changed since. */
  asOf: z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/, 'Must be a year and a month, such as 2026-01'),
  sources: someOf(link),
  types: z.array(restriction).min(1).exactOptional(),
  /** Properties of descriptors that make it refuse the document, by what the descriptor is for. */
  members: z.array(member).min(1).exactOptional(),
  /** True when it refuses blobs without content. */
  refusesEmptyBlobs: z.literal(true).exactOptional(),
  /** True when it refuses image configs without history. */
  needsHistory: z.literal(true).exactOptional(),
  /** Annotations that it reads from an index only, and not from the manifests in it. */
  indexAnnotations: someOf(annotationKey).exactOptional(),
  /** The number of characters that it takes of annotations. */
  annotationLengths: z.record(annotationKey, z.int().min(1)).exactOptional(),
});

/** The schema of `consumers.json`. */
export const consumersData = z.array(consumer);

/** A registry, runtime or client with limits of its own, which count when a project names it. */
export type Consumer = Sealed<z.infer<typeof consumer>>;

/** A place of a document at which a consumer looks at media types; `document` is the document’s own. */
export type ConsumerPlace = z.infer<typeof place>;

/** Media types that a consumer does not accept. */
export type TypeRestriction = NonNullable<Consumer['types']>[number];
