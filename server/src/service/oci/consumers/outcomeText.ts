import type { Operation } from '#schemas/catalogue/consumers';
import { quote } from '#schemas/markdown';
import { counted, eitherOf, grouped, listOf } from '#schemas/prose';
import type { ConsumerOutcome, Dependency } from './outcomes';

/**
 * What one or several consumers do in operations that have the same outcome, as the predicate of a sentence:
 * `refuses to pull or run it`.
 */
export function outcomeClause(
  { outcome, layers, ignored = 'part of it' }: Pick<ConsumerOutcome, 'outcome' | 'layers' | 'ignored'>,
  operations: readonly Operation[],
  many = false,
): string {
  const infinitives = eitherOf(operations.map((operation) => verbs[operation].plural));
  switch (outcome) {
    case 'takes':
      return `${listOf(operations.map((operation) => verbs[operation][many ? 'plural' : 'singular']))} it`;
    case 'unpacks':
      if (layers?.unpacked.length === 0 && operations.every((operation) => operation === 'run'))
        return `${many ? 'give' : 'gives'} it an empty root filesystem`;
      return `${many ? 'unpack' : 'unpacks'} ${layers === undefined ? 'some layers' : countText(layers)}`;
    case 'ignores':
      return `${many ? 'ignore' : 'ignores'} ${ignored}`;
    case 'fails':
      return many ? `fail to ${infinitives} it` : `fails to ${infinitives} it`;
    case 'refuses':
      return many ? `refuse to ${infinitives} it` : `refuses to ${infinitives} it`;
  }
}

/** What a consumer does in an operation. */
const verbs: Readonly<Record<Operation, { readonly singular: string; readonly plural: string }>> = {
  push: { singular: 'stores', plural: 'store' },
  copy: { singular: 'copies', plural: 'copy' },
  import: { singular: 'imports', plural: 'import' },
  pull: { singular: 'pulls', plural: 'pull' },
  run: { singular: 'runs', plural: 'run' },
  mount: { singular: 'mounts', plural: 'mount' },
  extract: { singular: 'extracts', plural: 'extract' },
  show: { singular: 'shows', plural: 'show' },
};

/** How many layers of how many: `1 of 2 layers`, or `no layers`. */
function countText({ unpacked, total }: NonNullable<ConsumerOutcome['layers']>): string {
  if (unpacked.length === 0) return 'no layers';
  const all = counted(total, 'layer');
  return unpacked.length === total ? all : `${grouped(unpacked.length)} of ${all}`;
}

/** What a config must say, or what else must be so, for an outcome to come true, as a clause that follows “if”. */
export function conditionText(dependsOn: readonly Dependency[]): string {
  return listOf(dependsOn.map(dependencyText));
}

function dependencyText(dependency: Dependency): string {
  if ('command' in dependency) return `you use ${quote(dependency.command)}`;
  if ('circumstance' in dependency) return dependency.circumstance;
  return 'property' in dependency ? propertyText(dependency) : diffIdsText(dependency);
}

function diffIdsText({ diffIds, layers }: Extract<Dependency, { diffIds: string }>): string {
  const list = '`rootfs.diff_ids` in the config';
  const entries = counted(layers, 'entry', 'entries');
  switch (diffIds) {
    case 'none':
      return `${list} is empty`;
    case 'few':
      return layers === 2 ? `${list} has 1 entry` : `${list} has at least 1, but fewer than ${entries}`;
    case 'fewer':
      return layers === 1 ? `${list} is empty` : `${list} has fewer than ${entries}`;
    case 'equal':
      return layers === 0 ? `${list} is empty` : `${list} has ${entries}`;
    case 'more':
      return layers === 0 ? `${list} is not empty` : `${list} has more than ${entries}`;
    case 'other':
      return layers === 0 ? `${list} is not empty` : `${list} does not have exactly ${entries}`;
  }
}

/** An empty string says as little as an absent property. */
function propertyText({ property, present, is, isNot }: Extract<Dependency, { property: string }>): string {
  const name = quote(property);
  if (is !== undefined) return `${name} in the config is ${eitherOf(is.map(valueText))}`;
  if (isNot !== undefined) {
    const others = eitherOf(isNot.filter((value) => value !== '').map(valueText));
    return present === true
      ? `${name} in the config has a value other than ${others}`
      : `${name} in the config is not ${others}`;
  }
  return present === false ? `the config has no ${name}` : `the config has ${name}`;
}

function valueText(value: unknown): string {
  return quote(JSON.stringify(value));
}
