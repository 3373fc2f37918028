import * as z from 'zod';
import { kinds } from '#schemas/documentKinds';
import { annotationKey, mediaTypeFamily, someOf, text, type Sealed } from './parts';

const count = z.int().min(0);

/** A property, from the root of the document or of a descriptor. */
const propertyPath = z.array(text).min(1);

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Media types, also ones that end in `*` or begin with it; `@name` stands for a set of types of the same consumer. */
const types = someOf(z.union([text.regex(/^@[a-z0-9-]+$/), mediaTypeFamily]));

const role = z.enum(['config', 'layer', 'subject', 'manifest', 'blob', 'self']);

const pattern = text.refine((source) => {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}, 'Must be a regular expression');

const propertyTest = {
  /** One of these values. */
  is: z.array(scalar).min(1).exactOptional(),
  /** None of these values; a property that is absent has none. */
  isNot: z.array(scalar).min(1).exactOptional(),
  /** A string in which a regular expression finds something. */
  matches: pattern.exactOptional(),
  /** Letters of either case are the same for `matches`, as for a consumer that compares in lowercase. */
  anyCase: z.literal(true).exactOptional(),
  present: z.boolean().exactOptional(),
};

/** What a descriptor must be; all that is given must hold. */
const descriptorTest = z
  .strictObject({
    type: types.exactOptional(),
    notType: types.exactOptional(),
    /** Algorithms of the digest. */
    digest: someOf(text).exactOptional(),
    notDigest: someOf(text).exactOptional(),
    /** Bytes. */
    size: z.strictObject({ min: z.int().exactOptional(), max: z.int().exactOptional() }).exactOptional(),
    has: propertyPath.exactOptional(),
    lacks: propertyPath.exactOptional(),
    /** The value of a property. */
    property: z.strictObject({ path: propertyPath, ...propertyTest }).exactOptional(),
    /** Annotations of which it has none. */
    noAnnotation: someOf(annotationKey).exactOptional(),
    /** An annotation whose value matches a regular expression. */
    annotationLike: z.strictObject({ key: annotationKey, pattern }).exactOptional(),
  })
  .refine((test) => Object.keys(test).length > 0, 'Must test something');

/** A condition on a document. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Sealed<z.infer<typeof plainCondition>>;

const plainCondition = z.union([
  z.strictObject({ kind: someOf(z.enum(kinds)) }),
  /** Whether a manifest is an image or an artifact. */
  z.strictObject({ verdict: z.enum(['image', 'artifact']) }),
  /** At least one descriptor of a role, of those that the test lets through. */
  z.strictObject({ some: role, where: descriptorTest.exactOptional() }),
  /** All descriptors of a role; true where there are none. */
  z.strictObject({ every: role, where: descriptorTest }),
  /** How many descriptors of a role there are. */
  z.strictObject({
    number: role,
    where: descriptorTest.exactOptional(),
    min: count.exactOptional(),
    max: count.exactOptional(),
  }),
  z.strictObject({ property: propertyPath, ...propertyTest }),
  /** The same of the config that the manifest points to, or of the document itself where it is a config. */
  z.strictObject({ configProperty: propertyPath, ...propertyTest }),
  /**
   * How the number of diff_ids in the config compares with the number of layers that the test lets through; `few` are
   * fewer, but not none.
   */
  z.strictObject({
    diffIds: z.enum(['none', 'few', 'fewer', 'equal', 'more']),
    layers: descriptorTest.exactOptional(),
  }),
  /** The command with which somebody carries the operation out, where others do something else. */
  z.strictObject({ command: text }),
  /**
   * What no document tells, such as what a layer contains or whether a registry has the subject: a clause that follows
   * “if”.
   */
  z.strictObject({ circumstance: text }),
  /** The size of the document itself in bytes. */
  z.strictObject({ bytes: z.strictObject({ min: count.exactOptional(), max: count.exactOptional() }) }),
]);

/** The schema of conditions on a document. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
    plainCondition,
  ]),
);

export type DescriptorTest = Sealed<z.infer<typeof descriptorTest>>;
