import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultEditorSettings, defaultSettings, readProject, resolveSettings } from '#service';
import { isPlainArray, isPlainObject } from '#schemas/plainData';
import { artifact, config, image, layer, print, type Members } from '#helpers/documents';
import { indexFor } from '#helpers/documents/indexes';
import { lookAtEverything, lookedAt, outputs } from '#helpers/everyOutput';
import { asFileName, payloads } from '#helpers/hostileText';
import { writeOutDigests } from '#helpers/markedText';

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
  artifact({ layers: [full, full], annotations }),
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

/** Each payload goes into one of so many places. */
const stride = 17;

/** Each payload is tried in other places than the next, so that every place has several of them. */
function* someOf(copies: Iterable<unknown>, first: number): Iterable<unknown> {
  let at = first;
  for (const copy of copies) if (at++ % stride === 0) yield copy;
}

function plain(text: string): Members {
  return JSON.parse(writeOutDigests(text)) as Members;
}

describe(`hostile text, ${payloads.length} payloads through ${Object.keys(outputs).length} outputs,`, () => {
  for (const [index, payload] of payloads.entries()) {
    it(`number ${index + 1} steers nothing, wherever it is in a document`, function () {
      this.timeout(120_000);
      for (const text of documents)
        for (const value of someOf(poisoned(plain(text), payload), index))
          lookAtEverything(JSON.stringify(value, null, 2), 'file:///test/a.json', defaultSettings, 'a.json');
    });

    it(`number ${index + 1} steers nothing, wherever it is in a project file, or in the name of a file`, function () {
      this.timeout(120_000);
      for (const value of someOf(poisoned(projectText, payload), index)) {
        const text = JSON.stringify(value, null, 2);
        lookAtEverything(text, 'file:///test/.oci-manifest.json', defaultSettings, '.oci-manifest.json');
        const settings = resolveSettings(
          'file:///test/a.json',
          defaultEditorSettings,
          readProject('file:///test/', text),
        );
        const [manifest = ''] = documents;
        lookAtEverything(JSON.stringify(plain(manifest), null, 2), 'file:///test/a.json', settings, 'a.json');
      }
      const name = asFileName(payload);
      const uri = `file:///test/${encodeURIComponent(name)}`;
      for (const text of documents) lookAtEverything(text, uri, defaultSettings, name);
    });
  }

  it('has gone through every output', () => {
    assert.deepEqual([...lookedAt].sort(), Object.keys(outputs).sort());
  });
});
