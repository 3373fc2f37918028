import assert from 'node:assert/strict';
import type { Position } from 'vscode-languageserver-types';
import { checkRange } from '../ranges';
import type { Random } from '../random';
import { placesIn, type Subject } from '../subject';
import type { Check } from './check';

/** Where definitions and mentions lead is in the document, and a digest is mentioned where it stands. */
export const navigation: Check = {
  name: 'navigation',
  counts: 'others',
  run(subject, random) {
    const { service, linted } = subject;
    const { document, settings } = linted;
    const { source, uri } = document;
    const places = [...placesIn(subject, 3, random), ...digestsIn(subject, 2, random)];
    for (const position of places) {
      const definition = service.definition(document, settings, position);
      if (definition?.uri === uri) checkRange(source, definition.range, 'a definition');
      const digest = service.digestAt(document, settings, position);
      if (digest === undefined) continue;
      const mentions = service.mentions(document, settings, digest, true);
      for (const mention of mentions) if (mention.uri === uri) checkRange(source, mention.range, 'a mention');
      const offset = source.offsetAt(position);
      assert(
        mentions.some(
          ({ range }) => source.offsetAt(range.start) <= offset && offset <= source.offsetAt(range.end),
        ),
        `the digest ${digest} is not mentioned where it stands`,
      );
    }
    const hovers = [...places, ...placesIn(subject, 2, random)];
    for (const position of hovers) {
      const hover = service.hover(document, settings, position);
      if (hover?.range !== undefined) checkRange(source, hover.range, 'a hover');
    }
    return places.length + hovers.length;
  },
};

/** Places in some digests. */
function digestsIn({ linted, text }: Subject, count: number, random: Random): readonly Position[] {
  const offsets = [...text.matchAll(/sha256:[0-9a-f]/g)].map(({ index }) => index);
  return Array.from({ length: offsets.length === 0 ? 0 : count }, () =>
    linted.document.source.positionAt(
      offsets[Math.floor(random() * offsets.length)]! + Math.floor(random() * 30),
    ),
  );
}
