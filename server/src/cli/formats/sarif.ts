import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as sarif from 'sarif';
import type { Range } from 'vscode-languageserver-types';
import { version } from '../../../../package.json';
import { rules } from '#service';
import type { LintReport, ReportedDiagnostic, ReportedFix } from '#cli/report';
import { printJson } from './printJson';
import { describeRule, levels } from './sarifRules';

const rootId = '%SRCROOT%';

/** The report as a log of SARIF 2.1.0, the format of code scanning. It lists the rules that found something. */
export function formatSarif({ files, rulePages }: LintReport): string {
  const ids = [...new Set(files.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)))].sort();
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const run: sarif.Run = {
    tool: {
      driver: {
        name: 'oci-manifest',
        version,
        semanticVersion: version,
        rules: ids.map((id) => describeRule(byId.get(id)!, rulePages?.get(id))),
      },
    },
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    originalUriBaseIds: { [rootId]: { description: { text: 'The folder in which the command was run.' } } },
    results: files.flatMap(({ path, diagnostics }) => {
      const artifactLocation = locationOf(path);
      return diagnostics.map((diagnostic) => resultOf(diagnostic, indexes, artifactLocation));
    }),
  };
  const log: sarif.Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return printJson(log);
}

function resultOf(
  { rule, severity, message, range, fixes }: ReportedDiagnostic,
  indexes: ReadonlyMap<string, number>,
  artifactLocation: sarif.ArtifactLocation,
): sarif.Result {
  const changes = fixes.filter(({ edits }) => edits.length > 0);
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule)!,
    level: levels[severity],
    message: { text: asMessage(message) },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(range) } }],
    ...(changes.length === 0 ? {} : { fixes: changes.map((fix) => fixOf(fix, artifactLocation)) }),
  };
}

function fixOf({ title, edits }: ReportedFix, artifactLocation: sarif.ArtifactLocation): sarif.Fix {
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: regionOf(range),
    ...(newText === '' ? {} : { insertedContent: { text: newText } }),
  }));
  return { description: { text: asMessage(title) }, artifactChanges: [{ artifactLocation, replacements }] };
}

/** Lines and columns count from 1; the end is the column behind the last character. */
function regionOf({ start, end }: Range): sarif.Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Files below the working directory are named relative to it, so that the log holds on other machines. */
function locationOf(path: string): sarif.ArtifactLocation {
  if (path === '-') return { uri: 'stdin', description: { text: 'Standard input' } };
  const below = relative(process.cwd(), path);
  const outside = isAbsolute(below) || below === '..' || below.startsWith(`..${sep}`);
  if (outside) return { uri: pathToFileURL(path).href };
  return {
    uri: below
      .split(sep)
      .map((name) => encodeURIComponent(Buffer.from(name).toString()))
      .join('/'),
    uriBaseId: rootId,
  };
}

/** SARIF reads `[text](target)` in messages as a link and `{0}` as a placeholder; text from documents must be neither. */
function asMessage(text: string): string {
  return text.replaceAll('](', '] (').replace(/\{(\d+)\}/g, '{{$1}}');
}
