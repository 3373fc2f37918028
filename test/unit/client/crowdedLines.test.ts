import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hasCrowdedLine } from '#client/crowdedLines';
import { image } from '#helpers/documents';
import { writeOutDigests } from '#helpers/markedText';

const document: unknown = JSON.parse(writeOutDigests(image()));
const minified = JSON.stringify(document);

const crowded: Readonly<Record<string, string>> = {
  'all of it is on one line': minified,
  'there is a line break at its end': `${minified}\n`,
  'only the first brace has a line of its own': minified.replace('{', '{\n'),
};

const readable: Readonly<Record<string, string>> = {
  'it is indented': JSON.stringify(document, undefined, 2),
  'it is short': '{"schemaVersion":2}',
  'it has a long value': JSON.stringify({ size: 300, data: 'e30='.repeat(100) }, undefined, 2),
};

describe('a document', () => {
  for (const [why, text] of Object.entries(crowded))
    it(`has a crowded line if ${why}`, () => assert(hasCrowdedLineIn(text)));
  for (const [why, text] of Object.entries(readable))
    it(`has none if ${why}`, () => assert(!hasCrowdedLineIn(text)));
});

function hasCrowdedLineIn(text: string): boolean {
  const lines = text.split('\n');
  return hasCrowdedLine(lines.length, (line) => lines[line] ?? '');
}
