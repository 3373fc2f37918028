import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, Position } from 'vscode-languageserver-types';
import { allCapabilities, fillIn } from '#helpers/completion';
import { lint } from '#helpers/lint';
import { textAfter } from '../edited';
import { oneOf } from '../random';
import { placesIn, type Subject } from '../subject';
import type { Check } from './check';
import { checkFindings } from './findings';

/** Every item that is offered at some places leaves the text as sound as it was, and can be read on. */
export const acceptedCompletions: Check = {
  name: 'accepted completions',
  counts: 'completions',
  run(subject, random) {
    let accepted = 0;
    for (const position of placesIn(subject, 4, random)) {
      const items = itemsAt(subject, position);
      const texts = items.map((item) => accept(subject, item));
      accepted += texts.length;
      if (texts.length > 0) checkFindings(lint(oneOf(texts, random), subject.options, subject.service));
    }
    return accepted;
  },
};

/** The most offsets at which completions are asked for, one after the other. */
const mostOffsets = 2000;

/** Completions are offered at every offset, of long texts at so many in a row; and one of each list is accepted. */
export const completionsEverywhere: Check = {
  name: 'completions at every offset',
  counts: 'completions',
  run(subject, random) {
    // The many places of one text are far more alike than texts are.
    if (random() >= 0.1) return 0;
    const { text, linted } = subject;
    const start = Math.floor(random() * Math.max(text.length - mostOffsets, 0));
    const end = Math.min(text.length, start + mostOffsets);
    for (let offset = start; offset <= end; offset++) {
      const items = itemsAt(subject, linted.document.source.positionAt(offset));
      if (items.length > 0) accept(subject, oneOf(items, random));
    }
    return end + 1 - start;
  },
};

function itemsAt({ text, options, service, linted }: Subject, position: Position): readonly CompletionItem[] {
  const live = TextDocument.create(linted.document.uri, 'json', 1, text);
  return service.completion(live, linted.settings, position, allCapabilities, options.kind)?.items ?? [];
}

/** The text with an item accepted, nothing typed. */
function accept(subject: Subject, item: CompletionItem): string {
  const { label, textEdit, additionalTextEdits = [], insertTextFormat } = item;
  assert.notEqual(label, '', 'a completion has no label');
  assert(textEdit !== undefined && 'range' in textEdit, `the completion ${label} has no edit`);
  subject.service.resolveCompletion(subject.linted.settings, item);
  const newText = insertTextFormat === 2 ? fillIn(textEdit.newText) : textEdit.newText;
  return textAfter(subject, [{ ...textEdit, newText }, ...additionalTextEdits], `the completion “${label}”`);
}
