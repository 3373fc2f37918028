import { chosenConsumer } from '#schemas/catalogue/consumers';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { schemaAt } from '#schemas/introspection';
import { schemaByKind } from '#schemas/kinds';
import { longestProfileList } from '#schemas/limits';
import { isPlainArray } from '#schemas/plainData';
import { choicesWith, pathsThatFit, type Choice } from '#schemas/projectChoices';
import { listOf } from '#schemas/prose';
import { problemOfGlob, problemOfGlobs } from '#schemas/values/glob';
import { completedOrNearestWord } from '#schemas/values/spelling';
import { typeOf, valueAt } from '#service/document/shape';
import { remove, rename, set, wrapInArray } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix, type FixProposal, type Report } from '#service/lint/rule';
import { normalizedFile } from '#schemas/values/relativeFile';
import { keepOne } from '#service/reports/duplicateKeys';
import { unknownMembers, type UnknownMember } from '#service/oci/unknownMembers';

type Context = RuleContext<'project-configuration'>;
type Fix = 'wrap' | 'replace' | 'rename' | 'remove' | 'keep-last' | 'keep-first';
type Found = Report<
  | 'too-deep'
  | 'too-large'
  | 'not-object'
  | 'duplicate'
  | 'missing'
  | 'type'
  | (typeof unknownChoice)[Choice['noun']]
  | 'member'
  | 'misspelled-member'
  | 'no-condition'
  | 'negative'
  | 'too-many'
  | 'glob'
  | 'too-many-globs'
  | 'baseline-file',
  Fix
>;

/** The message for a string that is not one of the known values, by what it should be. */
const unknownChoice = {
  rule: 'unknown-rule',
  severity: 'unknown-severity',
  consumer: 'unknown-consumer',
  'version of the specification': 'unknown-version',
  'kind of document': 'unknown-kind',
  'role of a media type': 'unknown-role',
} as const satisfies Readonly<Record<Choice['noun'], string>>;

/** The reader of the project file skips what is wrong in it, so the author must be told. */
export default defineRule({
  id: 'project-configuration',
  category: 'project',
  kinds: ['project-configuration'],
  severity: 'error',
  summary: 'A part of the project file is not understood and has no effect.',
  messages: {
    'too-deep':
      'The project file is nested more than 500 levels deep here, so it is not read. Nothing in it has an effect.',
    'too-large': 'The project file is too large, so it is not read. Nothing in it has an effect.',
    'not-object':
      'The project file must be a JSON object, but its JSON type is {actual}. Nothing in it has an effect.',
    duplicate:
      '"{name}" appears {count} times in this object. The last one applies, and the others have no effect. Keep one.',
    missing: '"{name}" is missing. Without it, {owner} is ignored.',
    type: 'The JSON type of {place} must be {expected}, but it is {actual}. The value is ignored.',
    'unknown-rule': '"{text}" is not a known rule and has no effect.',
    'unknown-severity': '"{text}" is not a severity. Possible values are {values}.',
    'unknown-consumer': '"{text}" is not a known consumer. Possible values are {values}.',
    'unknown-version': '"{text}" is not a version of the specification. Possible values are {values}.',
    'unknown-kind': '"{text}" is not a kind of document. Possible values are {values}.',
    'unknown-role': '"{text}" is not a role of a media type. Possible values are {values}.',
    member: 'The project file does not define "{key}" here, and it has no effect.',
    'misspelled-member':
      'The project file does not define "{key}" here, and it has no effect. Did you mean "{name}"?',
    'no-condition':
      'A profile without a condition would match every manifest, so it is ignored. List in match what identifies ' +
      'the format.',
    negative: '"{name}" is a number of layers and must not be negative. The value is ignored.',
    'too-many': '"{name}" has more than {most} values, so the profile is ignored.',
    'too-many-globs': 'All entries of "overrides" are ignored. {problem}',
    glob: '"{glob}" cannot be used, so the entry is ignored. {problem}',
    'baseline-file':
      '"{file}" does not name a file below the folder of the project file, so the entry accepts nothing. Write the ' +
      'path relative to that folder.',
  },
  fixes: {
    wrap: 'Put it in an array',
    replace: 'Replace "{text}" with "{nearest}"',
    rename: 'Rename "{key}" to "{name}"',
    remove: 'Remove "{text}"',
    'keep-last': 'Keep the last "{name}"',
    'keep-first': 'Keep the first "{name}"',
  },
  automatic: ['wrap'],
  *check(context) {
    yield* textReports(context);
    const raw = context.rawValue([]);
    if (raw === undefined) return;
    if (typeOf(raw) !== 'object') {
      yield { message: 'not-object', at: { path: [] }, values: { actual: typeOf(raw) } };
      return;
    }
    const unknown = [...unknownMembers(raw)];
    yield* unknown.map(memberReport);
    yield* shapeReports(context, unknown);
    for (const choice of choicesWith(context.ruleIds())) yield* choiceReports(choice, raw);
    yield* conditionReports(context);
    yield* countReports(raw);
    yield* lengthReports(raw);
    yield* globReports(raw);
    yield* fileReports(raw);
  },
});

/** What is wrong with the text as a whole, and names of which one value is read. */
function* textReports({ syntaxProblems, duplicates }: Context): Iterable<Found> {
  for (const [index, { problem }] of syntaxProblems.entries()) {
    if (problem === 'too-deep' || problem === 'too-large') yield { message: problem, at: { problem: index } };
  }
  for (const duplicate of duplicates) {
    const { path, count } = duplicate;
    yield {
      message: 'duplicate',
      severity: 'warning',
      at: { path, part: 'key', occurrence: count - 1 },
      values: { name: String(path.at(-1)), count },
      fixes: keepOne(duplicate),
    };
  }
}

