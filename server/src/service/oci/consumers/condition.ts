import type { Condition, Consumer, DescriptorTest } from '#schemas/catalogue/consumers';
import {
  isOpenTest,
  type ConditionLeaf,
  type ConfigTest,
  type OpenTest,
} from '#schemas/catalogue/conditionLeaves';
import type { JsonPath } from '#schemas/jsonPath';
import { isPlainArray } from '#schemas/plainData';
import { algorithmOf } from '#schemas/values/digest';
import { valueAt } from '#service/document/shape';
import type { DescriptorView } from '#service/document/views';
import type { DocumentFacts } from './documentFacts';

/** Whether a condition holds; `unknown` where it depends on content that is not at hand. */
export type Truth = 'yes' | 'no' | 'unknown';

/** Tells whether a condition of a consumer holds for a document. */
export function evaluate(condition: Condition, facts: DocumentFacts, consumer: Consumer): Truth {
  if ('all' in condition) return conjunction(condition.all.map((each) => evaluate(each, facts, consumer)));
  if ('any' in condition)
    return negation(conjunction(condition.any.map((each) => negation(evaluate(each, facts, consumer)))));
  if ('not' in condition) return negation(evaluate(condition.not, facts, consumer));
  if (isOpenTest(condition)) return evaluateOpen(condition, facts, consumer);
  return evaluatePlain(condition, facts, consumer) ? 'yes' : 'no';
}

/** The tests on which a condition depends as long as what they ask about is not at hand. */
export function openTestsOf(
  condition: Condition,
  facts: DocumentFacts,
  consumer: Consumer,
): readonly OpenTest[] {
  // A part that is decided depends on nothing, whatever else it asks.
  if (evaluate(condition, facts, consumer) !== 'unknown') return [];
  if ('not' in condition) return openTestsOf(condition.not, facts, consumer);
  if (!('all' in condition) && !('any' in condition)) return isOpenTest(condition) ? [condition] : [];
  const parts = 'all' in condition ? condition.all : condition.any;
  return parts.flatMap((part) => openTestsOf(part, facts, consumer));
}

type DiffIdsTest = Extract<ConfigTest, { diffIds: unknown }>;

type PlainTest = Exclude<ConditionLeaf, OpenTest>;

function conjunction(truths: readonly Truth[]): Truth {
  if (truths.includes('no')) return 'no';
  return truths.includes('unknown') ? 'unknown' : 'yes';
}

function negation(truth: Truth): Truth {
  if (truth === 'unknown') return 'unknown';
  return truth === 'yes' ? 'no' : 'yes';
}

function evaluatePlain(test: PlainTest, facts: DocumentFacts, consumer: Consumer): boolean {
  if ('kind' in test) return test.kind.some((kind) => kind === facts.kind);
  if ('verdict' in test) return test.verdict === facts.verdict;
  if ('some' in test) return facts.descriptors(test.some).some((view) => passes(view, test.where, consumer));
  if ('every' in test)
    return facts.descriptors(test.every).every((view) => passes(view, test.where, consumer));
  if ('number' in test) {
    const { length } = facts.descriptors(test.number).filter((view) => passes(view, test.where, consumer));
    return isWithin(length, test);
  }
  if ('property' in test) return hasProperty(facts.value(test.property), test);
  return isWithin(facts.byteLength(), test.bytes);
}

function evaluateOpen(test: OpenTest, facts: DocumentFacts, consumer: Consumer): Truth {
  return 'command' in test || 'circumstance' in test ? 'unknown' : evaluateConfig(test, facts, consumer);
}

function evaluateConfig(test: ConfigTest, facts: DocumentFacts, consumer: Consumer): Truth {
  const path = 'diffIds' in test ? ['rootfs', 'diff_ids'] : test.configProperty;
  const presumed = valueAt(facts.presumed, path);
  const isKnownAbsent = facts.isWithoutRootfs && path[0] === 'rootfs';
  if (facts.config === undefined && presumed === undefined && !isKnownAbsent)
    return isPossible(test, facts, consumer) ? 'unknown' : 'no';
  const value = facts.config === undefined ? presumed : valueAt(facts.config, path);
  if (!('diffIds' in test)) return hasProperty(value, test) ? 'yes' : 'no';
  const count = isPlainArray(value) ? value.length : 0;
  return compares(count, test.diffIds, countLayers(test, facts, consumer)) ? 'yes' : 'no';
}

