import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { image } from '#helpers/documents';
import { service } from '#helpers/lint';
import { writeOutDigests } from '#helpers/markedText';
import type { LanguageService } from '#service';
import { checks } from '../../fuzz/checks/checks';
import { fuzz, runCheck, type Failure } from '../../fuzz/fuzz';
import { limited } from '../../fuzz/limited';
import { subjectOf, type Subject } from '../../fuzz/subject';

const text = writeOutDigests(
  image({ mediaType: undefined, annotations: { 'org.opencontainers.image.title': 'a', b: 'c' } }),
);

/** Deletes the first brace. */
const breaking: TextEdit = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  newText: '',
};
const behind = { start: { line: 999, character: 0 }, end: { line: 999, character: 1 } };

function editOf(uri: string, ...edits: TextEdit[]): WorkspaceEdit {
  return { documentChanges: [{ textDocument: { uri, version: 1 }, edits }] };
}

/** A service with a fault in some of its functions, and what the check that finds it says. */
type Planted = readonly [fault: Partial<LanguageService>, said: RegExp];

/** Faults by the check that must find them. */
const faults: Readonly<Record<string, readonly Planted[]>> = {
  findings: [
    [
      {
        findings: (document, settings) =>
          service.findings(document, settings).map((finding) => ({
            ...finding,
            rule: { ...finding.rule, messages: { [finding.message]: ' ' } },
          })),
      },
      /says nothing/,
    ],
  ],
  views: [
    [{ codeLenses: () => [{ range: behind }] }, /a lens is outside/],
    [{ explain: () => assert.fail('it throws') }, /it throws/],
  ],
  fixes: [
    [
      {
        findings: (document, settings) =>
          service.findings(document, settings).map((finding) => ({
            ...finding,
            fixes: [{ fix: 'add', operations: [{ op: 'set', path: ['a'], value: 1 }] }],
          })),
      },
      /leaves its finding/,
    ],
  ],
  'fix all': [
    [{ fixAll: () => ({ text: '{', count: 1, edits: [] }) }, /do not give its text/],
    [
      {
        fixAll: () => ({ text: text.slice(1), count: 1, edits: [{ offset: 0, length: 1, text: '' }] }),
      },
      /breaks the JSON/,
    ],
    [
      {
        fixAll: (live) => ({
          text: ` ${live.getText()}`,
          count: 1,
          edits: [{ offset: 0, length: 0, text: ' ' }],
        }),
      },
      /leaves something to fix/,
    ],
    [
      {
        fixAll: (live) => {
          const before = live.getText();
          const offset = before.indexOf('469');
          const edits = offset === -1 ? [] : [{ offset, length: 3, text: '"x"' }];
          return { text: before.replace('469', '"x"'), count: 1, edits };
        },
      },
      /brings an error of property-type/,
    ],
  ],
  'quick fixes': [
    [
      { codeActions: ({ uri }) => [{ title: 'Break', edit: editOf(uri, breaking) }] },
      /the action “Break” breaks the JSON/,
    ],
    [
      { fixAllAction: ({ uri }) => ({ title: 'Twice', edit: editOf(uri, breaking, breaking) }) },
      /the edits of the action “Twice” overlap/,
    ],
  ],
  refactorings: [
    [
      { refactorings: ({ uri }) => [{ title: 'Break', edit: editOf(uri, breaking) }] },
      /the action “Break” breaks the JSON/,
    ],
    [{ refactorings: () => [{ title: 'No', disabled: { reason: '' } }] }, /does not say why/],
  ],
  silencing: [
    [
      {
        codeActions: () => [
          {
            title: 'Accept',
            edit: editOf('file:///test/.oci-manifest.json', {
              range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
              newText: '{}',
            }),
          },
        ],
      },
      /silences nothing/,
    ],
    [{ unsilenceActions: () => [] }, /cannot be taken back/],
  ],
  rename: [
    [{ rename: ({ uri }) => editOf(uri, breaking) }, /a rename breaks the JSON/],
    [
      {
        rename: (document, settings, position, name) =>
          service.rename(document, settings, position, name === 'b' ? 'other' : name),
      },
      /renaming back changes the content/,
    ],
  ],
  navigation: [
    [{ definition: ({ uri }) => ({ uri, range: behind }) }, /a definition is outside/],
    [{ mentions: () => [] }, /is not mentioned where it stands/],
    [{ hover: () => ({ contents: 'a', range: behind }) }, /a hover is outside/],
  ],
  'accepted completions': [
    [
      {
        completion: () => ({
          isIncomplete: false,
          items: [{ label: 'break', textEdit: breaking }],
        }),
      },
      /the completion “break” breaks the JSON/,
    ],
  ],
  'completions at every offset': [[{ completion: () => assert.fail('it throws') }, /it throws/]],
  'insertion of a descriptor': [
    [
      {
        insertDescriptor: ({ uri }) => ({
          edit: editOf(uri, breaking),
          objection: undefined,
          documentName: undefined,
        }),
      },
      /breaks the JSON/,
    ],
    [
      {
        insertDescriptor: ({ uri }) => ({ edit: editOf(uri), objection: undefined, documentName: undefined }),
      },
      /is not there/,
    ],
  ],
  formatting: [
    [{ format: () => '{}' }, /changes the content/],
    [{ format: ({ text: before }) => `${before} ` }, /twice/],
    [{ format: () => '{' }, /breaks the JSON/],
  ],
  'ways to write the same': [
    [
      {
        findings: (document, settings) =>
          service.findings(document, settings).slice(document.text.includes('\t') ? 1 : 0),
      },
      /depend on formatting/,
    ],
    [
      {
        findings: (document, settings) =>
          service.findings(document, settings).slice(document.text.startsWith('{\n  "annotations"') ? 1 : 0),
      },
      /depend on the order/,
    ],
  ],
  typing: [
    [
      {
        diagnostics: (document, settings) =>
          document.source.version > 1 ? [] : service.diagnostics(document, settings),
      },
      /an edited document is judged otherwise/,
    ],
  ],
};

