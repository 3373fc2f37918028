import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentSymbol, MarkupContent } from 'vscode-languageserver-types';
import {
  createLanguageService,
  defaultEditorSettings,
  defaultSettings,
  messageOf,
  rangeOf,
  readProject,
  resolveSettings,
  titleOf,
  type Settings,
} from '#service';
import type { LintReport } from '#cli/report';
import { formatGithub } from '#cli/formats/github';
import { formatJson } from '#cli/formats/json';
import { formatSarif } from '#cli/formats/sarif';
import { formatText } from '#cli/formats/text';
import { isPlainArray, isPlainObject } from '#schemas/plainData';
import { artifact, config, image, layer, print, type Members } from '#helpers/documents';
import { indexFor } from '#helpers/documents/indexes';
import { assertHarmlessMarkdown, assertHarmlessOutput, assertOneLine, payloads } from '#helpers/hostileText';
import { writeOutDigests } from '#helpers/markedText';

const service = createLanguageService({
  rendersIcons: true,
  explainCommand: 'explain',
  explainDocumentCommand: 'explain',
  copyDescriptorCommand: 'copy',
  computeDescriptorCommand: 'compute',
});

const annotations = {
  'org.opencontainers.image.title': 'a',
  'org.opencontainers.image.created': 'b',
  key: 'c',
};
const full = layer({
  urls: ['https://example.com/'],
  annotations,
  artifactType: 'application/vnd.example.v1',
  data: 'e30=',
});

/** Documents that hold strings and names in every position. */
const documents: readonly string[] = [
  image({ mediaType: 'application/vnd.oci.image.manifest.v1+json', layers: [full], annotations, other: 'x' }),
  artifact({ layers: [full], annotations }),
  indexFor({ variant: 'v8', 'os.version': '10', 'os.features': ['a'], other: 'x' }),
  config({
    created: 'x',
    author: 'x',
    config: {
      User: 'x',
      Env: ['A=b'],
      Cmd: ['x'],
      Labels: annotations,
      ExposedPorts: { '80/tcp': {} },
      Volumes: { '/a': {} },
      WorkingDir: '/x',
      StopSignal: 'SIGTERM',
    },
    history: [{ created: 'x', created_by: 'RUN x', comment: 'x' }],
  }),
  print({ imageLayoutVersion: '1.0.0' }),
];

const projectText = {
  rules: { 'size-zero': 'off' },
  consumers: ['ghcr'],
  overrides: [{ files: ['*.json'], rules: { 'size-zero': 'off' } }],
  baseline: [{ file: 'a.json', rule: 'size-zero', path: 'layers[0]' }],
  requiredAnnotations: { 'image-manifest': ['org.example.team'] },
  mediaTypes: [
    {
      type: 'application/vnd.example.v1',
      title: 't',
      description: 'd',
      owner: 'o',
      roles: ['layer', 'config'],
    },
  ],
  annotations: [{ key: 'key', title: 't', description: 'd', owner: 'o' }],
  profiles: [{ id: 'p', name: 'n', match: { layers: ['application/vnd.oci.image.layer.v1.tar+gzip'] } }],
};

/** All copies of a value in which one string or one name is a payload. */
function* poisoned(value: unknown, payload: string): Iterable<unknown> {
  if (typeof value === 'string') {
    yield payload;
    if (payload !== '') yield value + payload;
  } else if (isPlainArray(value)) {
    for (const [at, item] of value.entries())
      for (const other of poisoned(item, payload))
        yield value.map((same, place) => (place === at ? other : same));
  } else if (isPlainObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      const withMember = (key: string, content: unknown): unknown =>
        Object.fromEntries(
          Object.entries(value).map((entry) => (entry[0] === name ? [key, content] : entry)),
        );
      yield withMember(payload, member);
      for (const other of poisoned(member, payload)) yield withMember(name, other);
    }
  }
}

/** Each payload is tried in other places than the next, so that every place has several of them. */
function* someOf(copies: Iterable<unknown>, first: number): Iterable<unknown> {
  let at = first;
  for (const copy of copies) if (at++ % 13 === 0) yield copy;
}

function one(text: string | undefined, where: string): void {
  if (text === undefined) return;
  assertOneLine(text, where);
}

function markdown(text: string | undefined, where: string): void {
  if (text === undefined) return;
  assertHarmlessMarkdown(text, where);
}

/** Icons of VS Code, which are drawn where no backslash is in front of them. */
function withoutIcons(text: string, where: string): void {
  assert.doesNotMatch(text, /(?<!\\)\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/, `${where} has an icon`);
}

