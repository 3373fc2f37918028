import fc from 'fast-check';
import { sha256DigestOf } from '#schemas/values/digest';
import { LayoutDraft, pathOf, type DraftDescriptor } from './layoutDraft';
import type { LayoutFiles } from './layouts';
import { textOf } from './repairs';

type Files = Record<string, LayoutFiles[string]>;

/** Something that happens to a file of a layout, which may have to do with another. */
type Damage = (files: Files, path: string, other: string) => void;

const indexType = 'application/vnd.oci.image.index.v1+json';

/** Layouts to which a few things have happened. */
export function damagedLayouts(): fc.Arbitrary<LayoutFiles> {
  const place = fc.nat(1000);
  const step = fc.record({ kind: fc.constantFrom(...Object.keys(damages)), at: place, other: place });
  return fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => {
    const files = soundFiles();
    for (const { kind, at, other } of steps) {
      const paths = Object.keys(files)
        .filter((path) => /json$|^blobs\//.test(path))
        .sort();
      damages[kind]?.(files, paths[at % paths.length] ?? '', paths[other % paths.length] ?? '');
    }
    return files;
  });
}

/** One of each thing that a repair looks at: platforms, an attestation, a referrer, a Wasm artifact, and what nobody lists. */
function soundFiles(): Files {
  const draft = new LayoutDraft();
  const image = (author: string): DraftDescriptor => draft.image({ layers: [], config: { author } });
  const indexOf = (...manifests: readonly DraftDescriptor[]): DraftDescriptor =>
    draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests });
  const [one, two, shared] = [image('one'), image('two'), draft.image()];
  const about = ({ digest }: DraftDescriptor): DraftDescriptor => ({
    ...image('attests'),
    annotations: {
      'vnd.docker.reference.digest': digest,
      'vnd.docker.reference.type': 'attestation-manifest',
    },
  });
  const module = draft.blob('application/vnd.example.module+json', '{"is": "a module"}');
  const config = draft.blob('application/vnd.wasm.config.v0+json', {
    created: '2026-01-01T00:00:00Z',
    architecture: 'wasm',
    os: 'wasip1',
    layerDigests: [module.digest],
  });
  const wasm = draft.image({ manifest: { config, layers: [module] } });
  draft.artifact({ manifest: { subject: shared } });
  indexOf(image('below what nobody lists'), image('there as well'), one);
  draft.blob('application/octet-stream', '{"nobody": "leads here"}');
  draft.index([indexOf(indexOf(one, two, about(two)), shared), shared, wasm, about(shared)]);
  draft.files['manifest.json'] = JSON.stringify([
    { Config: pathOf(config.digest), Layers: [pathOf(module.digest)] },
  ]);
  return draft.files;
}

/** What gives a file another text under the name that it has. */
function written(change: (text: string) => string): Damage {
  return (files, path) => {
    files[path] = change(textOf(files[path]));
  };
}

/** What gives a file another text and its right name, also in the documents that lead to it. Their sizes are wrong then. */
function made(change: (text: string) => string): Damage {
  return (files, path) => {
    rename(files, path, change(textOf(files[path])));
  };
}

/** Documents that copies have made lead to themselves are left as they are after a few rounds. */
const mostSteps = 9;

function rename(files: Files, path: string, text: string, steps = mostSteps): void {
  const [, encoded] = /^blobs\/sha256\/(.*)$/.exec(path) ?? [];
  const digest = sha256DigestOf(new TextEncoder().encode(text)).slice('sha256:'.length);
  files[encoded === undefined ? path : `blobs/sha256/${digest}`] = text;
  if (encoded === undefined || digest === encoded) return;
  delete files[path];
  for (const parent of Object.keys(files)) {
    const before = textOf(files[parent]);
    if (before.includes(encoded) && steps > 0)
      rename(files, parent, before.replaceAll(encoded, digest), steps - 1);
  }
}

/** Texts that stand in place of a document. */
const substitutes = [
  '',
  'null',
  '[]',
  '{}',
  'not JSON',
  '{"manifests":null}',
  '{"manifests":{}}',
  '{"schemaVersion":2,"manifests":[',
];

/** What makes a digest, in quotes, one that cannot be followed. */
const garbled: Readonly<Record<string, (digest: string) => string>> = {
  'a digest in upper case': (digest) => digest.toUpperCase(),
  'digits in upper case': (digest) => `"sha256:${digest.slice(8).toUpperCase()}`,
  'a digest with a space': (digest) => `" ${digest.slice(1)}`,
  'a digest without an algorithm': (digest) => `"${digest.slice(8)}`,
  'a digest with an escape': (digest) => `"sha256%3A${digest.slice(8)}`,
  'a digest that is cut off': (digest) => `${digest.slice(0, -2)}"`,
  'no digest': () => '""',
};

/** Names that mean a digest. */
const otherNames: readonly ((digits: string) => string)[] = [
  (digits) => `blobs/sha256/${digits.toUpperCase()}`,
  (digits) => `blobs/sha512/${digits}`,
  (digits) => `blobs/sha256.${digits}`,
  (digits) => `blobs/sha256/${digits}.json`,
  (digits) => `blobs/sha256/${digits.slice(0, 40)}`,
];

const damages: Readonly<Record<string, Damage>> = {
  formatted: written((text) => text.replace('{', '{\n ')),
  edited: written((text) => text.replace(/\}$/, ',"annotations":{"a":"b"}}')),
  'cut off': written((text) => text.slice(0, -9)),
  'a comma too many': written((text) => text.replace(/\}$/, ',}')),
  'other sizes': made((text) => text.replaceAll(/"size": ?(\d)/g, '"size":4$1')),
  'no size': made((text) => text.replace(/,\s*"size": ?\d+/, '')),
  'null as a list': made((text) => text.replace(/"(manifests|layers)": ?\[[^\]]*\]/, '"$1":null')),
  ...Object.fromEntries(
    Object.entries(garbled).map(([name, change]) => [
      name,
      made((text) => text.replace(/"sha256:[0-9a-f]{64}"/, (digest) => change(digest))),
    ]),
  ),
  'a list that is there twice': made((text) =>
    text.replace(/"(manifests|layers)": ?\[[^\]]*\]/, (list, name: string) => `${list},"${name}":[]`),
  ),
  'a list under another name': made((text) => text.replace(/"(manifests|layers)":/, '"$1":[],"$1s":')),
  gone: (files, path) => {
    Reflect.deleteProperty(files, path);
  },
  'a FIFO': (files, path) => {
    files[path] = { type: 'other' };
  },
  'under a wrong name': (files, path, other) => {
    if (!path.startsWith('blobs/')) return;
    files[pathOf(sha256DigestOf(new TextEncoder().encode(other)))] = files[path] ?? '';
    Reflect.deleteProperty(files, path);
  },
  'under a name that only means its digest': (files, path) => {
    const nameFor = otherNames[path.charCodeAt(path.length - 1) % otherNames.length];
    const [, digits] = /^blobs\/sha256\/(.*)$/.exec(path) ?? [];
    if (digits === undefined || nameFor === undefined) return;
    files[nameFor(digits)] = files[path] ?? '';
    Reflect.deleteProperty(files, path);
  },
  'a copy of another': (files, path, other) => {
    if (textOf(files[path]).includes('schemaVersion')) files[path] = files[other] ?? '';
  },
  ...Object.fromEntries(substitutes.map((text) => [`"${text}"`, written(() => text)])),
};
