import assert from 'node:assert/strict';
import { SyntaxValidator } from 'fast-xml-validator';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, DocumentSymbol, MarkupContent } from 'vscode-languageserver-types';
import { createLanguageService, type Settings } from '#service';
import { explanationFormats, type Explanation } from '#cli/formats/explanation';
import { plainLook, type Look } from '#cli/look';
import { formatGithub } from '#cli/formats/github';
import { formatJson } from '#cli/formats/json';
import { formatJunit } from '#cli/formats/junit';
import { formatMarkdown } from '#cli/formats/markdown';
import { formatSarif } from '#cli/formats/sarif';
import { reportDocument } from '#cli/reportDocument';
import { formatText } from '#cli/formats/text';
import type { LintReport } from '#cli/report';
import { allCapabilities } from './completion';
import {
  assertHarmlessMarkdown,
  blocksOf,
  assertHarmlessOutput,
  assertNoIcons,
  assertOneLine,
} from './hostileText';

/** What is shown of a document, each with how it may be shown: see `lookAt`. */
export const outputs = {
  'message of a diagnostic': 'line',
  'related information': 'line',
  'title of a code action': 'line',
  'reason of a disabled refactoring': 'line',
  'summary, as in the language status': 'line without icons',
  'title of a lens': 'line without icons',
  'label of a hint': 'line',
  'tooltip of a hint': 'line',
  'name of a symbol': 'line without icons',
  'label of a completion': 'line without icons',
  'description of a completion': 'line',
  'detail of a completion': 'line',
  'documentation of a completion': 'Markdown',
  'tooltip of a link': 'line without icons',
  hover: 'Markdown',
  'page of the explanation': 'Markdown',
  'lint as text': 'output',
  'lint at a terminal': 'output',
  'lint as JSON': 'output',
  'lint as SARIF': 'output',
  'lint as commands of GitHub': 'line',
  'lint as JUnit': 'output',
  'lint as Markdown': 'Markdown',
  'explanation as text': 'output',
  'explanation as Markdown': 'output',
  'explanation as JSON': 'output',
} as const;

type Output = keyof typeof outputs;

/** The outputs of which there was something to look at. */
export const lookedAt = new Set<Output>();

const service = createLanguageService({
  rendersIcons: true,
  explainCommand: 'explain',
  explainDocumentCommand: 'explain',
  openPlaceCommand: 'open',
  copyDescriptorCommand: 'copy',
  computeDescriptorCommand: 'compute',
});

/** The blocks of Markdown that have been looked at: most are the same everywhere, and parsing them takes long. */
const harmless = new Set<string>();

/** Asserts that what is shown steers nothing. */
function lookAt(output: Output, text: string | undefined): void {
  if (text === undefined) return;
  lookedAt.add(output);
  switch (outputs[output]) {
    case 'line without icons':
      assertNoIcons(text, output);
      assertOneLine(text, output);
      break;
    case 'line':
      assertOneLine(text, output);
      break;
    case 'Markdown':
      for (const block of blocksOf(text)) {
        if (harmless.has(block)) continue;
        assertHarmlessMarkdown(block, output);
        harmless.add(block);
      }
      break;
    case 'output':
      assertHarmlessOutput(text, output);
  }
}

/** Looks at everything that editors and the command line show of a text. */
export function lookAtEverything(text: string, uri: string, settings: Settings, path: string): void {
  const live = TextDocument.create(uri, 'json', 1, text);
  const document = service.parse(live, settings);
  const whole = { start: { line: 0, character: 0 }, end: live.positionAt(text.length) };
  const diagnostics = service.diagnostics(document, settings);
  for (const { message, relatedInformation = [] } of diagnostics) {
    lookAt('message of a diagnostic', typeof message === 'string' ? message : message.value);
    for (const related of relatedInformation) lookAt('related information', related.message);
  }
  const actions = service.codeActions(document, settings, whole, diagnostics);
  for (const { title, disabled } of [...actions, ...service.refactorings(document, settings, whole)]) {
    lookAt('title of a code action', title);
    lookAt('reason of a disabled refactoring', disabled?.reason);
  }
  lookAt('summary, as in the language status', service.summary(document, settings));
  for (const { command } of service.codeLenses(document, settings)) lookAt('title of a lens', command?.title);
  for (const { label, tooltip } of service.inlayHints(document, settings, whole)) {
    assert(typeof label === 'string' && typeof tooltip !== 'object');
    lookAt('label of a hint', label);
    lookAt('tooltip of a hint', tooltip);
  }
  service.symbols(document, settings).forEach(lookAtSymbol);
  for (const { tooltip, target = '' } of service.documentLinks(document, settings)) {
    lookAt('tooltip of a link', tooltip);
    assert.match(tooltip ?? '', /^[\w :/]*$/, 'VS Code shows the tooltip of a link as Markdown');
    assert.match(target, /^(?:https?:\/\/|file:\/\/\/|$)/);
  }
  lookAtPlaces(document, settings, live);
  lookAtReports(document, settings, path);
}

