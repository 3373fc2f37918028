import * as z from 'zod';
import {
  annotationKey,
  claim,
  id,
  link,
  mediaTypePattern,
  setOf,
  someOf,
  text,
  title,
  type Sealed,
} from './parts';

const layer = z
  .strictObject({
    types: someOf(mediaTypePattern),
    min: z.int().min(0),
    /** Null for any number. */
    max: z.int().min(1).nullable(),
    title,
    /** Annotations without which consumers refuse the layer. */
    annotations: someOf(annotationKey).exactOptional(),
    /** Annotations that tools commonly write. */
    usual: someOf(annotationKey).exactOptional(),
  })
  .refine(({ min, max }) => max === null || min <= max, {
    path: ['min'],
    error: 'Must not be greater than max',
  });

const match = z
  .strictObject({
    artifactType: someOf(mediaTypePattern).exactOptional(),
    config: someOf(mediaTypePattern).exactOptional(),
    layers: someOf(mediaTypePattern).exactOptional(),
    /** Types of which no layer may be one. */
    noLayers: someOf(mediaTypePattern).exactOptional(),
    /** Keys of annotations, each of which a layer has. */
    layerAnnotations: someOf(annotationKey).exactOptional(),
    annotations: someOf(annotationKey).exactOptional(),
  })
  .refine(({ noLayers: _, ...lists }) => Object.keys(lists).length > 0, 'Must have at least one list');

const profile = z.strictObject({
  id,
  name: text,
  owner: text,
  /** One of them in a sentence: `chart`, `signature`. */
  noun: text,
  form: z.enum(['artifact', 'image']),
  /** True where no consumer is known to refuse a manifest that departs from the format. */
  lenient: z.literal(true).exactOptional(),
  /** True for an image whose layers hold no files of a root filesystem, but data for a snapshotter of its own. */
  opaqueLayers: z.literal(true).exactOptional(),
  /**
   * A manifest has the profile when every list that is given, but `noLayers` and `layerAnnotations`, holds one of its
   * values.
   */
  match,
  /** The types that the config may have; any type when there are none. */
  config: z.strictObject({ types: setOf(mediaTypePattern) }),
  layers: z.array(layer),
  /** True when layers of further types are tolerated. */
  otherLayers: z.boolean(),
  annotations: z.strictObject({ required: setOf(annotationKey), usual: setOf(annotationKey) }),
  /** The tools whose format it is: those of its owner, which the link shows. */
  tools: text.exactOptional(),
  /** The consumers of the model that it is made for; people see first what they do with it. */
  consumers: someOf(id).exactOptional(),
  link,
  /** What an author should know of the format; what consumers do with it is in `claims`. */
  note: text.refine((value) => value.endsWith('.'), 'Must end with a full stop').exactOptional(),
  claims: someOf(claim).exactOptional(),
});

/** The schema of `profiles.json`. */
export const profilesData = z.array(profile);

/** An artifact format, or a special form of image, that manifests can be recognized as. */
export type Profile = Sealed<z.infer<typeof profile>>;

/** One group of layers that an artifact format has. */
export type ProfileLayer = Sealed<z.infer<typeof layer>>;
