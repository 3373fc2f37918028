import type { Kind } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import type { EditOperation } from '#service/edits/operations';
import type { RuleContext } from './context';
import type { Severity } from '#schemas/severity';
import type { DocumentTrait } from './traits';

/** The parts of a document that rules are grouped by; each is a folder. */
export type RuleCategory =
  | 'json'
  | 'shape'
  | 'document'
  | 'descriptor'
  | 'artifact'
  | 'profile'
  | 'index'
  | 'config'
  | 'annotation'
  | 'layout'
  | 'project'
  | 'consumer';

/** Where a finding points: into the content by path, or at a syntax problem by its number. */
export type Target =
  | {
      readonly path: JsonPath;
      /** Whether the property's name or its value is meant; the value when absent. */
      readonly part?: 'key' | 'value';
      /** Of duplicate keys, which one, counted from 0; the last when absent. */
      readonly occurrence?: number;
    }
  | { readonly problem: number };

/** Values for the placeholders of a message or title. */
export type Values = Readonly<Record<string, string | number>>;

/** A fix that a finding offers, by its id in the rule. */
export interface FixProposal<F extends string = string> {
  readonly fix: F;
  readonly values?: Values;
  readonly operations: readonly EditOperation[];
  /** True where it is a good guess only: it is then not applied without asking, even if the rule's fix may be. */
  readonly doubtful?: boolean;
}

/** Proposes a fix by its id in the rule, with the operations that carry it out. */
export function fix<F extends string>(
  id: F,
  operations: EditOperation | readonly EditOperation[],
  options: Pick<FixProposal, 'values' | 'doubtful'> = {},
): FixProposal<F> {
  return { fix: id, operations: 'op' in operations ? [operations] : operations, ...options };
}

/** A repair that may change several files of the layout, beside the document of the finding. */
export type LayoutRepairName = (typeof layoutRepairNames)[number];

/** The names of all repairs that findings ask for. */
export const layoutRepairNames = ['rehash', 'sizes', 'diff-ids', 'prune', 'layout-file'] as const;

/** What a rule reports: data, no text and no offsets. */
export interface Report<M extends string = string, F extends string = string> {
  readonly message: M;
  readonly at: Target;
  readonly values?: Values;
  /**
   * The property whose absence is the reason. The report is dropped in text that may be cut short, and where the property
   * is null or has another type.
   */
  readonly absent?: JsonPath;
  /** A milder level than the rule's own, for cases that the rule's page describes. */
  readonly severity?: Severity;
  readonly fixes?: readonly FixProposal<F>[];
  /** What repairs the layout, where a change of the document alone does not. */
  readonly repair?: LayoutRepairName;
  /** Other places that explain the finding. */
  readonly related?: readonly { readonly path: JsonPath; readonly message: M; readonly values?: Values }[];
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** A rule: what it is about, what it says, and how it finds it. */
export interface Rule<K extends Kind = Kind, M extends string = string, F extends string = string> {
  /** Kebab-case; part of the public interface, never renamed. */
  readonly id: string;
  readonly category: RuleCategory;
  /** The kinds of document it looks at. */
  readonly kinds: readonly K[];
  /** What a document must have for the rule to have anything to look at; it is not run on others. */
  readonly onlyWith?: DocumentTrait | readonly DocumentTrait[];
  readonly severity: Severity;
  /** One sentence for lists and settings. */
  readonly summary: string;
  /** The section of the specification, or the source, that the rule rests on; none for rules about our own files. */
  readonly source?: string;
  /**
   * What consumers do with what the rule finds, as `containerd/counts-known-layers`: the only source of what the
   * rule’s messages and its page say of them.
   */
  readonly claims?: readonly string[];
  /**
   * Texts by message id, with `{placeholders}`. A placeholder such as `{containerd/counts-known-layers}` stands for
   * the statement of that claim.
   */
  readonly messages: Readonly<Record<M, string>>;
  /** Titles of the fixes by fix id, with `{placeholders}`. */
  readonly fixes: Readonly<Record<F, string>>;
  /**
   * The fixes that may be applied without asking, on save or by `--fix`: there is no doubt what was meant, and
   * nothing of the author's is lost. A proposal may still be `doubtful`.
   */
  readonly automatic?: readonly F[];
  /** The repairs of the whole layout that its findings ask for. */
  readonly repairs?: readonly LayoutRepairName[];
  /** True when VS Code's own JSON support reports the same in files with the language id `json`. */
  readonly reportedByHost?: boolean;
  /** True when it reports that a document is of another kind than it must be. All else about that kind is then beside the point. */
  readonly isAboutKind?: boolean;
  /** True when its messages say whether a manifest is an image or an artifact, so that nothing beside them says it again. */
  readonly saysVerdict?: boolean;
  check(context: RuleContext<K>): Iterable<Report<M, F>>;
}

/** What a document must have, all of it, for a rule to be run on it. */
export function neededTraits({ onlyWith = [] }: Rule): readonly DocumentTrait[] {
  return typeof onlyWith === 'string' ? [onlyWith] : onlyWith;
}

/** Declares a rule, so that message ids, fix ids and kinds are checked against each other. */
export function defineRule<const K extends Kind, M extends string, F extends string = never>(
  rule: Omit<Rule<K, M, F>, 'fixes'> & { readonly fixes?: Readonly<Record<F, string>> },
): Rule {
  return { fixes: {}, ...rule };
}

/** The kinds that share descriptors, for rules about them. */
export const descriptorKinds = [
  'image-manifest',
  'image-index',
  'descriptor',
  'docker-manifest',
  'docker-manifest-list',
  'artifact-manifest',
] as const satisfies readonly Kind[];

/** All kinds that are checked at all; Docker's schema 1 and `docker save` files are only recognised. */
export const checkedKinds = [
  ...descriptorKinds,
  'image-config',
  'image-layout',
  'wasm-config',
] as const satisfies readonly Kind[];

/** Every kind, for rules about the JSON itself. */
export const allKinds = [...checkedKinds, 'docker-schema1', 'docker-save'] as const satisfies readonly Kind[];