type Parsed = ReturnType<typeof service.parse>;

function lookAtSymbol({ name, detail, children = [] }: DocumentSymbol): void {
  assert.notEqual(name.trim(), '', 'editors refuse a symbol without a name');
  assert.equal(detail, undefined);
  lookAt('name of a symbol', name);
  children.forEach(lookAtSymbol);
}

/** What takes so long that it is asked at some places only. */
const placesPerCompletion = 5;

/** What is shown at the strings of a document. */
function lookAtPlaces(document: Parsed, settings: Settings, live: TextDocument): void {
  const strings = live
    .getText()
    .slice(0, 8192)
    .matchAll(/"(?:[^"\\]|\\.)*"/g);
  for (const [number, { 0: token, index }] of [...strings].entries()) {
    const position = live.positionAt(index + Math.min(1, token.length - 1));
    const hover = service.hover(document, settings, position);
    if (hover !== null) lookAt('hover', (hover.contents as MarkupContent).value);
    if (number % placesPerCompletion !== live.getText().length % placesPerCompletion) continue;
    const { items } = service.completion(live, settings, position, allCapabilities) ?? { items: [] };
    for (const item of items) {
      const { label, labelDetails, detail } = item;
      lookAt('label of a completion', label);
      lookAt('description of a completion', labelDetails?.description);
      lookAt('detail of a completion', detail);
      lookAt('documentation of a completion', documentationOf(item, settings));
    }
  }
}

/** What has been written of entries of the catalogue, which is the same wherever the settings are. */
const documented = new WeakMap<Settings, Map<string, string | undefined>>();

/** The documentation of a completion, asked for where it was not sent along. */
function documentationOf(item: CompletionItem, settings: Settings): string | undefined {
  if (item.data === undefined) return (item.documentation as MarkupContent | undefined)?.value;
  const known = documented.get(settings) ?? new Map<string, string | undefined>();
  documented.set(settings, known);
  const entry = JSON.stringify(item.data);
  if (!known.has(entry)) {
    const { documentation } = service.resolveCompletion(settings, item);
    known.set(entry, (documentation as MarkupContent | undefined)?.value);
  }
  return known.get(entry);
}

/** A terminal whose colors are off, so that every hidden character in what it shows is somebody else’s. */
const terminalWithoutColors: Look = { ...plainLook, forTerminal: true };

/** The formats of the command line. */
function lookAtReports(document: Parsed, settings: Settings, path: string): void {
  const file = reportDocument(service, document, path, settings, { format: 'sarif' });
  const report: LintReport = { files: [file], failsFrom: 'error', namesOthers: false };
  lookAt('lint as text', formatText(report));
  const shown = reportDocument(service, document, path, settings, {
    format: 'text',
    look: terminalWithoutColors,
  });
  lookAt(
    'lint at a terminal',
    formatText({ files: [shown], failsFrom: 'error', namesOthers: false }, terminalWithoutColors),
  );
  lookAtSarif(formatSarif(report));
  const json = formatJson(report);
  lookAt('lint as JSON', json);
  assert.deepEqual(
    (JSON.parse(json) as { files: { path: string }[] }).files.map((file) => file.path),
    [path],
  );
  const junit = formatJunit(report);
  lookAt('lint as JUnit', junit);
  // It throws where the text is not well-formed.
  SyntaxValidator.validate(junit);
  lookAt('lint as Markdown', formatMarkdown(report));
  const commands = formatGithub(report).split('\n').slice(0, -1);
  assert.equal(commands.length, file.diagnostics.length);
  for (const line of commands) {
    lookAt('lint as commands of GitHub', line);
    assert.match(line, /^::(?:error|warning|notice) file=[^:]*,title=[a-z0-9-]+::(?!:)/);
    assert.doesNotMatch(line, /##\w*\[/);
  }
  const { kind, summary } = file;
  if (kind === null) return;
  const page = service.explain(document, settings) ?? '';
  lookAt('page of the explanation', page);
  const verdicts = service.whoTakes(document, settings);
  const explained: Explanation = {
    rules: [],
    documents: [{ path, kind, summary: summary ?? '', page, verdicts }],
  };
  lookAt('explanation as text', explanationFormats.text(explained, plainLook));
  lookAt('explanation as Markdown', explanationFormats.markdown(explained));
  lookAt('explanation as JSON', explanationFormats.json(explained));
}

/** In the messages of SARIF, `[text](target)` is a link and `{0}` a placeholder. */
function lookAtSarif(sarif: string): void {
  lookAt('lint as SARIF', sarif);
  const { runs } = JSON.parse(sarif) as { runs: { results: { message: { text: string } }[] }[] };
  for (const { message } of runs.flatMap(({ results }) => results))
    assert.doesNotMatch(message.text, /\]\(|(?<!\{)\{\d+\}/, 'lint as SARIF');
}
