import { remove, rename, set, wrapInArray } from '#service/edits/operations';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { typeOf } from '#service/document/shape';
import type { RuleContext } from '#service/lint/context';
import { fix, defineRule, type Report } from '#service/lint/rule';
import { typeNames } from '#service/oci/shapeNames';
import { choicesWith, pathsThatFit, type Choice } from '#schemas/projectChoices';
import { completedOrNearestWord } from '#schemas/values/spelling';
import { unknownMembers, type UnknownMember } from '#service/oci/unknownMembers';

type Context = RuleContext<'project-configuration'>;
type Found = Report<
  | 'not-object'
  | 'missing'
  | 'type'
  | 'unknown'
  | 'unknown-of-few'
  | 'member'
  | 'misspelt-member'
  | 'no-condition',
  'wrap' | 'replace' | 'rename' | 'remove'
>;

/** What is wrong in the project file is left out when it is read, so that somebody has to say so. */
export default defineRule({
  id: 'project-configuration',
  category: 'project',
  kinds: ['project-configuration'],
  severity: 'error',
  summary: 'A part of the project file is not understood and has no effect.',
  messages: {
    'not-object': 'The project file is a JSON object, and this is {actual}. Nothing in it has an effect.',
    missing: '{owner} needs "{name}"; it is ignored without it.',
    type: '{place} must be {expected}, not {actual}. It is ignored as it is.',
    unknown: '"{text}" is no {noun} that is known, and has no effect.',
    'unknown-of-few': '"{text}" is no {noun}. Possible are {values}.',
    member: 'The project file knows no "{key}" here, and it has no effect.',
    'misspelt-member':
      'The project file knows no "{key}" here, and it has no effect; "{name}" is meant by the look of it.',
    'no-condition':
      'A profile without a condition would take every manifest for its own, and is ignored. List in match what tells the format.',
  },
  fixes: {
    wrap: 'Make it the only element of a list',
    replace: 'Replace "{text}" by "{nearest}"',
    rename: 'Rename "{key}" to "{name}"',
    remove: 'Remove "{text}"',
  },
  automatic: ['wrap'],
  *check(context) {
    const raw = context.rawValue([]);
    if (typeOf(raw) !== 'object') {
      if (raw !== undefined)
        yield { message: 'not-object', at: { path: [] }, values: { actual: typeNames[typeOf(raw)] } };
      return;
    }
    const unknown = [...unknownMembers(raw)];
    for (const member of unknown) yield reportMember(member);
    yield* shapeReports(context, unknown);
    for (const choice of choicesWith(context.ruleIds())) yield* choiceReports(choice, raw);
    yield* conditionReports(context);
  },
});

function reportMember({ path, meant }: UnknownMember): Found {
  const values = { key: String(path.at(-1)) };
  const at = { path, part: 'key' } as const;
  if (meant === undefined) return { message: 'member', severity: 'warning', at, values };
  return {
    message: 'misspelt-member',
    severity: 'warning',
    at,
    values: { ...values, name: meant },
    fixes: [fix('rename', rename(path, meant))],
  };
}

function* shapeReports({ shapeIssues }: Context, unknown: readonly UnknownMember[]): Iterable<Found> {
  for (const { path, problem, expected, actual } of shapeIssues) {
    const name = String(path.at(-1));
    if (problem === 'missing') {
      const owner = formatPath(path.slice(0, -1));
      // The misspelt name is reported already.
      if (unknown.some((member) => member.meant === name && formatPath(member.path.slice(0, -1)) === owner))
        continue;
      yield { message: 'missing', at: { path }, absent: path, values: { owner, name } };
      continue;
    }
    const wrap = fix('wrap', wrapInArray(path));
    yield {
      message: 'type',
      at: { path },
      values: { place: formatPath(path), expected: typeNames[expected], actual: typeNames[actual] },
      fixes: expected === 'array' && actual === 'string' ? [wrap] : [],
    };
  }
}

/** So many values are listed in a message; more are left to completion. */
const few = 12;

function* choiceReports({ at, part, noun, values, strict }: Choice, raw: unknown): Iterable<Found> {
  const known = new Set(values);
  for (const path of pathsThatFit(raw, at)) {
    const text = part === 'key' ? path.at(-1) : valueIn(raw, path);
    if (typeof text !== 'string' || known.has(text)) continue;
    const nearest = completedOrNearestWord(text, values);
    yield {
      message: values.length <= few ? 'unknown-of-few' : 'unknown',
      ...(strict ? {} : { severity: 'warning' as const }),
      at: { path, part },
      values: { text, noun, values: values.map((value) => `"${value}"`).join(', ') },
      fixes: fixesFor(raw, path, part, nearest),
    };
  }
}

function fixesFor(
  raw: unknown,
  path: JsonPath,
  part: Choice['part'],
  nearest: string | undefined,
): NonNullable<Found['fixes']> {
  if (part === 'value') {
    return nearest === undefined ? [] : [fix('replace', set(path, nearest), { values: { nearest } })];
  }
  const isThere = nearest !== undefined && Object.hasOwn(valueIn(raw, path.slice(0, -1)) as object, nearest);
  return nearest === undefined || isThere
    ? [fix('remove', remove(path))]
    : [fix('replace', rename(path, nearest), { values: { nearest } })];
}

function* conditionReports({ model }: Context): Iterable<Found> {
  for (const [index, profile] of (model.profiles ?? []).entries()) {
    const { artifactType, config, layers, annotations } = profile?.match ?? {};
    if (profile?.match === undefined) continue;
    if ([artifactType, config, layers, annotations].some((list) => list !== undefined && list.length > 0))
      continue;
    yield { message: 'no-condition', at: { path: ['profiles', index, 'match'], part: 'key' } };
  }
}

function valueIn(root: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((value, segment) => (value as Record<string, unknown>)[segment], root);
}
