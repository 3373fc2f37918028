import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  applyOffsetEdits,
  automaticFix,
  defaultSettings,
  planEdits,
  rules,
  type Finding,
  findValue,
  type ParsedDocument,
} from '#service';
import { catalogueData } from '#schemas/catalogue/data';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { memberAt } from '#schemas/plainData';
import { familyOf } from '#schemas/values/mediaType';
import { sha256DigestOf } from '#schemas/values/digest';
import { nanosecondsOf } from '#schemas/values/duration';
import {
  artifact,
  dockerManifest,
  dockerManifestList,
  emptyDescriptor,
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
  raw,
} from '#helpers/documents';
import { indexFor } from '#helpers/documents/indexes';
import { lint, parse, service, type Linted, type LintOptions } from '#helpers/lint';
import { writeOutDigests } from '#helpers/markedText';
import { examplesOf } from '#helpers/rulePages';

const { mediaTypes } = catalogueData;

/** Tells whether a value means the same as the one that an automatic fix replaced. */
type Keeps = (before: unknown, after: unknown) => boolean;

const folded: Keeps = (before, after) => fold(before) === fold(after);
const sameInstant: Keeps = (before, after) => Date.parse(readable(before)) === Date.parse(String(after));
const sameInteger: Keeps = (before, after) => Number(before) === Number(after);
const sameBytes: Keeps = (before, after) =>
  Buffer.from(String(before), 'base64').equals(Buffer.from(String(after), 'base64'));
/** Only one value is possible here, so any scalar may give way to it. */
const onlyValue: Keeps = (before) => typeof before !== 'object' || before === null;
const nothing: Keeps = (before) => before === undefined || before === null || before === '';
const sameWords: Keeps = (before, after) => words(before) === words(after);
/** Words and signs by which people leave a digest out, and the first digits of it. */
const placeholder: Keeps = (before, after) => {
  const [, digits = ''] = /^(?:sha256:)?([0-9a-f]*)(?:\.\.+|…)$/.exec(String(before)) ?? [];
  return before === after || String(after).startsWith(`sha256:${digits}`);
};
const anotherName: Keeps = (before, after) => typeof before === 'string' && typeof after === 'string';

/** What the automatic fixes of each rule keep. A rule that has such fixes must be here. */
const keeps: Readonly<Record<string, Keeps>> = {
  'json-byte-order-mark': nothing,
  'json-trailing-comma': nothing,
  'json-key-case': folded,
  'json-number-form': sameInteger,
  'annotation-typo': folded,
  'annotation-base-digest': folded,
  'annotation-created': sameInstant,
  'property-type': (before, after) =>
    sameWords(before, after) || sameDuration(before, after) || (onlyValue(before, after) && after === 2),
  'null-value': nothing,
  'required-property': nothing,
  'user-format': folded,
  'created-rfc3339': (before, after) => nothing(before, after) || sameInstant(before, after),
  'rootfs-type': onlyValue,
  'exposed-ports': folded,
  'stop-signal': (before, after) => fold(after) === `sig${fold(before).replace(/^sig/, '')}`,
  'diff-id-syntax': folded,
  'docker-media-type-missing': nothing,
  'schema-version': onlyValue,
  'ambiguous-null-key': nothing,
  'media-type-missing': nothing,
  'digest-syntax': folded,
  'digest-encoding': folded,
  'digest-placeholder': placeholder,
  // The file has the digest, so only its size is possible.
  'file-mismatch': onlyValue,
  'empty-descriptor-exact': onlyValue,
  'data-base64': sameBytes,
  'media-type-syntax': folded,
  'size-negative': onlyValue,
  'media-type-case': folded,
  'layout-version': onlyValue,
  'project-configuration': sameWords,
  'artifact-type-syntax': folded,
  // The catalogue says which name stands for which; its own tests check that.
  'platform-variant': anotherName,
  'platform-case': folded,
  'platform-os-alias': anotherName,
  'platform-architecture-alias': anotherName,
  'platform-name-unknown': (before, after) => fold(before).split('/').includes(String(after)),
};

function fold(value: unknown): string {
  return String(value).trim().toLowerCase();
}

