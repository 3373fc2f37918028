import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CodeAction } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { image, layer } from '#helpers/documents';
import { writeOutDigests } from '#helpers/markedText';
import {
  createLanguageService,
  defaultEditorSettings,
  defaultSettings,
  readProject,
  resolveSettings,
  type ProjectFile,
  type Settings,
} from '#service';

const service = createLanguageService({ saveDocumentCommand: 'save', explainCommand: 'explain' });
const broken = writeOutDigests(image({ schemaVersion: 3 }));
const accept = 'Accept this finding';
const inFile = 'Switch off this rule for this file';
const inProject = 'Switch off this rule for this project';

const none: ProjectFile = {
  folder: 'file:///repo/',
  text: undefined,
  version: null,
  schema: undefined,
};

interface Options {
  readonly project?: Partial<ProjectFile>;
  readonly settings?: Settings;
  readonly path?: string;
}

/** The actions for the findings of a manifest whose schemaVersion is wrong. */
function actionsFor({ project, settings = defaultSettings, path = 'a/manifest.json' }: Options = {}) {
  const live = TextDocument.create(`file:///repo/${path}`, 'json', 1, broken);
  const document = service.parse(live, settings);
  const diagnostics = service.diagnostics(document, settings);
  const range = { start: live.positionAt(0), end: live.positionAt(broken.length) };
  return service.codeActions(document, settings, range, diagnostics, { ...none, ...project });
}

/** The text of the project file after an action. */
function silence(title: string, options: Options = {}): string {
  const action = actionsFor(options).find((candidate) => candidate.title === title);
  const before = options.project?.text ?? '';
  const edits = action?.edit?.documentChanges?.flatMap((change) =>
    'edits' in change ? change.edits.flatMap((edit) => ('newText' in edit ? [edit] : [])) : [],
  );
  assert(edits !== undefined, `“${title}” has no edit`);
  return TextDocument.applyEdits(TextDocument.create('file:///x', 'jsonc', 0, before), edits);
}

