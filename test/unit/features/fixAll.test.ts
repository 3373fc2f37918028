import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver-types';
import { createLanguageService, defaultSettings, fixAllKind, rules } from '#service';
import { image, raw } from '#helpers/documents';
import { lint, service } from '#helpers/lint';
import { blobPathOf, digestOf, writeOutDigests } from '#helpers/markedText';

const layer = '"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip"';
const index = (entries: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [${entries}]
}
`;
const entry = (os: string, architecture: string, name = '$1') =>
  `{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "${name}", "size": 7, "platform": { "os": "${os}", "architecture": "${architecture}" } }`;

describe('fixing everything', () => {
  it('corrects all that leaves no doubt, and nothing else', () => {
    const before = `\uFEFF{
  "schemaVersion": "2",
  "config": {
    "mediaType": "application/vnd.OCI.image.config.v1+json",
    "digest": "${digestOf('1').toUpperCase().replace('SHA256', 'sha256')}",
    "size": 469.0,
  },
  "layers": { ${layer}, "digest": "$2", "Size": 3422 },
  "annotations": null
}
`;
    const after = image({ layers: raw(`[{ ${layer}, "digest": "$2", "size": 3422 }]`) });
    assert.equal(fixed(before), writeOutDigests(after));
  });

  it('keeps indentation and line endings', () => {
    const before = index(`\n\t${entry('linux', 'x86_64')}\n`).replaceAll('\n', '\r\n');
    assert.equal(fixed(before), writeOutDigests(before.replace('x86_64', 'amd64')));
  });

  it('corrects the same mistake wherever it is', () => {
    const entries = (a: string, b: string) => index(`${entry('linux', a)}, ${entry('linux', b, '$2')}`);
    assert.equal(fixed(entries('x86_64', 'aarch64')), writeOutDigests(entries('amd64', 'arm64')));
  });

  it('goes on until nothing is left to correct', () => {
    // The size is only known for one when its name is right, and a number when its quotes are gone.
    const text = (member: string) => `{ ${layer}, "digest": "$1", ${member} }`;
    assert.equal(fixed(text('"SIZE": "12"')), writeOutDigests(text('"size": 12')));
  });

  it('puts off fixes that touch each other, and loses none', () => {
    const text = (members: string) =>
      index(`{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", ${members} }`);
    assert.equal(
      fixed(text('"size": 7, "urls": null, "data": null, "annotations": null, "platform": null')),
      writeOutDigests(text('"size": 7')),
    );
  });

  it('leaves what the author has to decide', () => {
    for (const text of [
      // Image or artifact; which of two values; a guess at a name; a comment that would be lost.
      `{ "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "artifactType": "application/vnd.example.a.v1",
        "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 }, "layers": [{ ${layer}, "digest": "$2", "size": 7 }] }`,
      `{ ${layer}, "digest": "$1", "size": 7, "size": 8 }`,
      index(entry('linux', 'amd46')),
      `{ ${layer}, "digest": "$1", "size": 7 } // the base`,
      `{ ${layer}, "digest": "$1", "size": null }`,
      // Distributions differ in what they call armhf; a day alone has no time and no zone.
      index(entry('linux', 'armhf')),
      `{ ${layer}, "digest": "$1", "size": 7, "annotations": { "org.opencontainers.image.created": "2024-05-04" } }`,
      // An entry would go, and with it its name.
      `{ ${layer}, "digest": "$1", "size": 7, "annotations": { "org.example.key": null } }`,
      // Parameters are not allowed, but somebody wrote them.
      `{ "mediaType": "application/json; charset=utf-8", "digest": "$1", "size": 7 }`,
      // The type may be what is wrong.
      `{ "mediaType": "application/vnd.oci.empty.v1+json", "digest": "$1", "size": 7 }`,
    ]) {
      assert.equal(fixed(text), writeOutDigests(text));
    }
  });

  it('is not announced where it would take a comment of the author’s along', () => {
    const announced = (text: string) => {
      const { document, findings } = lint(writeOutDigests(text));
      return findings.flatMap((finding) => service.automaticFix(document, finding) ?? []).length;
    };
    const text = (comment: string) => `{ ${layer}, "digest": "$1", "size": 7, "urls": ${comment}null }`;
    assert.equal(announced(text('')), 1);
    assert.equal(announced(text('/* none */ ')), 0);
    assert.equal(fixed(text('/* none */ ')), writeOutDigests(text('/* none */ ')));
  });

  it('is stable: a second time changes nothing', () => {
    const once = fixed(index(`${entry('macOS', 'AMD64')},`));
    assert.equal(fixed(once), once);
  });

  it('leaves other documents, documents it is kept off, and accepted findings', () => {
    const app = '{ "name": "App", "size": 1.0, }';
    assert.equal(fixed(app), app);
    const text = writeOutDigests(index(entry('linux', 'x86_64')));
    const off = { ...defaultSettings, enable: false };
    assert.equal(service.fixAll(documentOf(text), off).text, text);
    const accepted = [{ rule: 'platform-architecture-alias', path: undefined }];
    assert.equal(service.fixAll(documentOf(text), { ...defaultSettings, accepted }).text, text);
  });

  it('leaves blobs of a layout, whose name is the digest of their content', () => {
    const text = writeOutDigests(index(entry('linux', 'x86_64')));
    const document = documentOf(text, `file:///layout/${blobPathOf(digestOf(text))}`);
    assert.deepEqual(service.fixAll(document, defaultSettings), { text, count: 0, edits: [] });
    assert.equal(service.fixAllAction(service.parse(document, defaultSettings), defaultSettings), undefined);
  });

  it('is one action, with edits for the version that was looked at', () => {
    const text = writeOutDigests(index(`${entry('linux', 'x86_64')}, ${entry('osx', 'amd64', '$2')}`));
    const action = service.fixAllAction(service.parse(documentOf(text), defaultSettings), defaultSettings);
    assert.equal(action?.kind, fixAllKind);
    assert.equal(apply(action, text), fixed(text));
    const right = fixed(text);
    assert.equal(
      service.fixAllAction(service.parse(documentOf(right), defaultSettings), defaultSettings),
      undefined,
    );
  });
});

