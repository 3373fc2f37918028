import assert from 'node:assert/strict';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import { textAfter, editsOf } from '../edited';
import { someOf } from '../random';
import { placesIn, wholeOf, type Subject } from '../subject';
import type { Check } from './check';

/** The most actions of one kind that are applied to one document. */
const mostActions = 8;

/** Quick fixes, those of all alike, and the one for everything break nothing, however they are asked for. */
export const quickFixes: Check = {
  name: 'quick fixes',
  counts: 'fixes',
  run(subject, random) {
    const { service, linted } = subject;
    const { document, settings } = linted;
    const diagnostics = service.diagnostics(document, settings);
    const asked = someOf(diagnostics, 2, random);
    const actions = [
      ...service.codeActions(document, settings, wholeOf(subject), diagnostics),
      ...asked.flatMap((one) => service.codeActions(document, settings, one.range, [one])),
    ];
    const all = service.fixAllAction(document, settings);
    return applyEach(subject, [...someOf(actions, mostActions, random), ...(all === undefined ? [] : [all])]);
  },
};

/** Refactorings break nothing; one that cannot be done says why. */
export const refactorings: Check = {
  name: 'refactorings',
  counts: 'others',
  run(subject, random) {
    const { service, linted } = subject;
    const places: Range[] = placesIn(subject, 3, random).map((start) => ({ start, end: start }));
    const actions = [wholeOf(subject), ...places].flatMap((range) =>
      service.refactorings(linted.document, linted.settings, range),
    );
    return applyEach(subject, someOf(actions, mostActions, random));
  },
};

function applyEach(subject: Subject, actions: readonly CodeAction[]): number {
  const { document, settings } = subject.linted;
  for (const action of actions) {
    assert.notEqual(action.title.trim(), '', 'an action has no title');
    const what = `the action “${action.title}”`;
    if (action.disabled !== undefined) {
      assert.notEqual(action.disabled.reason.trim(), '', `${what} does not say why it cannot be done`);
      continue;
    }
    const { edit } = subject.service.resolveAction(document, settings, action);
    const edits = editsOf(document.uri, edit);
    if (edit !== undefined) assert(edits.length > 0, `${what} changes nothing`);
    textAfter(subject, edits, what);
  }
  return actions.length;
}