describe('silencing a finding', () => {
  it('is offered after all fixes and before the explanation, the smallest change first', () => {
    const titles = actionsFor().map(({ title }) => title);
    assert.deepEqual(titles.slice(-4), [accept, inFile, inProject, 'Explain schema-version']);
    assert(titles.length > 4);
  });

  it('makes a project file where there is none, and saves it', () => {
    const action = actionsFor().find(({ title }) => title === inProject);
    const [create, change] = action?.edit?.documentChanges ?? [];
    assert.deepEqual(create, { kind: 'create', uri: 'file:///repo/.oci-manifest.json' });
    assert(change !== undefined && 'textDocument' in change && change.textDocument.version === null);
    assert.deepEqual(action?.command?.arguments, [
      'file:///repo/.oci-manifest.json',
      {
        uri: 'file:///repo/a/manifest.json',
        scope: 'project',
        rule: 'schema-version',
        path: 'schemaVersion',
        before: null,
      },
    ]);
    assert.equal(silence(inProject), '{\n  "rules": {\n    "schema-version": "off"\n  }\n}\n');
  });

  it('names the JSON Schema in a new file where it is installed', () => {
    assert.equal(
      silence(accept, { project: { schema: './s.json' } }),
      `{
  "$schema": "./s.json",
  "baseline": [
    {
      "file": "a/manifest.json",
      "rule": "schema-version",
      "path": "schemaVersion"
    }
  ]
}
`,
    );
  });

  it('keeps comments and what is there, and adds to the last override for the same file', () => {
    const text = `{
  // Agreed in May.
  "overrides": [
    { "files": ["a/manifest.json"], "rules": { "size-zero": "off" } } // legacy
  ]
}
`;
    assert.equal(
      silence(inFile, { project: { text } }),
      text.replace('"size-zero": "off"', '"size-zero": "off", "schema-version": "off"'),
    );
  });

  it('writes an entry on one line beside entries that are on one line', () => {
    const entry = '{ "files": ["b/**"], "rules": { "size-zero": "off" } }';
    const text = `{\n  "overrides": [\n    ${entry}\n  ],\n  "baseline": []\n}\n`;
    const added = '{ "files": ["a/manifest.json"], "rules": { "schema-version": "off" } }';
    assert.equal(silence(inFile, { project: { text } }), text.replace(entry, `${entry},\n    ${added}`));
    const accepted = '{ "file": "a/manifest.json", "rule": "schema-version", "path": "schemaVersion" }';
    assert.equal(
      silence(accept, { project: { text } }),
      text.replace('"baseline": []', `"baseline": [\n    ${accepted}\n  ]`),
    );
  });

  it('means one file only, whatever its name is', () => {
    const files = (path: string) => {
      const { overrides } = JSON.parse(silence(inFile, { path })) as { overrides: [{ files: string[] }] };
      return overrides[0].files;
    };
    assert.deepEqual(files('manifest.json'), ['/manifest.json']);
    assert.deepEqual(files('a [1]/{b}.json'), [String.raw`a \[1\]/\{b\}.json`]);
  });

  it('is offered only where it would silence', () => {
    const titles = (options: Options) =>
      actionsFor(options)
        .map(({ title }) => title)
        .filter((title) => [accept, inFile, inProject].includes(title));
    const overridden = '{ "overrides": [{ "files": ["a/**"], "rules": { "schema-version": "error" } }] }';
    assert.deepEqual(titles({ project: { text: overridden } }), [accept, inFile]);
    const settings = { ...defaultSettings, levelsOfEditor: { 'schema-version': 'error' as const } };
    assert.deepEqual(titles({ settings }), [accept]);
    assert.deepEqual(titles({ project: { text: '[]' } }), []);
    assert.deepEqual(titles({ project: { folder: 'file:///elsewhere/' } }), []);
  });
});

describe('the order of actions', () => {
  const withAll = createLanguageService({ explainCommand: 'explain', computeDescriptorCommand: 'compute' });
  const silences = [accept, inFile, inProject];
  const compute = 'Compute digest and size from a file...';

  /** The quick fixes of the diagnostics of a rule, as VS Code lists them: those that name diagnostics first. */
  function listedFor(rule: string, text: string): string[] {
    const live = TextDocument.create('file:///repo/manifest.json', 'json', 1, writeOutDigests(text));
    const document = withAll.parse(live, defaultSettings);
    const [diagnostic] = withAll.diagnostics(document, defaultSettings).filter(({ code }) => code === rule);
    assert(diagnostic !== undefined, rule);
    const actions = withAll.codeActions(document, defaultSettings, diagnostic.range, [diagnostic], none);
    const [named, others] = [true, false].map((isNamed) =>
      actions.filter(({ diagnostics = [] }) => diagnostics.length > 0 === isNamed),
    ) as [CodeAction[], CodeAction[]];
    return [...named, ...others].map(({ title }) => title);
  }

  it('begins with computing what nothing else says, and ends with the explanation', () => {
    const zeros = `sha256:${'0'.repeat(64)}`;
    const placeholder = image({ layers: [{ ...layer(), digest: zeros }] });
    assert.deepEqual(listedFor('digest-placeholder', placeholder), [
      compute,
      ...silences,
      'Explain digest-placeholder',
    ]);
    assert.equal(listedFor('size-zero', image({ layers: [layer({ size: 0 })] }))[0], compute);
    assert(!listedFor('schema-version', broken).includes(compute));
  });

  it('lists the fix of all problems of a kind among the fixes', () => {
    for (const [rule, text] of [
      ['schema-version', broken],
      ['json-unknown-key-typo', image({ layers: [layer({ annotation: {} }), layer({ annotation: {} })] })],
    ] as const) {
      const titles = listedFor(rule, text);
      assert.equal(titles.at(-1), `Explain ${rule}`);
      assert.deepEqual(titles.slice(-4, -1), silences);
      assert(titles.length > 4, titles.join());
    }
  });
});