describe('what fuzzing checks', () => {
  for (const check of checks) {
    describe(check.name, () => {
      it('holds of a service without the faults', () => {
        assert.doesNotThrow(() => variants().forEach((content) => runCheck(check, subjectWith({}, content))));
      });

      for (const [fault, said] of faults[check.name] ?? [])
        it(`finds a fault in ${Object.keys(fault).join(', ')}: ${said.source}`, () => {
          assert.throws(
            () => variants().forEach((content) => runCheck(check, subjectWith(fault, content))),
            said,
          );
        });

      it('has a fault that it must find', () => {
        assert(faults[check.name] !== undefined);
      });
    });
  }
});

describe('what has a limit of its time', () => {
  it('is stopped where it does not end', () => {
    const endless = (): never => {
      for (;;);
    };
    assert.throws(() => limited(endless, () => 0, 20), /timed out after 20ms/);
  });

  it('fails where it takes longer than what has come of it may', () => {
    const count = (): number => Array.from({ length: 1_000_000 }, (_, index) => index).length;
    assert.throws(() => limited(count, (counted) => counted / 1e9), /takes \d+ ms, but may take 0 ms/);
    assert.equal(
      limited(count, (counted) => counted),
      1_000_000,
    );
  });
});

describe('a run of fuzzing', () => {
  const run = (seed: number, fault: Partial<LanguageService> = {}) => {
    const failures: Failure[] = [];
    const result = fuzz({
      seed,
      seeds: [{ name: 'image', text, options: {} }],
      goesOn: (documents) => documents < 1,
      foundNew: () => false,
      onFailure: (failure) => failures.push(failure),
      service: { ...service, ...fault },
    });
    return { ...result, failures: failures.map(({ check, mutant }) => ({ check, text: mutant.text })) };
  };

  it('counts what it has checked', () => {
    const { cases, failures } = run(1);
    assert.deepEqual(failures, []);
    assert.equal(cases.documents, 20);
    assert(cases.fixes > 20 && cases.completions > 400 && cases.others > 400, JSON.stringify(cases));
  });

  it('depends on nothing but its seed', () => {
    assert.deepEqual(run(7), run(7));
  });

  it('tells of a planted fault, and checks the rest', () => {
    const { cases, failures } = run(1, { format: () => assert.fail('it throws') });
    assert.equal(failures.length, 20);
    assert(failures.every(({ check }) => check === 'formatting'));
    assert.equal(cases.documents, 20);
  });

  it('tells of a document that cannot be read', () => {
    const { cases, failures } = run(1, { parse: () => assert.fail('it throws') });
    assert.equal(failures.length, 20);
    assert.equal(cases.documents, 0);
  });
});

/** Texts that say the same: what a check chooses of a document depends on the text. */
function variants(): readonly string[] {
  return Array.from({ length: 20 }, (_, spaces) => `${text}${' '.repeat(spaces)}`);
}

function subjectWith(fault: Partial<LanguageService>, content = text): Subject {
  return subjectOf(
    { text: content, versions: [content, `${content} `, content], options: {} },
    { ...service, ...fault },
  );
}
