import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import {
  defaultSettings,
  applyOffsetEdits,
  messageOf,
  planEdits,
  rangeOf,
  titleOf,
  type EditOperation,
  type Finding,
  type FixProposal,
  type OffsetEdit,
  type ParsedDocument,
} from '#service';
import type { JsonPath } from '#schemas/jsonPath';
import { goFold } from '#service/document/goFold';
import { allCapabilities } from '#helpers/completion';
import { lint, service, type Linted, type LintOptions } from '#helpers/lint';

/**
 * What must hold for every text, whatever it says. Throws an error that says what does not.
 * @returns the number of fixes that were applied and checked
 */
export function checkInvariants(text: string, options: LintOptions = {}): number {
  const linted = lint(text, options);
  checkFindings(linted);
  const fixes = checkFixes(linted, options);
  checkViews(linted);
  return fixes;
}

/** The most fixes of one document that are tried: they are far more alike than documents are. */
const mostFixes = 12;

/** The most places that completion and hover are asked about. */
const mostPlaces = 4;

function checkFindings({ document, findings }: Linted): void {
  for (const finding of findings) {
    checkMessage(finding);
    checkRange(document.source, rangeOf(document, finding.at), `the finding ${finding.rule.id}`);
    for (const { path } of finding.related)
      checkRange(document.source, rangeOf(document, { path }), `a place related to ${finding.rule.id}`);
  }
}

