import assert from 'node:assert/strict';
import type { Position } from 'vscode-languageserver-types';
import { lint } from '#helpers/lint';
import { editsOf, textAfter } from '../edited';
import { checkRange } from '../ranges';
import { oneOf, type Random } from '../random';
import { placesIn, valueOf, type Subject } from '../subject';
import type { Check } from './check';

/** Keys that no document has, one of them with what JSON must escape. */
const newNames = ['org.example.renamed', 'org.ex"ample\\.ü\n'] as const;

/** A renamed key breaks nothing, and renaming it back gives the content that there was. */
export const rename: Check = {
  name: 'rename',
  counts: 'others',
  run(subject, random) {
    const places = [...placesIn(subject, 2, random), ...keysIn(subject, 2, random)];
    for (const position of places) {
      const { service, linted } = subject;
      const target = service.prepareRename(linted.document, linted.settings, position);
      if (target === null) continue;
      if ('refused' in target) {
        assert.notEqual(target.refused, '', 'a rename is refused without a reason');
        continue;
      }
      checkRange(linted.document.source, target.range, 'a key to rename');
      const name = oneOf(newNames, random);
      const renamed = textRenamed(subject, position, name);
      if (renamed === undefined || subject.value === undefined) continue;
      const after = {
        ...subject,
        text: renamed,
        value: valueOf(renamed),
        linted: lint(renamed, subject.options, service),
      };
      const back = textRenamed(after, placeOfKey(after, name), target.placeholder);
      if (back !== undefined)
        assert.deepEqual(valueOf(back), subject.value, 'renaming back changes the content');
    }
    return places.length;
  },
};

function textRenamed(subject: Subject, position: Position, name: string): string | undefined {
  const { document, settings } = subject.linted;
  const edit = subject.service.rename(document, settings, position, name);
  if (edit === null || 'refused' in edit) return undefined;
  const edits = editsOf(document.uri, edit);
  assert(edits.length > 0, 'a rename changes nothing');
  return textAfter(subject, edits, 'a rename');
}

/** Places at some keys of annotations. */
function keysIn(subject: Subject, count: number, random: Random): readonly Position[] {
  const maps = subject.linted.document.model?.annotations ?? [];
  const keys = maps.flatMap(({ value }) => Object.keys(value));
  return Array.from({ length: keys.length === 0 ? 0 : count }, () =>
    placeOfKey(subject, oneOf(keys, random)),
  );
}

function placeOfKey({ linted, text }: Subject, key: string): Position {
  return linted.document.source.positionAt(text.indexOf(JSON.stringify(key)) + 1);
}
