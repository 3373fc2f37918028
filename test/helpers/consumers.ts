import assert from 'node:assert/strict';
import { it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Operation, Outcome } from '#schemas/catalogue/consumers';
import { createLanguageService, defaultSettings, type ConsumerVerdict } from '#service';
import { writeOutDigests } from './markedText';

const service = createLanguageService();

/** What a consumer, such as `containerd@1.7`, does with a document; `config` is the content of its config. */
export function verdictOn(name: string, text: string, config?: unknown): ConsumerVerdict {
  const document = service.parse(
    TextDocument.create('file:///test/manifest.json', 'json', 1, writeOutDigests(text)),
    defaultSettings,
  );
  const question = { consumers: [name], ...(config === undefined ? {} : { config }) };
  const [verdict] = service.whoTakes(document, defaultSettings, question);
  assert(verdict !== undefined, `there is no consumer ${name}, or this is no OCI document`);
  return verdict;
}

/** The outcome of one operation and the behavior that decides, such as `refuses containerd/ambiguous`. */
export function outcomeOn(name: string, operation: Operation, text: string, config?: unknown): string {
  const { operations } = verdictOn(name, text, config);
  const found = operations.find((each) => each.operation === operation);
  assert(found !== undefined, `${name} has no operation ${operation}`);
  const { conditional, otherwise } = found;
  const show = ({ outcome, behavior }: { outcome: Outcome; behavior: string }): string =>
    `${outcome} ${behavior}`;
  return [
    ...conditional.map((each) => `perhaps ${show(each)}`),
    otherwise === undefined ? 'unknown' : show(otherwise),
  ].join(', ');
}

/** A config of which nothing is known but the number of its diff_ids. */
export function withDiffIds(count: number) {
  return { rootfs: { type: 'layers', diff_ids: Array<string>(count).fill('sha256:0') } };
}

/** Tests what becomes of pushes: what is pushed, the document, the outcome and the behavior, and the version. */
export function testPushes(
  consumer: string,
  cases: readonly (readonly [name: string, document: string, outcome: string, version?: string])[],
): void {
  for (const [name, document, outcome, version] of cases)
    it(`${outcome}: ${name}${version === undefined ? '' : `, in ${version}`}`, () => {
      const chosen = version === undefined ? consumer : `${consumer}@${version}`;
      assert.equal(outcomeOn(chosen, 'push', document), outcome);
    });
}

/** Tests what becomes of operations: the outcome and the behavior, and the content of the config where it matters. */
export function testOutcomes(
  cases: readonly (readonly [
    consumer: string,
    operation: Operation,
    document: string,
    outcome: string,
    config?: unknown,
  ])[],
): void {
  for (const [consumer, operation, document, outcome, config] of cases)
    it(`${consumer} ${operation}: ${outcome}`, () => {
      assert.equal(outcomeOn(consumer, operation, document, config), outcome);
    });
}