function checkMessage(finding: Finding): void {
  const message = messageOf(finding);
  assert.notEqual(message.trim(), '', `${finding.rule.id} says nothing`);
  // Quotation marks are around what the document says.
  const own = message.replace(/"[^]*"/g, '');
  assert.doesNotMatch(
    own,
    /\{[a-z/-]+\}|undefined|NaN|\[object/,
    `${finding.rule.id} has a blank in its message`,
  );
}

/** Fixes leave JSON, take away their finding, and bring no error. */
function checkFixes(before: Linted, options: LintOptions): number {
  const { document, findings } = before;
  const isWhole = document.syntax.problems.length === 0;
  const known = new Set(findings.map(placeOf));
  let tried = 0;
  for (const finding of findings) {
    for (const proposal of finding.fixes) {
      if (tried >= mostFixes) return tried;
      tried++;
      const title = `“${titleOf(finding, proposal)}” of ${finding.rule.id}`;
      const edits = planEdits(document, proposal.operations);
      // In broken text, a member may be one that cannot be edited; editors then do not offer the fix.
      if (edits === undefined && !isWhole) continue;
      assert(edits !== undefined && edits.length > 0, `${title} changes nothing`);
      let end = 0;
      for (const edit of edits) {
        assert(edit.offset >= end, `the edits of ${title} overlap`);
        end = edit.offset + edit.length;
      }
      assert(end <= document.text.length, `${title} edits behind the end`);
      const after = lint(applyOffsetEdits(document.text, edits), options);
      assert(!bringsProblem(document, after.document, edits), `${title} breaks the JSON`);
      if (!isWhole || after.document.detection?.kind !== document.detection?.kind) continue;
      const isSame = (other: Finding): boolean =>
        other.message === finding.message && placeOf(other) === placeOf(finding);
      const left = after.findings.filter(isSame).length;
      assert(left < findings.filter(isSame).length, `${title} leaves its finding`);
      const isNew = (other: Finding): boolean =>
        other.severity === 'error' && !known.has(placeOf(other)) && !isInNewlyRead(other, proposal);
      const [error] = after.findings.filter(isNew);
      assert(error === undefined, `${title} brings an error: ${error && placeOf(error)}`);
    }
  }
  return tried;
}

/**
 * Whether edits bring a mistake where the text was read without one. Of mistakes that cost part of the tree only the first
 * is known, so one behind its place was there before.
 */
function bringsProblem(before: ParsedDocument, after: ParsedDocument, edits: readonly OffsetEdit[]): boolean {
  const cut = before.syntax.problems.find(
    ({ problem }) => problem === 'invalid' || problem === 'trailing-content',
  );
  const unread = cut?.offset ?? Infinity;
  const known = before.syntax.problems.filter(({ offset }) => offset < unread);
  const left = after.syntax.problems.filter(({ offset }) => offsetBefore(edits, offset) < unread);
  return left.length > known.length;
}

/** The offset in a text, before edits, of what is at an offset behind them; that of the edit for what is part of one. */
function offsetBefore(edits: readonly OffsetEdit[], offset: number): number {
  let moved = 0;
  for (const edit of edits) {
    const start = edit.offset + moved;
    if (offset < start) break;
    if (offset < start + edit.text.length) return edit.offset;
    moved += edit.text.length - edit.length;
  }
  return offset - moved;
}

/** Where a finding is, without the positions in lists, which change when an item is removed. */
function placeOf({ rule, at }: Finding): string {
  const names = 'path' in at ? at.path.filter((segment) => typeof segment === 'string') : ['text'];
  return `${rule.id} ${names.join('/')}`;
}

/**
 * Whether a finding is in what nobody read before: it had another name, or another member had the same, or it was moved
 * from a place where it means nothing, or was no list. What is wrong with it was so before, and is only said now. The same
 * is true of the object that has the member, since what is said of its members often depends on one another.
 */
function isInNewlyRead({ at }: Finding, { operations }: FixProposal): boolean {
  if (!('path' in at)) return false;
  const isMove = operations.some(({ op }) => op === 'remove');
  return operations.some((operation) => {
    const path = newlyRead(operation, isMove);
    return path?.every((segment, index) => foldOf(at.path[index]) === foldOf(segment)) === true;
  });
}

/** @param isMove whether what is set was elsewhere in the document, and is removed there */
function newlyRead(operation: EditOperation, isMove: boolean): JsonPath | undefined {
  if ((operation.op === 'set' || operation.op === 'copy') && isMove) return operation.path;
  if (operation.op === 'wrap-in-array') return operation.path;
  const isRead =
    operation.op === 'rename' || (operation.op === 'remove' && operation.occurrence !== undefined);
  return isRead ? operation.path.slice(0, -1) : undefined;
}

/** Go reads names without regard to case, and findings name them as it does. */
function foldOf(segment: JsonPath[number] | undefined): JsonPath[number] | undefined {
  return typeof segment === 'string' ? goFold(segment) : segment;
}

function checkViews({ document, settings }: Linted): void {
  const { source, text } = document;
  const whole: Range = { start: { line: 0, character: 0 }, end: source.positionAt(text.length) };
  const diagnostics = service.diagnostics(document, settings);
  for (const { title, edit } of service.codeActions(document, settings, whole, diagnostics)) {
    for (const change of edit?.documentChanges ?? [])
      if ('edits' in change)
        for (const part of change.edits)
          if ('range' in part) checkRange(source, part.range, `the action “${title}”`);
  }
  service.refactorings(document, settings, whole);
  service.fixAllAction(document, settings);
  service.explain(document, settings);
  service.describe(document, settings);
  service.summary(document, settings);
  for (const { range } of service.codeLenses(document, settings)) checkRange(source, range, 'a lens');
  for (const { position } of service.inlayHints(document, settings, whole))
    checkPosition(source, position, 'a hint');
  for (const { range } of service.documentLinks(document, settings)) checkRange(source, range, 'a link');
  checkSymbols(source, service.symbols(document, settings));
  const formatted = service.format(document);
  if (document.syntax.problems.length === 0) assertSameJson(text, formatted, 'formatting');
  for (let place = 0; place < mostPlaces; place++) {
    const position = source.positionAt(Math.floor((text.length * (place + 0.5)) / mostPlaces));
    const hover = service.hover(document, settings, position);
    if (hover?.range !== undefined) checkRange(source, hover.range, 'a hover');
    const list = service.completion(source, settings, position, allCapabilities);
    for (const { label, textEdit } of list?.items ?? []) {
      assert.notEqual(label, '', 'a completion has no label');
      if (textEdit !== undefined && 'range' in textEdit)
        checkRange(source, textEdit.range, `the completion ${label}`);
    }
  }
}

type Symbols = ReturnType<typeof service.symbols>;

function checkSymbols(source: TextDocument, symbols: Symbols): void {
  for (const { name, range, selectionRange, children = [] } of symbols) {
    assert.notEqual(name, '', 'a symbol has no name');
    checkRange(source, range, `the symbol ${name}`);
    checkRange(source, selectionRange, `the name of the symbol ${name}`);
    assert(
      source.offsetAt(range.start) <= source.offsetAt(selectionRange.start) &&
        source.offsetAt(selectionRange.end) <= source.offsetAt(range.end),
      `the name of the symbol ${name} is outside of it`,
    );
    checkSymbols(source, children);
  }
}

function checkRange(source: TextDocument, { start, end }: Range, what: string): void {
  checkPosition(source, start, what);
  checkPosition(source, end, what);
  assert(source.offsetAt(start) <= source.offsetAt(end), `${what} ends before it begins`);
}

/** A position that is in the document is the same after a way there and back. */
function checkPosition(source: TextDocument, position: Position, what: string): void {
  assert.deepEqual(
    source.positionAt(source.offsetAt(position)),
    position,
    `${what} is outside of the document`,
  );
}

function assertSameJson(text: string, formatted: string, what: string): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Comments and the like are kept, and are no JSON.
    return;
  }
  assert.deepEqual(JSON.parse(formatted), value, `${what} changes the content`);
}

