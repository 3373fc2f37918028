import type { Catalogue } from '../../../../schemas/src/catalogue/catalogue';
import { builtInCatalogue } from '../../../../schemas/src/catalogue/catalogue';
import type { Kind } from '../../../../schemas/src/kinds';
import type { Severity } from './severity';

/** The versions of the image specification that differ in what they demand. */
export const specificationVersions = ['1.0', '1.1', 'main'] as const;

/** A version of the image specification. */
export type SpecificationVersion = (typeof specificationVersions)[number];

/** What a rule can be set to, from the weightiest on. */
export const ruleLevels = ['error', 'warning', 'information', 'hint', 'off'] as const satisfies readonly (
  Severity | 'off'
)[];

/** The level that was chosen for each rule; its own applies where none was. */
export type RuleSeverities = Readonly<Record<string, Severity | 'off' | undefined>>;

/** What people chose for a document: the same for all rules, and all that rules know of settings. */
export interface Policy {
  readonly severities: RuleSeverities;
  readonly specification: SpecificationVersion;
  /** The registries and runtimes whose refusals count. */
  readonly consumers: readonly string[];
  /** Annotations that documents of a kind must have. */
  readonly requiredAnnotations: Readonly<Partial<Record<Kind, readonly string[]>>>;
  readonly catalogue: Catalogue;
}

/** The policy where nobody chose anything. */
export const defaultPolicy: Policy = Object.freeze({
  severities: {},
  specification: '1.1',
  consumers: [],
  requiredAnnotations: {},
  catalogue: builtInCatalogue,
});
