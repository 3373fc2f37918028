import type { RuleContext } from './context';
import type { Model, ParsedDocument } from '../document/parsedDocument';

/** Something that a document has or has not, or that is asked of it, and without which some rules have nothing to look at. */
export type DocumentTrait =
  | 'syntax-problems'
  | 'shape-issues'
  | 'duplicate-keys'
  | 'folded-keys'
  | 'unknown-keys'
  /** A number that is anything but up to 15 digits. */
  | 'unusual-numbers'
  /** A surrogate, as a character or as an escape. */
  | 'surrogates'
  /** A digest that is anything but a well-formed SHA-256 digest. */
  | 'unusual-digests'
  | 'embedded-data'
  | 'urls'
  | 'platforms'
  | 'annotations'
  | 'subject'
  /** An artifact format that the manifest is recognised as. */
  | 'profile'
  /** Registries or runtimes that the project names. */
  | 'consumers'
  /** Annotations that the project demands. */
  | 'required-annotations';

/** The traits of a document, from one look at what there is in it and at what is asked of it. */
export function traitsOf(
  document: ParsedDocument,
  model: Model,
  context: RuleContext,
): ReadonlySet<DocumentTrait> {
  const traits = new Set<DocumentTrait>();
  if (document.syntax.problems.length > 0) traits.add('syntax-problems');
  if (document.duplicates.length > 0) traits.add('duplicate-keys');
  if (document.syntax.survey?.unusualNumbers !== false) traits.add('unusual-numbers');
  if (mayHoldSurrogates(document)) traits.add('surrogates');
  if (model.shapeIssues.length > 0) traits.add('shape-issues');
  if (model.foldedKeys.length > 0) traits.add('folded-keys');
  if (model.hasUnknownKeys) traits.add('unknown-keys');
  if (model.platforms.length > 0) traits.add('platforms');
  if (model.annotations.length > 0) traits.add('annotations');
  if (context.classification?.profile !== undefined) traits.add('profile');
  if (context.policy.consumers.length > 0) traits.add('consumers');
  if (context.policy.requiredAnnotations[model.kind] !== undefined) traits.add('required-annotations');
  for (const { role, value, hasOrdinaryDigest } of model.descriptors) {
    if (!hasOrdinaryDigest) traits.add('unusual-digests');
    if (value.data !== undefined) traits.add('embedded-data');
    if (value.urls !== undefined) traits.add('urls');
    if (role === 'subject') traits.add('subject');
  }
  return traits;
}

function mayHoldSurrogates({ text, syntax }: ParsedDocument): boolean {
  if (syntax.survey?.ascii === true && !text.includes('\\u')) return false;
  return /[\ud800-\udfff]|\\u[dD][89a-fA-F]/.test(text);
}
