import { CompletionItemKind } from 'vscode-languageserver-types';
import { placeholder } from '#schemas/placeholders';
import { commonSignals, signals } from '#schemas/values/signal';
import type { JsonPath } from '#schemas/jsonPath';
import { valueAt } from '#service/document/shape';
import type { JsonValue } from '#service/edits/operations';
import { valueCandidate, type Candidate } from './candidate';
import type { CompletionTarget } from './completionTarget';

const commonPorts: readonly (readonly [port: string, service: string])[] = [
  ['8080/tcp', 'HTTP on an unprivileged port'],
  ['80/tcp', 'HTTP'],
  ['443/tcp', 'HTTPS'],
  ['8443/tcp', 'HTTPS on an unprivileged port'],
  ['53/udp', 'DNS'],
  ['5432/tcp', 'PostgreSQL'],
  ['3306/tcp', 'MySQL'],
  ['6379/tcp', 'Redis'],
];

/** Ports that containers often listen on, as members of `ExposedPorts`. */
export function portsExcept(present: ReadonlySet<string>): Candidate[] {
  const known = commonPorts
    .filter(([port]) => !present.has(port))
    .map(([port, service]) => memberCandidate(port, service, { [port]: {} }));
  return [...known, memberCandidate('port/tcp', 'another port', { [`${placeholder('9000')}/tcp`]: {} })];
}

function memberCandidate(label: string, detail: string, content: JsonValue): Candidate {
  const documentation =
    'A port that the container listens on, with its protocol. The value is an empty object.';
  return { label, kind: CompletionItemKind.Property, detail, documentation, content };
}

const variables: readonly (readonly [name: string, value: string, meaning: string])[] = [
  [
    'PATH',
    '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    'directories that are searched for programs',
  ],
  ['HOME', '/', 'home directory'],
  ['LANG', 'C.UTF-8', 'language and character encoding'],
  ['TZ', 'UTC', 'time zone'],
];

/** Entries of the environment, `NAME=value`, for the variables that it does not set yet. */
export function variablesAt({ value }: CompletionTarget, path: JsonPath, text: string): Candidate[] {
  const entries = valueAt(value, path.slice(0, -1));
  const others = Array.isArray(entries) ? entries.filter((_, index) => index !== path.at(-1)) : [];
  const names = new Set(others.map((entry) => String(entry).split('=', 1)[0]));
  const known = variables.filter(([name]) => !names.has(name));
  return [
    ...known.map(([name, usual, meaning]) =>
      valueCandidate(`${name}=`, meaning, text, { content: `${name}=${placeholder(usual)}` }),
    ),
    valueCandidate('NAME=', 'another variable', text, {
      content: `${placeholder('NAME')}=${placeholder('value')}`,
    }),
  ];
}

/** The signals: SIGTERM, those that images ask for, and the rest. */
export function signalsAt(text: string): Candidate[] {
  const meanings = new Map(commonSignals.map(({ name, meaning }) => [name, meaning]));
  const rank = (name: string): number => (name === 'SIGTERM' ? 0 : meanings.has(name) ? 1 : 2);
  return [...signals]
    .sort((a, b) => rank(a) - rank(b))
    .map((name) => valueCandidate(name, meanings.get(name) ?? 'signal', text));
}

/** A test with the times that Docker takes where an image says nothing. */
export const healthcheckSkeleton: JsonValue = {
  Test: ['CMD-SHELL', placeholder('curl -f http://localhost/ || exit 1')],
  Interval: 30_000_000_000,
  Timeout: 30_000_000_000,
  Retries: 3,
};

const testForms: readonly (readonly [form: string, meaning: string])[] = [
  ['CMD', 'a program with its arguments'],
  ['CMD-SHELL', 'a shell command'],
  ['NONE', 'no health check'],
];

/** The first item of a test says how the others are run. */
export function testFormsAt(path: JsonPath, text: string): Candidate[] {
  if (path.at(-1) !== 0) return [];
  return testForms.map(([form, meaning]) => valueCandidate(form, meaning, text));
}

/** Usual durations, in nanoseconds. */
export function durationsAt(text: string): Candidate[] {
  return [30, 5, 10, 60, 300].map((seconds) =>
    valueCandidate(seconds * 1_000_000_000, `${seconds} seconds`, text),
  );
}