/** Looks at everything that editors and the command line show of a text. */
function checkAll(text: string, uri: string, settings: Settings, path: string): void {
  const live = TextDocument.create(uri, 'json', 1, text);
  const document = service.parse(live, settings);
  const whole = { start: { line: 0, character: 0 }, end: live.positionAt(text.length) };
  const diagnostics = service.diagnostics(document, settings);
  for (const { message, relatedInformation = [] } of diagnostics) {
    one(typeof message === 'string' ? message : message.value, 'diagnostic');
    for (const related of relatedInformation) one(related.message, 'related information');
  }
  const actions = service.codeActions(document, settings, whole, diagnostics);
  for (const { title } of [...actions, ...service.refactorings(document, settings, whole)])
    one(title, 'code action');
  const summary = service.summary(document, settings);
  for (const title of [
    summary,
    ...service.codeLenses(document, settings).map(({ command }) => command?.title),
  ]) {
    one(title, 'summary');
    withoutIcons(title ?? '', 'summary');
  }
  for (const { label, tooltip } of service.inlayHints(document, settings, whole)) {
    assert(typeof label === 'string');
    one(label, 'inlay hint');
    if (typeof tooltip === 'string') one(tooltip, 'inlay hint');
    else markdown(tooltip?.value, 'inlay hint');
  }
  const outline = ({ name, detail, children = [] }: DocumentSymbol): void => {
    assert.notEqual(name, '');
    one(name, 'outline');
    one(detail, 'outline');
    children.forEach(outline);
  };
  service.symbols(document, settings).forEach(outline);
  for (const { tooltip, target = '' } of service.documentLinks(document, settings)) {
    one(tooltip, 'link');
    assert.match(target, /^(?:https?:\/\/|file:\/\/\/|$)/);
  }
  markdown(service.explain(document, settings), 'explanation');
  for (const { 0: token, index } of text.slice(0, 8192).matchAll(/"(?:[^"\\]|\\.)*"/g)) {
    const position = live.positionAt(index + Math.min(1, token.length - 1));
    const hover = service.hover(document, settings, position);
    if (hover !== null) markdown((hover.contents as MarkupContent).value, 'hover');
  }
  report(document, settings, path, summary);
}

type Parsed = ReturnType<typeof service.parse>;

/** The formats of the command line. */
function report(document: Parsed, settings: Settings, path: string, summary: string | undefined): void {
  const findings = service.findings(document, settings).map((finding) => ({
    rule: finding.rule.id,
    severity: finding.severity,
    message: messageOf(finding),
    range: rangeOf(document, finding.at),
    place: '',
    fixes: finding.fixes.map((proposal) => ({ title: titleOf(finding, proposal), edits: [] })),
  }));
  const lintReport: LintReport = {
    files: [{ path, kind: document.model?.kind ?? null, summary, diagnostics: findings }],
  };
  assertHarmlessOutput(formatText(lintReport), 'text');
  assertHarmlessOutput(formatSarif(lintReport), 'SARIF');
  const json = formatJson(lintReport);
  assertHarmlessOutput(json, 'JSON');
  assert.deepEqual(
    (JSON.parse(json) as { files: { path: string }[] }).files.map((file) => file.path),
    [path],
  );
  const commands = formatGithub(lintReport).split('\n').slice(0, -1);
  assert.equal(commands.length, findings.length);
  for (const line of commands) {
    assertOneLine(line, 'GitHub');
    assert.match(line, /^::(?:error|warning|notice) file=[^:]*,title=[a-z0-9-]+::(?!:)/, 'GitHub');
    assert.doesNotMatch(line, /##\w*\[/, 'GitHub');
  }
}

function plain(text: string): Members {
  return JSON.parse(writeOutDigests(text)) as Members;
}

describe('hostile text', () => {
  for (const [index, payload] of payloads.entries()) {
    it(`number ${index + 1} steers nothing, wherever it is in a document`, function () {
      this.timeout(120_000);
      for (const text of documents)
        for (const value of someOf(poisoned(plain(text), payload), index))
          checkAll(JSON.stringify(value, null, 2), 'file:///test/a.json', defaultSettings, 'a.json');
    });

    it(`number ${index + 1} steers nothing, wherever it is in a project file, or in the name of a file`, function () {
      this.timeout(120_000);
      for (const value of someOf(poisoned(projectText, payload), index)) {
        const text = JSON.stringify(value, null, 2);
        checkAll(text, 'file:///test/.oci-manifest.json', defaultSettings, '.oci-manifest.json');
        const settings = resolveSettings(
          'file:///test/a.json',
          defaultEditorSettings,
          readProject('file:///test/', text),
        );
        const [manifest = ''] = documents;
        checkAll(JSON.stringify(plain(manifest), null, 2), 'file:///test/a.json', settings, 'a.json');
      }
      const name = payload.replace(/[/\0\ud800\udc00]/g, '');
      const uri = `file:///test/${encodeURIComponent(name)}`;
      for (const text of documents) checkAll(text, uri, defaultSettings, name);
    });
  }
});