const projectUri = 'file:///repo/.oci-manifest.json';

/** The actions at a place where nothing is shown, because the project file accepts what is wrong there. */
function actionsWhereAccepted(text: string, place = '"schemaVersion"') {
  const settings = resolveSettings(
    'file:///repo/a/manifest.json',
    undefined,
    readProject('file:///repo/', text),
  );
  const live = TextDocument.create('file:///repo/a/manifest.json', 'json', 1, broken);
  const document = service.parse(live, settings);
  const start = live.positionAt(broken.indexOf(place));
  // The finding is at the value, and the cursor at the end of the line.
  const end = live.positionAt(broken.indexOf('\n', broken.indexOf(place)));
  return service.unsilenceActions(document, settings, { start, end }, { ...none, text });
}

/** The actions at the mark in a project file, each with the text that it leaves. */
function actionsInProject(marked: string, settings = defaultSettings): Record<string, string> {
  const text = marked.replace('|', '');
  const live = TextDocument.create(projectUri, 'jsonc', 1, text);
  const document = service.parse(live, settings, 'project-configuration');
  const cursor = live.positionAt(marked.indexOf('|'));
  const actions = service.unsilenceActions(document, settings, { start: cursor, end: cursor });
  return Object.fromEntries(actions.map((action) => [action.title, applied(text, action)]));
}

function applied(text: string, { edit }: CodeAction): string {
  const edits = edit?.documentChanges?.flatMap((change) =>
    'edits' in change ? change.edits.flatMap((each) => ('newText' in each ? [each] : [])) : [],
  );
  return TextDocument.applyEdits(TextDocument.create(projectUri, 'jsonc', 0, text), edits ?? []);
}

