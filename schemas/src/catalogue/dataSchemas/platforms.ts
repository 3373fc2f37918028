import * as z from 'zod';
import { claim, description, setOf, someOf, text, title, type Sealed } from './parts';

/** The name of an operating system, an architecture or a variant; documents compare it byte by byte. */
const name = text.regex(
  /^[a-z0-9][a-z0-9._-]*$/,
  'Must be lowercase letters, digits, dots, hyphens, and underscores',
);

const pair = text.regex(
  /^[a-z0-9]+\/[a-z0-9]+$/,
  'Must be an operating system and an architecture, as in linux/amd64',
);

const os = z.strictObject({
  value: name,
  title,
  description,
  claims: someOf(claim).exactOptional(),
  /** True for values of Go’s `GOOS`, which the specification recommends. */
  goos: z.boolean(),
});

const variant = z.strictObject({ value: name, title: text });

const architecture = z.strictObject({
  value: name,
  title,
  description,
  claims: someOf(claim).exactOptional(),
  /** True for values of Go’s `GOARCH`, which the specification recommends. */
  goarch: z.boolean(),
  variants: z.array(variant),
});

const architectureName = z.strictObject({ architecture: name, variant: name.exactOptional() });

/** The schema of `platforms.json`. */
export const platformsData = z.strictObject({
  os: z.array(os),
  architectures: z.array(architecture),
  /** The pairs that Go builds for. */
  pairs: setOf(pair),
  /** Further pairs in use. */
  extraPairs: setOf(pair),
  /** Other names of operating systems, in lowercase. */
  osAliases: z.record(name, name),
  /** Other names of architectures, in lowercase. */
  architectureAliases: z.record(name, architectureName),
  /** Other names of variants by architecture, in lowercase. */
  variantAliases: z.record(name, z.record(name, name)),
});

/** An operating system that images can name. */
export type OsEntry = Sealed<z.infer<typeof os>>;

/** A CPU architecture that images can name. */
export type ArchitectureEntry = Sealed<z.infer<typeof architecture>>;

/** A variant of an architecture. */
export type VariantEntry = Sealed<z.infer<typeof variant>>;

/** What another name of an architecture stands for. */
export type ArchitectureName = Sealed<z.infer<typeof architectureName>>;
