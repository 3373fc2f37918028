import type { Catalogue } from '#schemas/catalogue/catalogue';
import { builtInCatalogue } from '#schemas/catalogue/catalogue';
import type { Kind } from '#schemas/kinds';
import type { RuleLevel } from '#schemas/severity';
import type { SpecificationVersion } from '#schemas/specificationVersions';

/** The level that was chosen for each rule; its own applies where none was. */
export type RuleSeverities = Readonly<Record<string, RuleLevel | undefined>>;

/** How a finding is silenced: alone, or by switching its rule off in its file or in the whole project. */
export type SilenceScope = 'finding' | 'file' | 'project';

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
