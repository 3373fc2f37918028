import type * as z from 'zod';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { catalogueDataSchema, type DataFile } from './catalogueData';
import { contradictionsIn } from './references';

/**
 * What is wrong with the data of the catalogue: one line for each problem, with the file, the entry and the member,
 * such as `mediaTypes.json: application/vnd.example.v1: roles[0]: Invalid option: …`. References between entries
 * are followed only when each file fits its schema.
 */
export function problemsOfData(data: Readonly<Record<DataFile, unknown>>): readonly string[] {
  const { success, error, data: sound } = catalogueDataSchema.safeParse(data);
  const problems = success ? [...contradictionsIn(sound)] : error.issues.flatMap(describe);
  return problems.map(({ path, problem }) => `${placeOf(data, path)}: ${problem}`);
}

/** Throws an error that lists all that is wrong with the data of the catalogue. */
export function assertDataIsSound(data: Readonly<Record<DataFile, unknown>>): void {
  const problems = problemsOfData(data);
  if (problems.length === 0) return;
  throw new Error(['The data of the catalogue is not sound:', ...problems].join('\n  '));
}

interface Problem {
  readonly path: JsonPath;
  readonly problem: string;
}

/**
 * An unknown member is reported at its own place, so that its name is where others have theirs. Of the forms that a
 * value may have, the one counts that it misses by the fewest problems.
 */
function describe(issue: z.core.$ZodIssue): readonly Problem[] {
  const path = issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], problem: 'There is no such member' }));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [nearest = []] = issue.errors
      .map((issues) => issues.flatMap(describe))
      .sort((first, second) => first.length - second.length);
    return nearest.map(({ path: inside, problem }) => ({ path: [...path, ...inside], problem }));
  }
  return [{ path, problem: issue.message }];
}

/** The member by which the entries of a file are known. */
const identities: Readonly<Record<DataFile, string>> = {
  annotations: 'key',
  consumers: 'id',
  foreignFiles: 'name',
  mediaTypes: 'type',
  platforms: 'value',
  profiles: 'id',
};

/** The file, the entry and the member of a path; an entry without a name is known by its number. */
function placeOf(data: Readonly<Record<string, unknown>>, path: JsonPath): string {
  const [file, ...inFile] = path;
  const identity = identities[file as DataFile];
  let value = data[String(file)];
  for (const [index, segment] of inFile.entries()) {
    value = memberOf(value, segment);
    const name = memberOf(value, identity);
    if (typeof name === 'string' && name !== '') {
      // Each consumer has a file of its own.
      const entry = file === 'consumers' ? [`consumers/${name}.json`] : [`${file}.json`, name];
      return [...entry, formatPath(inFile.slice(index + 1))].filter(Boolean).join(': ');
    }
  }
  return [`${file}.json`, formatPath(inFile)].filter(Boolean).join(': ');
}

function memberOf(value: unknown, segment: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string | number, unknown>>)[segment]
    : undefined;
}
