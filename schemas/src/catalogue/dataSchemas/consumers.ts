import * as z from 'zod';
import { schemaAt } from '#schemas/introspection';
import { descriptor } from '#schemas/model/descriptor';
import { imageConfig } from '#schemas/model/imageConfig';
import { isVersion } from '#schemas/values/version';
import { condition } from './conditions';
import { evidence, evidenceIds } from './evidence';
import {
  annotationKey,
  description,
  id,
  mediaType,
  mediaTypeFamily,
  setOf,
  someOf,
  text,
  type Sealed,
} from './parts';

/** A version as `2`, `2.3`, or `2.3.1`. */
const version = text.refine(isVersion, 'Must be a version, such as 2.3 or 1.7.0');

/** What people do with a document and a consumer, in the order in which they do it. */
const operation = z.enum(['push', 'copy', 'import', 'pull', 'run', 'mount', 'extract', 'show']);

/**
 * What comes of it: the consumer takes the document, unpacks some of its layers only, silently ignores it or a
 * part of it, takes it and fails later, or refuses it with an error.
 */
const outcome = z.enum(['takes', 'unpacks', 'ignores', 'fails', 'refuses']);

const configPath = z
  .array(text)
  .min(1)
  .refine((path) => schemaAt(imageConfig(), path) !== undefined, 'Must lead to a property of image configs');

const behavior = z
  .strictObject({
    id,
    /** What the consumer does, as whole sentences with its name as the subject of the first. */
    statement: description,
    /** The property of an image config that the statement is about; the explanation of a config shows it there. */
    about: configPath.exactOptional(),
    /** What it prints, exactly; `…` stands for what depends on the document. */
    error: text.exactOptional(),
    /** The first version that does it, and the first that does it no longer. */
    since: version.exactOptional(),
    until: version.exactOptional(),
    evidence: evidenceIds,
    /** When the behavior decides what comes of an operation; without this it is a statement for rules and pages only. */
    applies: z
      .strictObject({
        to: someOf(operation),
        /** The documents; all, when absent. */
        when: condition.exactOptional(),
        outcome,
        /** For `unpacks`: the layers that it unpacks. */
        layers: z.strictObject({ type: someOf(text) }).exactOptional(),
        /** For `ignores`: what it ignores, in few words that can follow the verb. */
        ignored: text.exactOptional(),
      })
      .refine(({ outcome, layers }) => (outcome === 'unpacks') === (layers !== undefined), {
        path: ['layers'],
        error: 'Must be given for the outcome unpacks, and only there',
      })
      .refine(({ outcome, ignored }) => (outcome === 'ignores') === (ignored !== undefined), {
        path: ['ignored'],
        error: 'Must be given for the outcome ignores, and only there',
      })
      .exactOptional(),
    /** The documents that a statement without `applies` is about; all of the formats made for the consumer, when absent. */
    when: condition.exactOptional(),
  })
  .refine(({ applies, when }) => applies === undefined || when === undefined, {
    path: ['when'],
    error: 'Must be a member of applies',
  });

/** The behaviors of a library, at this point of the order. */
const inclusion = z.strictObject({
  include: id,
  /** The version of the library by the version of the consumer from which on it has that one. */
  versions: z.record(version, version).exactOptional(),
});

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
    /** What the consumer does, as one or two sentences that name it. */
    /** Messages quote it, and shorten what is longer. */
    consequence: text.max(160),
    /** What it ignores, in few words that can follow the verb; absent where it refuses the document, as most do. */
    ignored: text.exactOptional(),
    evidence: evidenceIds,
  })
  .refine(({ only, never }) => (only === undefined) !== (never === undefined), {
    path: ['only'],
    error: 'Must be given, or else never, but not both',
  });

const refusedMember = z.strictObject({
  /** What the descriptor is for. */
  role: z.enum(['config', 'layer', 'subject', 'manifest', 'blob', 'self']),
  path: z
    .array(text)
    .min(1)
    .refine((path) => schemaAt(descriptor(), path) !== undefined, 'Must lead to a property of descriptors'),
  evidence: evidenceIds,
});

/** Limits with rules of their own, which have fixes. */
const limits = z.strictObject({
  /** The behavior after which the limits decide; before all behaviors, when absent. */
  after: id.exactOptional(),
  types: z.array(restriction).min(1).exactOptional(),
  /** Properties of descriptors that make it refuse the document, by what the descriptor is for. */
  members: z.array(refusedMember).min(1).exactOptional(),
  /** It refuses blobs without content. */
  refusesEmptyBlobs: z.strictObject({ evidence: evidenceIds }).exactOptional(),
  /** It refuses image configs without history. */
  needsHistory: z.strictObject({ evidence: evidenceIds }).exactOptional(),
  /** Annotations that it reads from an index only, and not from the manifests in it. */
  indexAnnotations: z.strictObject({ keys: someOf(annotationKey), evidence: evidenceIds }).exactOptional(),
  /** The number of characters that it takes of annotations. */
  annotationLengths: z
    .strictObject({ maxima: z.record(annotationKey, z.int().min(1)), evidence: evidenceIds })
    .exactOptional(),
});

const consumer = z
  .strictObject({
    id,
    name: text,
    /** Other names by which texts call it. */
    aliases: someOf(text).exactOptional(),
    group: z.enum(['runtime', 'client', 'registry', 'service', 'library', 'builder']),
    /** The consumer of which it is an optional part, as a shim is of a runtime; people see the names of both. */
    within: id.exactOptional(),
    description,
    /** The newest version that the behaviors were read from; registries that are services have none. */
    version: version.exactOptional(),
    /** The beginning of the name after which the version stands, where it is not that of the whole name. */
    versionOf: text.exactOptional(),
    /** By default, the versions before this one are what another file describes, so its behaviors are theirs. */
    before: z.strictObject({ version, is: id }).exactOptional(),
    /** Empty for what nobody hands a document to, such as a library. */
    operations: setOf(operation),
    /** Named sets of media types, for conditions. */
    types: z.record(z.string().regex(/^[a-z0-9-]+$/), someOf(mediaTypeFamily)).exactOptional(),
    evidence: z.record(z.string().regex(/^[a-z0-9.-]+$/), evidence),
    /** Of those that apply to an operation, the first whose condition holds decides. */
    behaviors: z.array(z.union([behavior, inclusion])),
    limits: limits.exactOptional(),
  })
  .refine(({ name, versionOf = name }) => name.startsWith(versionOf), {
    path: ['versionOf'],
    message: 'Must be the beginning of the name',
  });

/** The schema of the files of `data/consumers/`, by the name of the file. */
export const consumersData = z.array(consumer);

/** A registry, runtime, client or library, and what it does with documents. */
export type Consumer = Sealed<z.infer<typeof consumer>>;

/** The place of a library in the behaviors of a consumer. */
export type Inclusion = Sealed<z.infer<typeof inclusion>>;

/** What a consumer does, with its evidence. */
export type Behavior = Sealed<z.infer<typeof behavior>>;

/** What people do with a document and a consumer. */
export type Operation = z.infer<typeof operation>;

/** What comes of an operation. */
export type Outcome = z.infer<typeof outcome>;

/** A place of a document at which a consumer looks at media types; `document` is the document’s own. */
export type ConsumerPlace = z.infer<typeof place>;

/** A property of descriptors that a consumer refuses. */
export type RefusedMember = NonNullable<NonNullable<Consumer['limits']>['members']>[number];

/** Media types that a consumer does not accept. */
export type TypeRestriction = NonNullable<NonNullable<Consumer['limits']>['types']>[number];
