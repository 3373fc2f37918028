import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CodeAction } from 'vscode-languageserver-types';
import { kindByMediaType } from '#schemas/kinds';
import { defaultSettings, type Finding, findValue } from '#service';
import { needsCorpus, readCorpus, type CorpusDocument } from '#helpers/corpus';
import { lint, parse, service, type Linted } from '#helpers/lint';
import { applyAction } from '#helpers/refactor';

const dockerConfig = 'application/vnd.docker.container.image.v1+json';

describe('refactorings of documents written by others', () => {
  before(needsCorpus);

  it('leave JSON that parses, and bring no error', function () {
    this.timeout(120_000);
    const wrong: string[] = [];
    let applied = 0;
    for (const { file, fileName, text } of readCorpus()) {
      const before = lint(text, { fileName });
      for (const action of offered(before)) {
        const after = lint(applyAction(before.document.source, action), { fileName });
        applied++;
        const problems = after.document.syntax.problems.length - before.document.syntax.problems.length;
        if (problems > 0) wrong.push(`${file}: “${action.title}” breaks the JSON`);
        for (const rule of newErrors(before.findings, after.findings))
          if (toldAnew[rule]?.test(action.title) !== true)
            wrong.push(`${file}: “${action.title}” brings ${rule}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert(applied > 500, `only ${applied} refactorings were offered`);
    console.log(`      (${applied} refactorings applied)`);
  });

  it('give a Docker document back, byte for byte, after it was an OCI document', () => {
    const manifests = roundTrips('application/vnd.oci.', /^Convert to an OCI image manifest$/, toDocker);
    const kept = roundTrips('application/vnd.oci.', /^Convert to an OCI image index with the same/, toDocker);
    const lists = roundTrips('application/vnd.oci.', /^Convert to an OCI image index(;|$)/, toDocker);
    assert(manifests > 60 && kept > 15 && lists > 15, 'few documents were converted');
    console.log(`      (${manifests} manifests, ${lists} lists)`);
  });

  it('give an OCI document back, byte for byte, wherever nothing of it is dropped for Docker', () => {
    const count = roundTrips(
      'application/vnd.docker.',
      toDocker,
      /^Convert to an OCI image (manifest|index)(;|$)/,
    );
    assert(count > 50, `only ${count} documents were converted`);
    console.log(`      (${count} documents)`);
  });

  it('sort annotations once and for all, and change nothing but the order', () => {
    const sorted = /^Sort all annotations/;
    let count = 0;
    for (const document of readCorpus()) {
      const once = applied(document, sorted);
      if (once === undefined) continue;
      count++;
      assert.equal(applied({ ...document, text: once }, sorted), undefined, document.file);
      assert.deepEqual(parse(once).document.value, parse(document.text).document.value, document.file);
      assert.deepEqual(sortedCodeUnits(once), sortedCodeUnits(document.text), document.file);
    }
    assert(count > 10, `only ${count} documents have annotations to sort`);
    console.log(`      (${count} documents)`);
  });

  /** To Docker, where nothing is dropped. */
  const toDocker = /^Convert to a Docker (?!.*without)/;

  /**
   * Converts each document there and back, except those with types of the other format among their own; returns how
   * many there were. What a document has beyond its own format, such as annotations in Docker's, does not come back, and neither
   * does the config type of early Docker images.
   */
  function roundTrips(otherFormat: string, there: RegExp, back: RegExp): number {
    let count = 0;
    for (const document of readCorpus()) {
      // A document without a media type of its own would get one.
      if (!hasMediaType(document) || plainSlashes(document.text).includes(otherFormat)) continue;
      const converted = applied(document, there);
      if (converted === undefined) continue;
      const restored = applied({ ...document, text: converted }, back);
      if (restored === undefined) continue;
      count++;
      const expected = document.text.replace('application/octet-stream', dockerConfig);
      assert.equal(plainSlashes(restored), plainSlashes(expected), document.file);
    }
    return count;
  }
});

/** Errors that a refactoring does not make but lets be told, by rule: in which titles, and why. */
const toldAnew: Readonly<Record<string, RegExp>> = {
  // The title says that the config must be another; and data that fits its digest can be held against its type.
  'content-contradicts-type':
    /its config must be an image config$|^Set digest and size to those of the data$|^Recompute /,
  // Docker’s format says less about an empty architecture than OCI’s does.
  'empty-value': /^Convert to an OCI image index/,
};

/** What a text is made of, whatever the order. */
function sortedCodeUnits(text: string): Uint16Array {
  return Uint16Array.from(text, (character) => character.charCodeAt(0)).sort();
}

/** A value that is replaced is written without needless escapes. */
function plainSlashes(text: string): string {
  return text.replaceAll('\\/', '/');
}

/** The text of a document after the refactoring of that title at its root; undefined where it is not offered. */
function applied({ fileName, text }: CorpusDocument, title: RegExp): string | undefined {
  const { document } = lint(text, { fileName });
  const action = offeredAt(document, 0).find((candidate) => title.test(candidate.title));
  return action === undefined ? undefined : applyAction(document.source, action);
}

/** The refactorings at the root, in each descriptor and in each map of annotations, each title once for a document. */
function offered({ document }: Linted): CodeAction[] {
  const { descriptors = [], annotations = [] } = document.model ?? {};
  const inside = [...descriptors, ...annotations].map(
    ({ path }) => findValue(document.syntax.root, path)!.offset + 1,
  );
  const byTitle = new Map<string, CodeAction>();
  for (const offset of [0, ...inside]) {
    for (const action of offeredAt(document, offset)) byTitle.set(action.title, action);
  }
  return [...byTitle.values()];
}

function offeredAt(document: Linted['document'], offset: number): CodeAction[] {
  const position = document.source.positionAt(offset);
  const range = { start: position, end: position };
  return service.refactorings(document, defaultSettings, range).filter(({ edit }) => edit !== undefined);
}

function hasMediaType({ text, fileName }: CorpusDocument): boolean {
  const { model, syntax } = parse(text, { fileName }).document;
  const own = findValue(syntax.root, ['mediaType'])?.value;
  return typeof own === 'string' && kindByMediaType.get(own) === model?.kind;
}

function newErrors(before: readonly Finding[], after: readonly Finding[]): string[] {
  const had = errorsIn(before);
  return errorsIn(after).filter((rule) => {
    const index = had.indexOf(rule);
    if (index !== -1) had.splice(index, 1);
    return index === -1;
  });
}

function errorsIn(findings: readonly Finding[]): string[] {
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule.id);
}