describe('fixing all findings like one', () => {
  const guesses = writeOutDigests(index(`${entry('linux', 'amd46')}, ${entry('linux', 'arm46', '$2')}`));

  it('is offered where there are several, with the fix that was chosen', () => {
    const action = actionsAt(guesses, '"amd46"').find(({ title }) => title.startsWith('Fix all'));
    assert.equal(action?.title, 'Fix all 2 problems of this kind (platform-name-unknown)');
    assert.equal(apply(action, guesses), guesses.replace('amd46', 'amd64').replace('arm46', 'arm64'));
  });

  it('is not offered where there is one', () => {
    const one = guesses.replace('amd46', 'amd64');
    assert(!actionsAt(one, '"arm46"').some(({ title }) => title.startsWith('Fix all')));
  });

  it('removes any number of members in a row', () => {
    const members = Array.from({ length: 2000 }, (_, number) => `"org.example.${number}": null`);
    const text = (annotations: string) =>
      writeOutDigests(`{ ${layer}, "digest": "$1", "size": 7, "annotations": {${annotations}} }`);
    const before = text(members.join(', '));
    const action = actionsAt(before, 'null').find(({ title }) => title.startsWith('Fix all'));
    assert.equal(apply(action, before), text(''));
  });

  it('leaves the findings of other rules', () => {
    const text = guesses.replace('"size": 7', '"Size": 7');
    const action = actionsAt(text, '"amd46"').find(({ title }) => title.startsWith('Fix all'));
    assert(apply(action, text).includes('"Size": 7'));
  });
});

describe('automatic fixes', () => {
  it('are fixes of their rules', () => {
    for (const { id, automatic = [], fixes } of rules)
      assert.deepEqual(
        automatic.filter((fix) => !Object.hasOwn(fixes, fix)),
        [],
        id,
      );
  });
});

function fixed(text: string): string {
  return service.fixAll(documentOf(writeOutDigests(text)), defaultSettings).text;
}

function documentOf(text: string, uri = 'file:///test/manifest.json'): TextDocument {
  return TextDocument.create(uri, 'json', 1, text);
}

function actionsAt(text: string, part: string): CodeAction[] {
  const document = service.parse(documentOf(text), defaultSettings);
  const start = document.source.positionAt(text.indexOf(part) + 1);
  return service.codeActions(document, defaultSettings, { start, end: start }, []);
}

function apply(action: CodeAction | undefined, text: string): string {
  const changes = action?.edit?.documentChanges as TextDocumentEdit[] | undefined;
  assert(changes?.length === 1);
  const [{ textDocument, edits }] = changes as [TextDocumentEdit];
  assert.deepEqual(textDocument, { uri: 'file:///test/manifest.json', version: 1 });
  return TextDocument.applyEdits(
    documentOf(text),
    edits.flatMap((edit) => ('newText' in edit ? [edit] : [])),
  );
}

describe('an action whose edit is asked for later', () => {
  const lazy = createLanguageService({ resolvesActionEdits: true });
  const text = writeOutDigests(index(`${entry('linux', 'amd46')}, ${entry('linux', 'arm46', '$2')}`));

  it('is offered without it, and gets it for the version that was looked at', () => {
    const document = lazy.parse(documentOf(text), defaultSettings);
    const start = document.source.positionAt(text.indexOf('"amd46"') + 1);
    const offered = lazy.codeActions(document, defaultSettings, { start, end: start }, []);
    const action = offered.find(({ title }) => title.startsWith('Fix all'))!;
    assert.equal(action.edit, undefined);
    const resolved = lazy.resolveAction(document, defaultSettings, action);
    assert.equal(apply(resolved, text), text.replace('amd46', 'amd64').replace('arm46', 'arm64'));
    const later = lazy.parse(TextDocument.create(document.uri, 'json', 2, text), defaultSettings);
    assert.equal(lazy.resolveAction(later, defaultSettings, action).edit, undefined);
  });

  it('is left as it is when its data is forged', () => {
    const document = lazy.parse(documentOf(text), defaultSettings);
    for (const data of [undefined, 7, { uri: document.uri, version: 1, rule: 'x' }]) {
      const action = { title: 'Fix all', ...(data === undefined ? {} : { data }) };
      assert.deepEqual(lazy.resolveAction(document, defaultSettings, action), action);
    }
  });
});