/** The letters and digits of a value: what is left when it is written as another type of JSON. */
function words(value: unknown): string {
  const text = value === undefined ? '' : JSON.stringify(value);
  const letters = text.replace(/\{\}|"(?:os|architecture)":/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  return letters.sort().join(' ');
}

/** A date in a form that JavaScript reads. */
function readable(value: unknown): string {
  return String(value)
    .trim()
    .replace(/^(\d{4})\W?(\d\d)\W?(\d\d)[T ]/i, '$1-$2-$3T')
    .replace(/T(\d):/, 'T0$1:')
    .replace(',', '.')
    .replace(/ ?(UTC|GMT|z)$/i, 'Z')
    .replace(/ ?([+-]\d\d):?(\d\d).*$/, '$1:$2');
}

/** A duration in words, and its nanoseconds. */
function sameDuration(before: unknown, after: unknown): boolean {
  return typeof before === 'string' && nanosecondsOf(before.trim()) === after;
}

/** Odd ways to write a string, as it stands between the quotes of JSON. */
function variantsOf(text: string): string[] {
  return [
    ` ${text}`,
    `${text}\\n`,
    `\u00a0${text}\\t`,
    text.toUpperCase(),
    text.toLowerCase(),
    text.replace(/[a-z]/, (letter) => letter.toUpperCase()),
    `${text}${text}`,
    `x-${text}`,
    text.replace(/:.*/, (encoded) => encoded.toUpperCase()),
  ];
}

function typoInUppercase(type: string): string {
  return type.replace(/\.(oci|docker)\./, (family) => family.toUpperCase()).replace('image', 'imgae');
}

/** Manifests and indexes in which a media type is the wrong one at one place, with and without their own. */
function documentsWith(mediaType: string): string[] {
  const config = imageConfigDescriptor({ mediaType });
  const manifests = [manifestDescriptor({ mediaType })];
  return [
    ...[image, dockerManifest].flatMap((make) => [
      make({ mediaType }),
      ...[{}, { mediaType: undefined }].flatMap((own) => [
        make({ ...own, config }),
        make({ ...own, layers: [layer({ mediaType })] }),
      ]),
    ]),
    ...[index, dockerManifestList].flatMap((make) => [
      make({ mediaType }),
      make({ manifests }),
      make({ mediaType: undefined, manifests }),
    ]),
    artifact({ artifactType: mediaType }),
    artifact({ artifactType: undefined, config }),
    artifact({ subject: manifestDescriptor({ mediaType }) }),
  ];
}

interface Example {
  readonly text: string;
  readonly options: LintOptions;
}

const notes = 'some notes';
const digestOfNotes = sha256DigestOf(new TextEncoder().encode(notes));

/** A descriptor whose title names a file beside it. */
function ofNotes(members: object): Example {
  const annotations = { 'org.opencontainers.image.title': 'notes.txt' };
  return {
    text: JSON.stringify({ mediaType: 'text/plain', ...members, annotations }),
    options: { kind: 'descriptor', neighbors: { 'notes.txt': notes } },
  };
}

/** Examples of mistakes that the pages do not show. */
const furtherExamples: Readonly<Record<string, readonly Example[]>> = {
  'project-configuration': [
    {
      text: '{ "overrides": [{ "files": "*.json", "kind": "descriptor" }] }',
      options: { kind: 'project-configuration' },
    },
  ],
  'digest-placeholder': [
    'sha256:...',
    '<digest>',
    `${digestOfNotes.slice(0, 15)}...`,
    'sha256:badf00d...',
  ].map((digest) => ofNotes({ digest })),
  'file-mismatch': [ofNotes({ digest: digestOfNotes, size: 1 })],
};

/** The examples of a rule’s page, and copies of them in which one string or key is written in an odd way. */
function* oddExamples(id: string): Iterable<Example> {
  yield* furtherExamples[id] ?? [];
  for (const example of [...examplesOf(id, 'Wrong'), ...examplesOf(id, 'Right')]) {
    yield example;
    const { text } = example;
    for (const { 0: token, index: at } of text.slice(0, 4096).matchAll(/"(?:[^"\\\n]|\\.)*"/g))
      for (const variant of variantsOf(token.slice(1, -1)))
        yield { ...example, text: `${text.slice(0, at)}"${variant}"${text.slice(at + token.length)}` };
  }
}

function valueOf(text: string, options: LintOptions, path: JsonPath): unknown {
  return path.reduce(memberAt, parse(text, options).document.model?.asGoReads);
}

function textAt({ syntax, text }: ParsedDocument, path: JsonPath): string | undefined {
  const node = findValue(syntax.root, path);
  return node && text.slice(node.offset, node.offset + node.length);
}

/** Applies the automatic fix of a finding, and compares what it changed with what was there. */
function assertKept(linted: Linted, finding: Finding, options: LintOptions): boolean {
  const proposal = automaticFix(finding);
  if (proposal === undefined) return false;
  const { id } = finding.rule;
  const before = linted.document;
  const edits = planEdits(before, proposal.operations);
  assert(edits !== undefined, `${id}: ${proposal.fix} cannot be applied`);
  const text = applyOffsetEdits(before.text, edits);
  const check = keeps[id] ?? nothing;
  for (const operation of proposal.operations) {
    if (operation.op === 'delete-problem' || operation.op === 'reorder') continue;
    const { op, path } = operation;
    const old = op === 'rename' ? path.at(-1) : path.reduce(memberAt, before.model?.asGoReads);
    const fresh = op === 'rename' ? operation.name : valueOf(text, options, path);
    assert(
      check(old, fresh) || old === undefined,
      `${id}: ${proposal.fix} at ${formatPath(path)} makes ${JSON.stringify(old)} ${JSON.stringify(fresh)}`,
    );
    // A renamed property keeps its value.
    if (operation.op === 'rename') {
      const target = [...path.slice(0, -1), operation.name];
      assert.equal(textAt(parse(text, options).document, target), textAt(before, path));
    }
  }
  return true;
}

describe('automatic fixes', () => {
  const automatic = rules.filter(({ automatic: ids = [] }) => ids.length > 0);

  for (const { id } of automatic) {
    it(`of ${id} keep what the author wrote, however odd`, () => {
      assert(Object.hasOwn(keeps, id), `say in this test what the automatic fixes of ${id} keep`);
      let applied = 0;
      for (const { text, options } of oddExamples(id)) {
        const linted = lint(text, options);
        for (const finding of linted.findings)
          if (finding.rule.id === id && assertKept(linted, finding, options)) applied++;
      }
      assert(applied > 0, 'no example has an automatic fix');
    });
  }

  it('bring no error, however media types are written', function () {
    this.timeout(60_000);
    const errorsIn = ({ findings }: Linted): string[] =>
      findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule.id);
    for (const { type } of mediaTypes.filter((entry) => familyOf(entry.type) !== undefined))
      for (const written of [type.toUpperCase(), ` ${type}`, typoInUppercase(type)])
        for (const text of documentsWith(written).map(writeOutDigests)) {
          const before = lint(text);
          const fixed = service.fixAll(before.document.source, defaultSettings).text;
          if (fixed === text) continue;
          const had = errorsIn(before);
          const brought = errorsIn(lint(fixed)).filter((id) => !had.includes(id));
          assert.deepEqual(brought, [], `${text} becomes ${fixed}`);
        }
  });

  it('fill in a digest only if what is there already agrees with the file', () => {
    const isFilledIn = (members: object): boolean => {
      const { text, options } = ofNotes(members);
      return lint(text, options).findings.some((finding) => automaticFix(finding) !== undefined);
    };
    assert(isFilledIn({ digest: 'sha256:...' }));
    assert(isFilledIn({ digest: `${digestOfNotes.slice(0, 15)}…`, size: notes.length }));
    assert(isFilledIn({ digest: `sha256:…${digestOfNotes.slice(-6)}` }));
    assert(!isFilledIn({ digest: 'sha256:badf00d...' }));
    assert(!isFilledIn({ digest: 'sha256:...badf00d' }));
    assert(!isFilledIn({ digest: 'sha256:...', size: 1 }));
    assert(!isFilledIn({ digest: 'sha256:...', data: 'MQ==' }));
    assert(!isFilledIn({ digest: `sha256:${'ab'.repeat(32)}`, size: notes.length }));
  });

  const automaticFor = (text: string, id: string) =>
    lint(writeOutDigests(text)).findings.filter(
      (finding) => finding.rule.id === id && automaticFix(finding) !== undefined,
    ).length;

  it('leave embedded data that a descriptor of the empty type has', () => {
    const withEmpty = (members: object) => image({ layers: [emptyDescriptor({ ...members })] });
    assert.equal(automaticFor(withEmpty({ size: 3 }), 'empty-descriptor-exact'), 1);
    assert.equal(automaticFor(withEmpty({ data: 'MQ==' }), 'empty-descriptor-exact'), 0);
  });

  it('leave a variant that contradicts the name of the architecture', () => {
    const id = 'platform-architecture-alias';
    assert.equal(automaticFor(indexFor({ architecture: 'armv7l', variant: 'v7' }), id), 1);
    assert.equal(automaticFor(indexFor({ architecture: 'armv7l', variant: 'v6' }), id), 0);
    assert.equal(automaticFor(indexFor({ architecture: 'armv7l', variant: 6 }), id), 0);
  });

  it('leave a list or an object where only one value is possible', () => {
    assert.equal(automaticFor(image({ schemaVersion: '2' }), 'property-type'), 1);
    assert.equal(automaticFor(image({ schemaVersion: { major: 2 } }), 'property-type'), 0);
    assert.equal(automaticFor(image({ schemaVersion: [2] }), 'property-type'), 0);
  });

  it('leave comments in what they would replace or remove', () => {
    const text = writeOutDigests(
      image({ layers: [layer({ urls: raw('/* no mirror */ null') })], annotations: raw('/* later */ null') }),
    );
    const { document } = lint(text);
    assert.equal(service.fixAll(document.source, defaultSettings).text, text);
  });
});
