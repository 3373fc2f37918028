import { isPlainArray, isPlainObject, type PlainObject } from '#schemas/plainData';
import {
  elementAround,
  elementSpansAround,
  withGrownElement,
  type ElementSpan,
  type ElementSpans,
} from './elementSpans';
import { lazyTree } from './lazyTree';
import { isAscii, surveyJson, type Survey } from './survey';
import type { SyntaxTree } from './syntaxTree';
import { countNames, deepestLazyTree, parseOrUndefined, type ValidJson } from './validJson';

/** Shorter texts are read as a whole: that takes no longer, and is done everywhere else as well. In UTF-16 code units. */
export const shortestReadInParts = 16 * 1024;

/** What came of reading a text before, and the text. */
export interface ReadBefore {
  readonly text: string;
  readonly syntax: SyntaxTree;
}

/** The one element of a list of the root in which a text differs from an earlier version. */
export interface EditedElement {
  readonly list: string;
  readonly index: number;
}

/** An edited text, whose value has all parts that were not edited in common with the value before. */
export interface EditedJson extends ValidJson {
  readonly elements: ElementSpans;
  readonly edited: EditedElement;
}

/**
 * Reads a text that differs from one before within one element of a list of the root, as while somebody types in a long
 * index: only that element is read. What comes of it is what reading the whole text would give. Undefined for every other
 * text, and where something about either text is out of the ordinary.
 */
export function readEditedJson(before: ReadBefore, text: string): EditedJson | undefined {
  const { value: root, survey, duplicates } = before.syntax;
  const isOrdinary = survey !== undefined && survey.depth <= deepestLazyTree && !survey.unusualNumbers;
  if (text.length < shortestReadInParts || !isOrdinary || duplicates.length > 0) return undefined;
  if (!isPlainObject(root)) return undefined;
  const edit = differenceOf(before.text, text);
  const place = placeOf(before, edit);
  if (place === undefined) return undefined;
  const {
    spans,
    element: { index, start, end },
  } = place;
  const growth = text.length - before.text.length;
  const element = readElement(text.slice(start, end + growth));
  const list = root[spans.list];
  if (element === undefined || !isPlainArray(list)) return undefined;
  const names = survey.names - surveyJson(before.text.slice(start, end)).names + element.survey.names;
  return {
    root: lazyTree(text),
    value: { ...root, [spans.list]: list.with(index, element.value) },
    duplicates,
    survey: {
      depth: Math.max(survey.depth, depthOfElements + element.survey.depth),
      names,
      unusualNumbers: false,
      ascii: survey.ascii ? element.survey.ascii : isAscii(text),
    },
    elements: withGrownElement(spans, index, growth),
    edited: { list: spans.list, index },
  };
}

/** The elements are in a list, which is in the root. */
const depthOfElements = 2;

interface Place {
  readonly spans: ElementSpans;
  readonly element: ElementSpan;
}

function placeOf({ text, syntax: { elements } }: ReadBefore, { start, end }: Difference): Place | undefined {
  const known = elements && placeIn(elements, start, end);
  return known ?? placeIn(elementSpansAround(text, start), start, end);
}

function placeIn(spans: ElementSpans | undefined, start: number, end: number): Place | undefined {
  const element = spans && elementAround(spans, start, end);
  return spans && element && { spans, element };
}

interface ReadElement {
  readonly value: PlainObject | readonly unknown[];
  readonly survey: Survey;
}

/**
 * Its first and last character are those from before. If they are brackets, and what is between them is whole, it is one
 * value in the whole text, too.
 */
function readElement(text: string): ReadElement | undefined {
  const value = parseOrUndefined(text);
  if (!isPlainObject(value) && !isPlainArray(value)) return undefined;
  const survey = surveyJson(text);
  const isOrdinary =
    !survey.unusualNumbers &&
    survey.depth + depthOfElements <= deepestLazyTree &&
    countNames(value) === survey.names;
  return isOrdinary ? { value, survey } : undefined;
}

/** The range of a text that is replaced by something else; offsets count UTF-16 code units. */
interface Difference {
  readonly start: number;
  readonly end: number;
}

/** The range of `before` in which `after` is different, without what both begin and end with. */
function differenceOf(before: string, after: string): Difference {
  const shorter = Math.min(before.length, after.length);
  const start = longest(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const tail = longest(shorter - start, (from, to) => {
    const ofBefore = before.slice(before.length - to, before.length - from);
    return ofBefore === after.slice(after.length - to, after.length - from);
  });
  return { start, end: before.length - tail };
}

/** How far two texts are the same, at most `limit` code units. Long parts are compared at once, as the runtime does it fastest. */
function longest(limit: number, isSame: (from: number, to: number) => boolean): number {
  let same = 0;
  for (let step = limit; step > 0;) {
    if (same + step <= limit && isSame(same, same + step)) same += step;
    else step >>>= 1;
  }
  return same;
}