describe('taking back that a finding is silenced', () => {
  const entry = '{ "file": "a/manifest.json", "rule": "schema-version", "path": "schemaVersion" }';
  const other = '{ "file": "b.json", "rule": "size-zero" }';
  const stop = 'Stop accepting this schema-version finding';

  it('is offered where the finding is, although nothing is shown there', () => {
    const text = `{\n  // Agreed in May.\n  "baseline": [\n    ${other},\n    ${entry}\n  ]\n}\n`;
    const actions = actionsWhereAccepted(text);
    assert.deepEqual(
      actions.map(({ title }) => title),
      [stop],
    );
    const change = { takenBack: 'finding', rule: 'schema-version', uri: 'file:///repo/a/manifest.json' };
    assert.deepEqual(actions[0]?.command?.arguments, [projectUri, { ...change, before: text }]);
    assert.equal(
      applied(text, actions[0]),
      `{\n  // Agreed in May.\n  "baseline": [\n    ${other}\n  ]\n}\n`,
    );
  });

  it('is offered on the name too, where the hover says that the finding is accepted', () => {
    const project = readProject('file:///repo/', `{ "baseline": [${entry}] }`);
    const settings = resolveSettings('file:///repo/a/manifest.json', undefined, project);
    const live = TextDocument.create('file:///repo/a/manifest.json', 'json', 1, broken);
    const document = service.parse(live, settings);
    const onName = live.positionAt(broken.indexOf('"schemaVersion"') + 3);
    assert.match(
      JSON.stringify(service.hover(document, settings, onName)),
      /accepts the finding of `schema-version` here/,
    );
    const actions = service.unsilenceActions(
      document,
      settings,
      { start: onName, end: onName },
      { ...none, text: `{ "baseline": [${entry}] }` },
    );
    assert.deepEqual(
      actions.map(({ title }) => title),
      [stop],
    );
  });

  it('is easy to find, since the hover there says what is accepted', () => {
    const project = readProject('file:///repo/', `{ "baseline": [${entry}] }`);
    const settings = resolveSettings('file:///repo/a/manifest.json', undefined, project);
    const live = TextDocument.create('file:///repo/a/manifest.json', 'json', 1, broken);
    const hoverOn = (place: string, { chosen = settings } = {}): string => {
      const hover = service.hover(
        service.parse(live, chosen),
        chosen,
        live.positionAt(broken.indexOf(place) + place.length - 1),
      );
      return JSON.stringify(hover?.contents ?? '');
    };
    const sentence = 'The project file accepts the finding of `schema-version` here.';
    assert(hoverOn('"schemaVersion": 3').includes(sentence));
    assert(!hoverOn('"mediaType"').includes('accepts'));
    assert(!hoverOn('"schemaVersion": 3', { chosen: defaultSettings }).includes('accepts'));
  });

  it('leaves out of the hover what there is no room for beside that line', () => {
    const text = image({ artifactType: 'application/vnd.example.thing.v1' });
    const accepted =
      '{ "file": "a.json", "rule": "artifact-type-with-image-config", "path": "artifactType" }';
    const hoverWith = (entries: string): string => {
      const project = readProject('file:///repo/', `{ "baseline": [${entries}] }`);
      const settings = resolveSettings('file:///repo/a.json', undefined, project);
      const live = TextDocument.create('file:///repo/a.json', 'json', 1, text);
      const position = live.positionAt(text.indexOf('vnd.example.thing'));
      return JSON.stringify(service.hover(service.parse(live, settings), settings, position)?.contents);
    };
    assert.match(hoverWith(accepted), /accepts the finding of `artifact-type-with-image-config` here/);
    assert.doesNotMatch(hoverWith(accepted), /podman/);
  });

  it('is offered at no other place', () => {
    assert.deepEqual(actionsWhereAccepted(`{ "baseline": [${entry}] }`, '"layers"'), []);
  });

  it('says that an entry without a path accepts more than this finding', () => {
    const text = '{ "baseline": [{ "file": "a/manifest.json", "rule": "schema-version" }] }';
    const [action] = actionsWhereAccepted(text);
    assert.equal(action?.title, 'Stop accepting schema-version findings in this file');
    assert.equal(applied(text, action), '{}');
  });

  it('is offered at the entry of the project file', () => {
    assert.deepEqual(
      actionsInProject(`{\n  "baseline": [\n    ${entry.replace('a/', '|a/')},\n    ${other}\n  ]\n}\n`),
      { [stop]: `{\n  "baseline": [\n    ${other}\n  ]\n}\n` },
    );
    assert.deepEqual(
      actionsInProject(`{\n  "rules": { "size-zero": "warning" },\n  "baseline": [|${entry}]\n}`),
      { [stop]: '{\n  "rules": { "size-zero": "warning" }\n}' },
    );
  });

  it('switches a rule on again, and leaves nothing behind that sets nothing', () => {
    assert.deepEqual(
      actionsInProject('{ "rules": { "size-zero": "|off", "user-format": "error" }, "baseline": [] }'),
      {
        'Switch size-zero back on for this project':
          '{ "rules": { "user-format": "error" }, "baseline": [] }',
      },
    );
    const kept = '{ "files": ["b"], "kind": "none" }';
    const before = '{ "files": ["b"], "kind": "none", "rules": { "size-zero|": "off" } }';
    const title = 'Switch size-zero back on for these files';
    assert.deepEqual(actionsInProject(`{ "overrides": [${before}] }`), {
      [title]: `{ "overrides": [${kept}] }`,
    });
    const onlyRule = '{ "files": ["a"], "rules": { "|size-zero": "off" } }';
    assert.deepEqual(actionsInProject(`{ "overrides": [${kept}, ${onlyRule}] }`), {
      [title]: `{ "overrides": [${kept}] }`,
    });
    assert.deepEqual(actionsInProject(`{ "specification": "1.1", "overrides": [${onlyRule}] }`), {
      [title]: '{ "specification": "1.1" }',
    });
  });

  it('is offered neither for other levels, nor elsewhere in the project file', () => {
    for (const text of [
      '{ "rules": { "size-zero": "|warning" } }',
      '{ "rules": { "unheard-of": "|off" } }',
      '{ "|rules": { "size-zero": "off" } }',
      `{ "|baseline": [${entry}] }`,
    ])
      assert.deepEqual(actionsInProject(text), {}, text);
  });

  it('is not offered in a member that does not count, because a later one has its name', () => {
    const override = (rules: string) => `{ "files": ["/a.json"], "rules": ${rules} }`;
    const off = (level: string) => `{ "size-zero": ${level} }`;
    for (const text of [
      `{ "baseline": [|${other}], "baseline": [${entry}, ${other}] }`,
      `{ "rules": ${off('"|off"')}, "rules": ${off('"off"')} }`,
      `{ "rules": { "size-zero": "|off", "size-zero": "off" } }`,
      `{ "overrides": [${override(off('"|off"'))}], "overrides": [${override(off('"off"'))}] }`,
      `{ "overrides": [{ "rules": ${off('"|off"')}, "rules": ${off('"off"')} }] }`,
    ])
      assert.deepEqual(actionsInProject(text), {}, text);
    assert.deepEqual(actionsInProject(`{ "baseline": [${other}], "baseline": [${entry}, |${other}] }`), {
      'Stop accepting this size-zero finding': `{ "baseline": [${other}], "baseline": [${entry}] }`,
    });
  });

  it('is not offered where the rule would stay off', () => {
    const off = '{ "size-zero": "off" }';
    const marked = '{ "size-zero": "|off" }';
    const override = (file: string, rules: string) => `{ "files": ["${file}"], "rules": ${rules} }`;
    for (const text of [
      `{ "rules": ${marked}, "overrides": [${override('/a.json', off)}] }`,
      `{ "rules": ${off}, "overrides": [${override('/a.json', marked)}] }`,
      `{ "overrides": [${override('/a.json', marked)}, ${override('./a.json', off)}] }`,
      `{ "overrides": [${override('/a.json', marked)}, ${override('a.json', off)}] }`,
      `{ "overrides": [${override('a/**', marked)}, ${override('**/b.json', off)}] }`,
    ])
      assert.deepEqual(actionsInProject(text), {}, text);
    const [a, b] = [override('/a.json', marked), override('/b.json', off)];
    assert.deepEqual(actionsInProject(`{ "overrides": [${a}, ${b}] }`), {
      'Switch size-zero back on for these files': `{ "overrides": [${b}] }`,
    });
    const levelsOfEditor = { 'size-zero': 'off' as const };
    assert.deepEqual(actionsInProject(`{ "rules": ${marked} }`, { ...defaultSettings, levelsOfEditor }), {});
  });

  it('removes all entries that accept the same', () => {
    const same = entry.replace('a/', './a/');
    const wider = '{ "file": "a/manifest.json", "rule": "schema-version" }';
    const list = (...entries: readonly string[]) => `{ "baseline": [${entries.join(', ')}] }`;
    assert.deepEqual(actionsInProject(list(entry, other, `|${same}`)), { [stop]: list(other) });
    assert.deepEqual(actionsInProject(list(entry, other, `|${wider}`)), { [stop]: list(other) });
    assert.deepEqual(actionsInProject(list(`|${entry}`, other, wider)), {});
  });

  it('is not offered at an entry that accepts nothing', () => {
    for (const nothing of ['|5', '|null', '{ "rule": "|size-zero" }', '{ "file": "|a.json", "rule": 1 }'])
      assert.deepEqual(actionsInProject(`{ "baseline": [${nothing}, ${entry}] }`), {}, nothing);
  });
});

