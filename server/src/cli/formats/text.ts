import { compareCodeUnits } from '#schemas/codeUnits';
import { counted } from '#schemas/prose';
import type { Severity } from '#schemas/severity';
import { humanSize, moreLikeThis } from '#service';
import { shellArgument } from '#cli/startedAs';
import { plainLook, type Look, type Style } from '#cli/look';
import type {
  FileReport,
  FixOutcome,
  LayoutEntries,
  LintReport,
  ReportedDiagnostic,
  VerifiedBlobs,
} from '#cli/report';
import { formatDiffs } from './diff';
import { frameOf } from './frame';
import { outputLine, outputPart } from './outputLine';
import { labelOf, labelOfRepair } from './fixLabel';
import { countOf, summarize } from './summary';

const styles: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'cyan',
  hint: 'dim',
};

/**
 * The report for people: what fixes would change, one line for each finding, as compilers write them, and a summary. At a
 * terminal each finding shows its place in the document, and the sources of the rules are listed.
 */
export function formatText(report: LintReport, look: Look = plainLook): string {
  const { files, fixed, verified } = report;
  const lines = files.flatMap((file) => describeFile(file, look));
  const sources = look.forTerminal ? listSources(files, look) : [];
  const summary = [
    ...(fixed === undefined ? [] : [sayFixed(fixed)]),
    ...(verified === undefined ? [] : [sayVerified(verified)]),
    summarize(report, look),
    ...(fixed === undefined ? sayFixable(files) : []),
    ...sayRepairable(files, look),
    ...(look.forTerminal || files.every(({ diagnostics }) => diagnostics.length === 0)
      ? []
      : [aboutRules(look)]),
  ];
  return formatDiffs(fixed?.diffs ?? [], look) + [...lines, ...sources, ...summary, ''].join('\n');
}

function describeFile({ path, summary, diagnostics, entries }: FileReport, look: Look): string[] {
  if (diagnostics.length === 0 && entries === undefined) return [];
  const name = outputLine(path === '-' ? '<stdin>' : path);
  const title = summary === undefined ? '' : outputPart(` (${summary})`);
  return [
    `${look.paint('bold', name)}${title}`,
    ...(entries === undefined ? [] : describeEntries(entries, look)),
    ...diagnostics.flatMap((found) => describeFinding(name, found, look)),
    '',
  ];
}

/** Longer names do not move what stands behind the others. */
const widestName = 32;

function describeEntries({ listed, left }: LayoutEntries, look: Look): string[] {
  const named = listed.map(({ depth, label, description }) => ({
    name: `${'  '.repeat(depth + 1)}${outputPart(label)}`,
    description,
  }));
  const width = Math.min(widestName, Math.max(0, ...named.map(({ name }) => name.length)));
  return [
    ...named.map(({ name, description }) =>
      `${name.padEnd(width)}  ${look.paint('dim', outputPart(description))}`.trimEnd(),
    ),
    ...(left === 0 ? [] : [`  and ${counted(left, 'other entry', 'other entries')}`]),
  ];
}

function describeFinding(
  name: string,
  { range: { start }, severity, message, rule, excerpt, fixes, repair, more }: ReportedDiagnostic,
  look: Look,
): string[] {
  const { paint } = look;
  const place = `${name}:${start.line + 1}:${start.character + 1}:`;
  return [
    `${place} ${paint(styles[severity], `${severity}:`)} ${outputPart(message)} ${paint('dim', `[${rule}]`)}`,
    ...(excerpt === undefined ? [] : frameOf(start.line + 1, excerpt, look)),
    ...fixes.map((fix) => `    ${paint('green', `${labelOf(fix)}:`)} ${outputPart(fix.title)}`),
    ...(repair === undefined
      ? []
      : [`    ${paint('green', `${labelOfRepair(repair)}:`)} ${outputPart(repair.title)}`]),
    ...(more === 0 ? [] : [`    ${moreLikeThis(more)}`]),
  ];
}

/** How to read about a rule. */
const aboutRules = ({ command }: Look): string =>
  outputLine(`To read about a rule, run: ${command} explain RULE`);

/** Where the specification says what the rules are about, once for each rule. */
function listSources(files: readonly FileReport[], look: Look): string[] {
  const { paint } = look;
  const found = files.flatMap(({ diagnostics }) => diagnostics);
  if (found.length === 0) return [];
  const sources = new Map(found.map(({ rule, source }) => [rule, source]));
  const width = Math.max(...[...sources.keys()].map(({ length }) => length));
  return [
    ...[...sources]
      .sort(([a], [b]) => compareCodeUnits(a, b))
      .map(([rule, source]) =>
        source === undefined ? rule : `${rule.padEnd(width)}  ${paint('dim', outputPart(source))}`,
      ),
    aboutRules(look),
    '',
  ];
}

/** What `--fix` would do, and what it would not. */
function sayFixable(files: readonly FileReport[]): readonly string[] {
  const found = files.flatMap(({ diagnostics }) => diagnostics);
  const fixable = countOf(found.filter(({ fixes }) => fixes.some(({ isAutomatic }) => isAutomatic)));
  const hasOthers = found.some(({ fixes }) => fixes.some(({ isAutomatic }) => !isAutomatic));
  const sentences = [
    ...(fixable === 0 ? [] : [`--fix fixes ${counted(fixable, 'finding')}.`]),
    ...(hasOthers ? ['The fixes marked (manual) are left to you.'] : []),
  ];
  return sentences.length === 0 ? [] : [sentences.join(' ')];
}

/** Which commands repair layouts, where that is certain to be wanted. */
function sayRepairable(files: readonly FileReport[], { command }: Look): readonly string[] {
  const counts = new Map<string, number>();
  for (const { repair, more } of files.flatMap(({ diagnostics }) => diagnostics))
    if (repair !== undefined && repair.option === undefined)
      counts.set(repair.directory, (counts.get(repair.directory) ?? 0) + 1 + more);
  return [...counts].map(
    ([directory, count]) =>
      `${outputLine(`${command} fix-layout ${shellArgument(directory)}`)} repairs ${counted(count, 'finding')}.`,
  );
}

function sayFixed({ findings, files, isDryRun }: FixOutcome): string {
  if (findings === 0) return isDryRun ? 'Nothing would be fixed.' : 'Nothing was fixed.';
  const amount = `${counted(findings, 'finding')} in ${counted(files, 'file')}`;
  return isDryRun ? `Would fix ${amount}. The report shows what would be left.` : `Fixed ${amount}.`;
}

function sayVerified({ blobs, bytes }: VerifiedBlobs): string {
  return `Verified ${counted(blobs, 'blob')} (${humanSize(bytes)}).`;
}
