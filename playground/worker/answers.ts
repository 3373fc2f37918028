import {
  check,
  complete,
  explain,
  fix,
  hover,
  kindOf,
  type Finding,
  type Section,
} from '../../server/src/library';
import { countedSeverities, severities } from '#schemas/severity';
import { isBegun } from '../begun';
import type { Questions, ShownFinding } from '../questions';
import { htmlOf } from './html';

/** A page with more findings would be slow, and nobody reads them. */
const mostFindings = 500;

/** What the page says of a document below its findings, what others do with it first. */
const sections: readonly Section[] = [
  'consumers',
  'verdict',
  'config',
  'properties',
  'contents',
  'annotations',
];

/** How the worker answers the page: with the library, and with HTML instead of Markdown. */
export const answers: Questions = {
  check(text) {
    const kind = kindOf(text);
    const found = kind === undefined ? mistakesInJson(text) : check(text);
    const all = [...found].sort(byWeight);
    return {
      kind,
      findings: all.slice(0, mostFindings).map(shown),
      counts: countedSeverities(all),
      more: Math.max(0, all.length - mostFindings),
      isFixable: kind !== undefined && all.some(({ fixes }) => fixes.some(({ automatic }) => automatic)),
    };
  },
  explain: (text) => htmlOf(explain(text, {}, sections) ?? ''),
  fix: (text) => fix(text),
  hover(text, position) {
    const found = hover(text, position);
    return found && { html: htmlOf(found.markdown), start: found.start, end: found.end };
  },
  complete: (text, position) =>
    complete(text, position).map(({ label, detail = '', filter, edits }) => ({
      label,
      detail,
      filter,
      edits,
    })),
  notes: (text, position, label) =>
    htmlOf(complete(text, position).find((completion) => completion.label === label)?.markdown ?? ''),
};

/** What makes a text that is not recognized no JSON. It is read as a manifest, as any document would be. */
function mistakesInJson(text: string): readonly Finding[] {
  if (isBegun(text)) return [];
  const settings = { kinds: { '**': 'image-manifest' } };
  return check(text, { fileName: 'manifest.json', settings }).filter(({ rule }) => jsonRules.has(rule));
}

const jsonRules = new Set(['json-syntax', 'json-trailing-comma', 'json-comment', 'json-trailing-content']);

function byWeight(one: Finding, other: Finding): number {
  return (
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    one.start.line - other.start.line ||
    one.start.character - other.start.character
  );
}

function shown({ rule, severity, message, start, end, fixes }: Finding): ShownFinding {
  const applicable = fixes
    .map(({ title, edits }) => ({ title, edits }))
    .filter(({ edits }) => edits.length > 0);
  return { rule, severity, message, start, end, fixes: applicable };
}