/** The actions at a place of the manifest whose rule a project file switches off, each with the text that it leaves. */
function actionsWhereOff(text: string, place = '"schemaVersion"'): Record<string, string> {
  return Object.fromEntries(
    actionsWhereAccepted(text, place).map((action) => [action.title, applied(text, action)]),
  );
}

describe('switching on again what a project file switches off', () => {
  const forFile = 'Switch schema-version back on for this file';
  const forProject = 'Switch schema-version back on for this project';
  const off = '{ "schema-version": "off" }';
  const override = (files: string, rules: string) => `{ "files": ["${files}"], "rules": ${rules} }`;
  const own = (rules: string) => override('a/manifest.json', rules);

  it('is offered where the rule would report something, and saves the project file', () => {
    const text = `{\n  // Agreed in May.\n  "specification": "1.0",\n  "overrides": [\n    ${own(off)}\n  ]\n}\n`;
    const [action, ...others] = actionsWhereAccepted(text);
    assert.deepEqual(others, []);
    assert.equal(action?.title, forFile);
    const change = { takenBack: 'rule', rule: 'schema-version', uri: 'file:///repo/a/manifest.json' };
    assert.deepEqual(action.command?.arguments, [projectUri, { ...change, before: text }]);
    assert.equal(applied(text, action), '{\n  // Agreed in May.\n  "specification": "1.0"\n}\n');
  });

  it('is offered neither at other places nor for rules that would report nothing', () => {
    assert.deepEqual(actionsWhereOff(`{ "rules": ${off} }`, '"layers"'), {});
    assert.deepEqual(actionsWhereOff('{ "rules": { "media-type-missing": "off" } }'), {});
    const accepted = '{ "file": "a/manifest.json", "rule": "schema-version" }';
    assert.deepEqual(Object.keys(actionsWhereOff(`{ "rules": ${off}, "baseline": [${accepted}] }`)), []);
  });

  it('leaves a rule that is off for more files off for those, or switches it on for all', () => {
    const error = '{ "schema-version": "error" }';
    assert.deepEqual(
      actionsWhereOff(`{ "rules": ${off}, "overrides": [${own('{ "size-zero": "off" }')}] }`),
      {
        [forFile]: `{ "rules": ${off}, "overrides": [${own('{ "size-zero": "off", "schema-version": "error" }')}] }`,
        [forProject]: `{ "overrides": [${own('{ "size-zero": "off" }')}] }`,
      },
    );
    assert.deepEqual(actionsWhereOff(`{ "overrides": [${override('a/**', off)}] }`), {
      [forFile]: `{ "overrides": [${override('a/**', off)}, ${own(error)}] }`,
      'Switch schema-version back on for a/**': '{}',
    });
    assert.deepEqual(actionsWhereOff(`{ "rules": ${off}, "overrides": [${own(off)}] }`), {
      [forFile]: `{ "rules": ${off}, "overrides": [${own(error)}] }`,
      [forProject]: '{}',
    });
  });

  it('begins with the removal of the one entry that switches the rule off', () => {
    const titles = (text: string) => Object.keys(actionsWhereOff(text));
    assert.deepEqual(titles(`{ "rules": ${off} }`), [forProject, forFile]);
    assert.deepEqual(titles(`{ "overrides": [${override('a/**', off)}] }`), [
      'Switch schema-version back on for a/**',
      forFile,
    ]);
    assert.deepEqual(titles(`{ "rules": ${off}, "overrides": [${own(off)}] }`), [forFile, forProject]);
  });

  it('gives the rule the level that it had otherwise', () => {
    const hint = '{ "schema-version": "hint" }';
    assert.deepEqual(actionsWhereOff(`{ "rules": ${hint}, "overrides": [${own(off)}] }`), {
      [forFile]: `{ "rules": ${hint} }`,
    });
    const wider = `{ "rules": ${hint}, "overrides": [${override('*.json', off)}] }`;
    assert.equal(actionsWhereOff(wider)[forFile], wider.replace(/\] \}$/, `, ${own(hint)}] }`));
  });

  it('keeps what an entry has no influence on', () => {
    const hint = override('a/**', '{ "schema-version": "hint" }');
    assert.deepEqual(actionsWhereOff(`{ "rules": ${off}, "overrides": [${hint}, ${own(off)}] }`), {
      [forFile]: `{ "rules": ${off}, "overrides": [${hint}] }`,
    });
  });
});

