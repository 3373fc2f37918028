import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { exercise } from '#helpers/exercise';
import {
  artifact,
  config,
  dockerManifest,
  dockerManifestList,
  image,
  index,
  layer,
  manifestDescriptor,
  platform,
} from '#helpers/documents';
import { writeOutDigests } from '#helpers/markedText';
import { applyOffsetEdits, planEdits } from '#service/edits/planEdits';
import { parse, type Linted } from '#helpers/lint';
import { isPlainArray, isPlainObject } from '#schemas/plainData';

const annotations = {
  'org.opencontainers.image.created': '2024-01-02T03:04:05Z',
  'org.example.key': 'value',
};
const descriptor = layer({ annotations, urls: ['https://example.com/'], data: 'e30=', artifactType: 'a/b' });

/** Documents of each kind that hold all members that manifests of any kind have, the foreign ones included. */
const documents: Readonly<Record<string, string>> = {
  'an image manifest': image({ layers: [descriptor], subject: manifestDescriptor(), annotations }),
  'an image manifest with members of others': image({ manifests: [descriptor], blobs: [descriptor] }),
  'an artifact manifest': artifact({ layers: [descriptor], annotations }),
  'an image index': index({
    manifests: [
      manifestDescriptor({ platform: platform({ variant: 'v1', 'os.features': ['a'] }), annotations }),
    ],
    artifactType: 'application/vnd.example.v1',
    annotations,
  }),
  'an image index with members of others': index({
    config: descriptor,
    layers: [descriptor],
    blobs: [descriptor],
  }),
  'a Docker manifest with members of OCI': dockerManifest({
    artifactType: 'application/vnd.example.v1',
    subject: manifestDescriptor(),
    annotations,
  }),
  'a Docker manifest list with members of OCI': dockerManifestList({
    subject: manifestDescriptor(),
    annotations,
  }),
  'an image config': config({
    created: '2024-01-02T03:04:05Z',
    config: { Env: ['A=b'], Labels: annotations, ExposedPorts: { '80/tcp': {} }, StopSignal: 'SIGTERM' },
    history: [{ created: '2024-01-02T03:04:05Z', empty_layer: false }],
    artifactType: 'a/b',
    annotations,
  }),
};

const strangers: readonly unknown[] = [null, 7, 'text', [null], {}];

/** All copies of plain data in which one member or element is something else. */
function* confusions(value: unknown): Iterable<unknown> {
  yield* strangers;
  if (isPlainArray(value)) {
    for (const [at, item] of value.entries())
      for (const other of confusions(item)) yield value.map((same, place) => (place === at ? other : same));
  } else if (isPlainObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      for (const other of confusions(member)) yield { ...value, [name]: other };
      const { [name]: moved, ...rest } = value;
      yield rest;
      // Go reads the name in any case.
      yield { ...rest, [name.toUpperCase()]: moved };
    }
  }
}

/** Applies each fix. What a value of another type hid may come to light with it, but the JSON must stay sound. */
function applyAllFixes({ document, findings }: Linted): void {
  for (const { rule, fixes } of findings) {
    for (const { fix, operations } of fixes) {
      const edits = planEdits(document, operations);
      assert(edits !== undefined && edits.length > 0, `${rule.id}: ${fix} cannot be applied`);
      const { syntax } = parse(applyOffsetEdits(document.text, edits)).document;
      assert.deepEqual(syntax.problems, [], `${rule.id}: ${fix} breaks the JSON`);
      assert(syntax.duplicates.length === 0, `${rule.id}: ${fix} writes a key that is there already`);
    }
  }
}

describe('a value of another type, or under a name of another case', () => {
  for (const [name, text] of Object.entries(documents)) {
    it(`in ${name}: nothing throws, and every fix can be applied`, function () {
      this.timeout(120_000);
      const value: unknown = JSON.parse(writeOutDigests(text));
      for (const confused of confusions(value)) {
        const json = JSON.stringify(confused, null, 2);
        try {
          applyAllFixes(exercise(json));
        } catch (error) {
          throw new Error(`${String(error)}\n${json}`, { cause: error });
        }
      }
    });
  }
});
