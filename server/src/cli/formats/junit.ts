import { escapeXml } from '#schemas/xml';
import { moreLikeThis } from '#service';
import type { FileReport, LintReport, ReportedDiagnostic } from '#cli/report';
import { weighsAtLeast } from '#cli/weight';
import { labelOf } from './fixLabel';
import { outputPart } from './outputLine';

/**
 * The report in the XML of JUnit, which Jenkins, GitLab, Azure Pipelines and others show as tests. A document is a suite,
 * and a finding is a test, which fails if the finding causes exit code 1. A document without findings is a test that passes.
 */
export function formatJunit({ files, failsFrom }: LintReport): string {
  const isFailure = weighsAtLeast(failsFrom);
  const suites = files.filter(({ kind, diagnostics }) => kind !== null || diagnostics.length > 0);
  const found = suites.flatMap(({ diagnostics }) => diagnostics);
  const lines = suites.flatMap((file) => suiteOf(file, isFailure));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="oci-manifest" ${countsOf(found, isFailure, suites.filter(isSound).length)}>`,
    ...lines,
    '</testsuites>',
    '',
  ].join('\n');
}

type IsFailure = (found: ReportedDiagnostic) => boolean;

const isSound = ({ diagnostics }: FileReport): boolean => diagnostics.length === 0;

function suiteOf(file: FileReport, isFailure: IsFailure): string[] {
  const { path, summary, diagnostics } = file;
  const name = inXml(path);
  const cases = isSound(file)
    ? [`    <testcase classname="${name}" name="${inXml(summary ?? 'OCI document')}"/>`]
    : diagnostics.flatMap((found) => caseOf(name, found, isFailure));
  return [
    `  <testsuite name="${name}" ${countsOf(diagnostics, isFailure, isSound(file) ? 1 : 0)}>`,
    ...cases,
    '  </testsuite>',
  ];
}

function caseOf(name: string, found: ReportedDiagnostic, isFailure: IsFailure): string[] {
  const { rule, severity, message, range, fixes, more } = found;
  const place = `line ${range.start.line + 1}, column ${range.start.character + 1}`;
  const text = [
    `${severity} at ${place}: ${message}`,
    ...fixes.map((fix) => `${labelOf(fix)}: ${fix.title}`),
    ...(more === 0 ? [] : [`${moreLikeThis(more)}.`]),
  ]
    .map(inXml)
    .join('\n');
  return [
    `    <testcase classname="${name}" name="${inXml(`${rule} at ${place}`)}">`,
    isFailure(found)
      ? `      <failure type="${inXml(rule)}" message="${inXml(message)}">${text}</failure>`
      : `      <system-out>${text}</system-out>`,
    '    </testcase>',
  ];
}

function countsOf(found: readonly ReportedDiagnostic[], isFailure: IsFailure, passed: number): string {
  return `tests="${found.length + passed}" failures="${found.filter(isFailure).length}"`;
}

/** Text that may come from a document or a file name, in an element or in an attribute. */
function inXml(text: string): string {
  return escapeXml(outputPart(text));
}