describe('what silences a finding', () => {
  const scopes = { finding: accept, file: inFile, project: inProject };
  const silenced = (scope: keyof typeof scopes) => ({
    uri: 'file:///repo/a/manifest.json',
    scope,
    rule: 'schema-version',
    path: 'schemaVersion',
  });

  it('is found, whatever else is in the file', () => {
    const texts = [
      '{ "specification": "1.0" }',
      `{
  // Agreed in May.
  "rules": {
    "size-zero": "off" // legacy
  },
  "overrides": [
    // All of b.
    { "files": ["b/**"], "rules": { "schema-version": "off" } }, // until June
    { "files": ["a/manifest.json"], "rules": { "size-zero": "off" } }
  ],
  "baseline": [
    // Accepted.
    { "file": "a/manifest.json", "rule": "size-zero" }
  ]
}
`,
    ];
    for (const [scope, title] of Object.entries(scopes) as ['finding' | 'file' | 'project', string][]) {
      for (const before of texts) {
        const text = silence(title, { project: { text: before } });
        const entry = service.silencingEntry({ ...none, text }, silenced(scope));
        assert(entry !== undefined, scope);
        const beginning = text.split('\n')[entry.position.line]?.slice(entry.position.character) ?? '';
        assert.match(beginning, scope === 'finding' ? /^\{/ : /^"schema-version": "off"/);
      }
    }
  });

  it('is not found where it is gone', () => {
    for (const scope of ['finding', 'file', 'project'] as const)
      assert.equal(service.silencingEntry({ ...none, text: '{}' }, silenced(scope)), undefined);
    assert.equal(service.silencingEntry(none, silenced('file')), undefined);
  });
});

describe('the rules that a project file switches off', () => {
  const off = (text: string, path = 'a/manifest.json', editor = {}) => {
    const uri = `file:///repo/${path}`;
    const settings = resolveSettings(
      uri,
      { ...defaultEditorSettings, ...editor },
      readProject('file:///repo/', text),
    );
    const document = service.parse(TextDocument.create(uri, 'json', 1, broken), settings);
    const found = service.switchedOff(document, settings);
    return (
      found && `${found.count} at ${text.split('\n')[found.position.line]?.slice(found.position.character)}`
    );
  };

  it('are counted for a document, and the nearest to it is shown first', () => {
    const text = `{
  "rules": { "size-zero": "off", "user-format": "off" },
  "overrides": [
    { "files": ["a/**"], "rules": { "digest-placeholder": "off" } },
    { "files": ["/a/manifest.json"], "rules": { "schema-version": "off" } },
    { "files": ["b/**"], "rules": { "media-type-missing": "off" } }
  ]
}`;
    assert.equal(off(text), '3 at "schema-version": "off" } },');
    assert.equal(off(text, 'c.json'), '1 at "size-zero": "off", "user-format": "off" },');
  });

  it('are those that are off in the end', () => {
    const text =
      '{ "rules": { "size-zero": "off" }, "overrides": [{ "files": ["a/**"], "rules": { "size-zero": "error" } }] }';
    assert.equal(off(text), undefined);
    assert.equal(
      off('{ "rules": { "size-zero": "off" } }', undefined, { rules: { 'size-zero': 'off' } }),
      undefined,
    );
    assert.equal(off('{ "rules": { "size-zero": "warning", "unheard-of": "off" } }'), undefined);
  });
});