/**
 * Asks for completions at every offset of a text of up to 2,000 code units.
 * @returns the number of offsets
 */
export function checkCompletions(text: string, options: LintOptions = {}): number {
  const { source } = lint(text, options).document;
  const end = Math.min(text.length, 2000);
  for (let offset = 0; offset <= end; offset++) {
    const list = service.completion(source, defaultSettings, source.positionAt(offset), allCapabilities);
    for (const { label, textEdit } of list?.items ?? [])
      if (textEdit !== undefined && 'range' in textEdit)
        checkRange(source, textEdit.range, `the completion ${label} at ${offset}`);
  }
  return end + 1;
}

/** What is found, without places in the text: the same for all ways to write the same content. */
export function findingsByPath(text: string, options: LintOptions = {}): readonly string[] {
  return lint(text, options)
    .findings.map(
      ({ rule, message, severity, at }) =>
        `${rule.id} ${message} ${severity} ${'path' in at ? at.path.join('/') : 'text'}`,
    )
    .sort();
}

/** Changes to a live document, one after another, give what the final text gives. */
export function checkIncrementalEdits(before: string, after: string, options: LintOptions = {}): void {
  const uri = `file:///test/${options.fileName ?? 'manifest.json'}`;
  const live = TextDocument.create(uri, 'json', 1, before);
  service.findings(service.parse(live, defaultSettings), defaultSettings);
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  // No position is between the two characters of a line break.
  if (before[start - 1] === '\r') start--;
  let same = 0;
  const longest = Math.min(before.length, after.length) - start;
  while (same < longest && before.at(-1 - same) === after.at(-1 - same)) same++;
  if (before.at(-same) === '\n') same--;
  const range = { start: live.positionAt(start), end: live.positionAt(before.length - same) };
  const middle = after.slice(start, after.length - same);
  // In two steps, so that the document is also read in between.
  const half = middle.slice(0, Math.floor(middle.length / 2));
  TextDocument.update(live, [{ range, text: half }], 2);
  service.findings(service.parse(live, defaultSettings), defaultSettings);
  const at = live.positionAt(start + half.length);
  TextDocument.update(live, [{ range: { start: at, end: at }, text: middle.slice(half.length) }], 3);
  assert.equal(live.getText(), after);
  const fresh = TextDocument.create(uri, 'json', 1, after);
  const messages = (document: TextDocument): unknown =>
    service.diagnostics(service.parse(document, defaultSettings), defaultSettings);
  assert.deepEqual(messages(live), messages(fresh));
}