/** Whether there is a config for which a test holds: none has fewer entries than no layers. */
function isPossible(test: ConfigTest, facts: DocumentFacts, consumer: Consumer): boolean {
  if (!('diffIds' in test) || (test.diffIds !== 'few' && test.diffIds !== 'fewer')) return true;
  return countLayers(test, facts, consumer) > (test.diffIds === 'few' ? 1 : 0);
}

/** The number of layers with which a test compares the number of diff_ids. */
export function countLayers(test: DiffIdsTest, facts: DocumentFacts, consumer: Consumer): number {
  return facts.descriptors('layer').filter((view) => passes(view, test.layers, consumer)).length;
}

function compares(count: number, how: DiffIdsTest['diffIds'], layers: number): boolean {
  switch (how) {
    case 'none':
      return count === 0;
    case 'few':
      return count > 0 && count < layers;
    case 'fewer':
      return count < layers;
    case 'equal':
      return count === layers;
    case 'more':
      return count > layers;
  }
}

interface PropertyTest {
  readonly is?: readonly unknown[];
  readonly isNot?: readonly unknown[];
  readonly matches?: string;
  readonly anyCase?: boolean;
  readonly present?: boolean;
}

function hasProperty(value: unknown, { is, isNot, matches, anyCase, present }: PropertyTest): boolean {
  if (present !== undefined && present !== (value !== undefined && value !== null)) return false;
  if (is !== undefined && !is.includes(value)) return false;
  const flags = anyCase === true ? 'iu' : 'u';
  if (matches !== undefined && !(typeof value === 'string' && new RegExp(matches, flags).test(value)))
    return false;
  return isNot === undefined || !isNot.includes(value);
}

function isWithin(number: number, { min, max }: { readonly min?: number; readonly max?: number }): boolean {
  return (min === undefined || number >= min) && (max === undefined || number <= max);
}

/** Tells whether a descriptor passes a test; without a test, all do. */
function passes(view: DescriptorView, test: DescriptorTest | undefined, consumer: Consumer): boolean {
  if (test === undefined) return true;
  const { value } = view;
  const { mediaType: type = '', digest = '', size, annotations = {} } = value;
  return (
    (test.type === undefined || isOfType(type, test.type, consumer)) &&
    (test.notType === undefined || !isOfType(type, test.notType, consumer)) &&
    (test.digest === undefined || test.digest.includes(algorithmOf(digest) ?? '')) &&
    (test.notDigest === undefined || !test.notDigest.includes(algorithmOf(digest) ?? '')) &&
    (test.size === undefined || (size !== undefined && isWithin(size, test.size))) &&
    (test.has === undefined || isPresent(value, test.has)) &&
    (test.lacks === undefined || !isPresent(value, test.lacks)) &&
    (test.property === undefined || hasProperty(valueAt(value, test.property.path), test.property)) &&
    (test.noAnnotation === undefined || test.noAnnotation.every((key) => annotations[key] === undefined)) &&
    (test.annotationLike === undefined || matches(annotations[test.annotationLike.key], test.annotationLike))
  );
}

function matches(value: string | undefined, { pattern }: { readonly pattern: string }): boolean {
  return value !== undefined && new RegExp(pattern, 'u').test(value);
}

function isPresent(value: unknown, path: JsonPath): boolean {
  return valueAt(value, path) !== undefined;
}

/**
 * Tells whether a media type is one of a list, in which `*` stands for the end of a type or for all before its suffix,
 * and `@` begins the name of a set.
 */
export function isOfType(type: string, patterns: readonly string[], consumer: Consumer): boolean {
  return patterns.some((pattern) => {
    if (pattern.startsWith('@')) return isOfType(type, consumer.types?.[pattern.slice(1)] ?? [], consumer);
    if (pattern.startsWith('*')) return type.endsWith(pattern.slice(1));
    return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
  });
}