function memberReport({ path, meant }: UnknownMember): Found {
  const key = String(path.at(-1));
  const at = { path, part: 'key' } as const;
  if (meant === undefined) return { message: 'member', severity: 'warning', at, values: { key } };
  return {
    message: 'misspelled-member',
    severity: 'warning',
    at,
    values: { key, name: meant },
    fixes: [fix('rename', rename(path, meant))],
  };
}

function* shapeReports(
  { shapeIssues, rawValue }: Context,
  unknown: readonly UnknownMember[],
): Iterable<Found> {
  const meant = new Set(unknown.map(({ path, meant: name }) => `${formatPath(path.slice(0, -1))}\n${name}`));
  for (const { path, problem, expected, actual } of shapeIssues) {
    if (problem === 'missing') {
      const owner = formatPath(path.slice(0, -1));
      const name = String(path.at(-1));
      // The misspelled name is reported already.
      if (meant.has(`${owner}\n${name}`)) continue;
      yield { message: 'missing', at: { path }, absent: path, values: { owner, name } };
      continue;
    }
    const element = schemaAt(schemaByKind['project-configuration'], [...path, 0]);
    const isElement = expected === 'array' && element?.safeParse(rawValue(path)).success === true;
    yield {
      message: 'type',
      at: { path },
      values: { place: formatPath(path), expected, actual },
      fixes: isElement ? [fix('wrap', wrapInArray(path))] : [],
    };
  }
}

function* countReports(raw: unknown): Iterable<Found> {
  for (const name of ['min', 'max']) {
    for (const path of pathsThatFit(raw, ['profiles', '*', 'layers', '*', name])) {
      const count = valueAt(raw, path);
      if (typeof count === 'number' && count < 0)
        yield { message: 'negative', at: { path }, values: { name } };
    }
  }
}

/** The lists of a profile, whose values are compared with each layer. */
const profileLists: readonly (readonly string[])[] = [
  ['match', '*'],
  ['config', 'types'],
  ['layers'],
  ['layers', '*', 'types'],
  ['layers', '*', 'annotations'],
  ['annotations', '*'],
];

function* lengthReports(raw: unknown): Iterable<Found> {
  for (const list of profileLists) {
    for (const path of pathsThatFit(raw, ['profiles', '*', ...list])) {
      const values = valueAt(raw, path);
      if (!isPlainArray(values) || values.length <= longestProfileList) continue;
      yield {
        message: 'too-many',
        at: { path, part: 'key' },
        values: { name: String(path.at(-1)), most: String(longestProfileList) },
      };
    }
  }
}

function* globReports(raw: unknown): Iterable<Found> {
  const globs: string[] = [];
  for (const path of pathsThatFit(raw, ['overrides', '*', 'files', '*'])) {
    const glob = valueAt(raw, path);
    if (typeof glob !== 'string') continue;
    const problem = problemOfGlob(glob);
    if (problem === undefined) globs.push(glob);
    else yield { message: 'glob', at: { path }, values: { glob, problem } };
  }
  const problem = problemOfGlobs(globs);
  if (problem !== undefined)
    yield { message: 'too-many-globs', at: { path: ['overrides'], part: 'key' }, values: { problem } };
}

function* fileReports(raw: unknown): Iterable<Found> {
  for (const path of pathsThatFit(raw, ['baseline', '*', 'file'])) {
    const file = valueAt(raw, path);
    if (typeof file === 'string' && normalizedFile(file) === undefined)
      yield { message: 'baseline-file', severity: 'warning', at: { path }, values: { file } };
  }
}

function* choiceReports({ at, part, noun, values, strict }: Choice, raw: unknown): Iterable<Found> {
  const known = new Set(values);
  const list = listOf(values.map((value) => `"${value}"`));
  for (const path of pathsThatFit(raw, at)) {
    const text = part === 'key' ? path.at(-1) : valueAt(raw, path);
    if (typeof text !== 'string' || known.has(text)) continue;
    // A version may follow the name, as in containerd@1.7.
    if (noun === 'consumer' && chosenConsumer(text) !== undefined) continue;
    const nearest = completedOrNearestWord(text, values);
    yield {
      message: unknownChoice[noun],
      severity: strict ? 'error' : 'warning',
      at: { path, part },
      values: { text, values: list },
      fixes: part === 'value' ? valueFixes(path, nearest) : keyFixes(raw, path, nearest),
    };
  }
}

function valueFixes(path: JsonPath, nearest: string | undefined): FixProposal<Fix>[] {
  return nearest === undefined ? [] : [fix('replace', set(path, nearest), { values: { nearest } })];
}

function keyFixes(raw: unknown, path: JsonPath, nearest: string | undefined): FixProposal<Fix>[] {
  const isFree = nearest !== undefined && valueAt(raw, [...path.slice(0, -1), nearest]) === undefined;
  return isFree
    ? [fix('replace', rename(path, nearest), { values: { nearest } })]
    : [fix('remove', remove(path))];
}

function* conditionReports({ model }: Context): Iterable<Found> {
  for (const [index, profile] of (model.profiles ?? []).entries()) {
    const match = profile?.match;
    if (match === undefined) continue;
    const conditions = [match.artifactType, match.config, match.layers, match.annotations];
    if (conditions.every((condition) => condition === undefined || condition.length === 0))
      yield { message: 'no-condition', at: { path: ['profiles', index, 'match'], part: 'key' } };
  }
}
