import {
  LayoutDraft,
  ociTar,
  pathOf,
  tarOf,
  type DraftDescriptor,
  type ImageParts,
} from '#helpers/layoutDraft';
import type { LayoutFiles } from '#helpers/layouts';
import { descriptorsIn, textOf } from '#helpers/repairs';

/** A layout that tools cannot read as it is meant, and what repairs it. */
export interface BrokenLayout {
  readonly name: string;
  readonly files: LayoutFiles;
  /** Whether the files are put into a layout that `oci-manifest fix-layout --create` has made. */
  readonly isCreated?: boolean;
  /** The arguments of each run of `oci-manifest fix-layout`, beside the folder. */
  readonly runs: readonly (readonly string[])[];
  /** The names of the images that tools must read afterward. */
  readonly images: readonly string[];
  /** The same for tools that cannot choose a platform, where the images have several. */
  readonly singleImages?: readonly string[];
}

const refName = 'org.opencontainers.image.ref.name';
const indexType = 'application/vnd.oci.image.index.v1+json';

function tagged(descriptor: DraftDescriptor, name = 'v1'): DraftDescriptor {
  return { ...descriptor, annotations: { [refName]: name } };
}

function indexOf(draft: LayoutDraft, manifests: readonly DraftDescriptor[]): DraftDescriptor {
  return draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests });
}

const amd64 = { os: 'linux', architecture: 'amd64' };
const arm64 = { os: 'linux', architecture: 'arm64' };

/** An image for a platform, with the platform in its descriptor. */
function imageFor(draft: LayoutDraft, platform: object, parts: ImageParts = {}): DraftDescriptor {
  return draft.image({ ...parts, config: { ...platform, ...parts.config }, entry: { platform } });
}

/** The files with a blob edited under its name. */
function edited(
  files: LayoutFiles,
  { digest }: DraftDescriptor,
  change: (text: string) => string,
): LayoutFiles {
  return { ...files, [pathOf(digest)]: change(textOf(files[pathOf(digest)])) };
}

const annotate = (text: string): string => text.replace(/\}$/, ',"annotations":{"org.example":"edited"}}');
const author = (text: string): string => text.replace('{', '{"author":"somebody",');

function single(): { draft: LayoutDraft; image: DraftDescriptor; config: DraftDescriptor } {
  const draft = new LayoutDraft();
  const image = draft.image();
  draft.index([tagged(image)]);
  return { draft, image, config: descriptorsIn(draft.files, pathOf(image.digest)).config };
}

function nested() {
  const draft = new LayoutDraft();
  const images = [imageFor(draft, amd64), imageFor(draft, arm64)] as const;
  const index = indexOf(draft, images);
  draft.index([tagged(index), tagged(images[0], 'amd64')]);
  return { draft, images, index };
}

/** Runs that need no options, and read the image `v1`. */
function simple(name: string, files: LayoutFiles): BrokenLayout {
  return { name, files, runs: [[]], images: ['v1'] };
}

function without(files: LayoutFiles, path: string): LayoutFiles {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
}

/** The layouts that the tools are given before and after their repair. */
export function* brokenLayouts(): Iterable<BrokenLayout> {
  const { draft, image, config } = single();
  const { files } = draft;
  yield simple('manifest edited', edited(files, image, annotate));
  yield simple('config edited', edited(files, config, author));
  yield simple('manifest and config edited', edited(edited(files, config, author), image, annotate));
  yield simple(
    'manifest formatted with CRLF',
    edited(files, image, (text) => text.replaceAll(',', ',\r\n  ')),
  );
  yield simple(
    'config formatted',
    edited(files, config, (text) => JSON.stringify(JSON.parse(text), undefined, 2)),
  );
  yield simple('oci-layout missing', without(files, 'oci-layout'));
  yield simple('oci-layout empty', { ...files, 'oci-layout': '' });
  yield simple('oci-layout of another version', { ...files, 'oci-layout': '{"imageLayoutVersion":"1.1.0"}' });
  yield {
    name: 'index.json missing',
    files: without(files, 'index.json'),
    runs: [['--adopt'], ['--name', `${image.digest}=v1`]],
    images: ['v1'],
  };
  yield simple('wrong size in index.json', {
    ...files,
    'index.json': textOf(files['index.json']).replace(/"size": \d+/, '"size": 1'),
  });
  yield wrongSizeInManifest();
  yield wrongData();
  yield* inNestedIndex();
  yield twoNames();
  yield swapped();
  yield referrers();
  yield unlisted();
  yield* wrongNames();
  yield saved();
  yield layerAdded();
  yield {
    name: 'layout that was created, with blobs that were copied into it',
    files: without(without(files, 'oci-layout'), 'index.json'),
    isCreated: true,
    runs: [['--adopt'], ['--name', `${image.digest}=v1`]],
    images: ['v1'],
  };
  yield {
    name: 'image without a name',
    files: unnamed(files),
    runs: [['--name', `${image.digest}=v1`]],
    images: ['v1'],
  };
  yield { ...simple('orphan', { ...files, ...orphan() }), runs: [['--remove-orphans']] };
}

function wrongSizeInManifest(): BrokenLayout {
  const { draft, image, config } = single();
  const size = (text: string): string => text.replace(`"size":${config.size}`, '"size":1');
  const wrong = draft.blob(image.mediaType, size(textOf(draft.files[pathOf(image.digest)])));
  draft.index([tagged(wrong)]);
  return simple('wrong size in the manifest', without(draft.files, pathOf(image.digest)));
}

function wrongData(): BrokenLayout {
  const { draft, image, config } = single();
  const data = (text: string): string =>
    text.replace(
      `"size":${config.size}`,
      `"size":${config.size},"data":"${btoa(textOf(draft.files[pathOf(config.digest)]))}"`,
    );
  const embedding = draft.blob(image.mediaType, data(textOf(draft.files[pathOf(image.digest)])));
  draft.index([tagged(embedding)]);
  const files = without(draft.files, pathOf(image.digest));
  return simple('config edited that is embedded as well', edited(files, config, author));
}

function* inNestedIndex(): Iterable<BrokenLayout> {
  const several = (name: string, files: LayoutFiles): BrokenLayout => ({
    ...simple(name, files),
    images: ['v1', 'amd64'],
    singleImages: ['amd64'],
  });
  const { draft, images, index } = nested();
  const [image] = images;
  const { config } = descriptorsIn(draft.files, pathOf(image.digest));
  yield several('config edited below a nested index', edited(draft.files, config, author));
  yield several('manifest edited below a nested index', edited(draft.files, image, annotate));
  yield several('nested index edited', edited(draft.files, index, annotate));
  yield several(
    'all edited',
    edited(edited(edited(draft.files, config, author), image, annotate), index, annotate),
  );
  // What only the absent manifest leads to is absent with it, as after docker save.
  const { config: ofAbsent } = descriptorsIn(draft.files, pathOf(images[1].digest));
  yield {
    name: 'platform absent',
    files: without(without(draft.files, pathOf(images[1].digest)), pathOf(ofAbsent.digest)),
    runs: [['--prune-absent', '--remove-orphans']],
    images: ['v1', 'amd64'],
  };
}

function twoNames(): BrokenLayout {
  const { draft, image } = single();
  draft.index([tagged(image), tagged(image, 'v2'), tagged(indexOf(draft, [image]), 'v3')]);
  const files = edited(draft.files, image, annotate);
  return { ...simple('manifest edited that has two names and an index', files), images: ['v1', 'v2', 'v3'] };
}

function swapped(): BrokenLayout {
  const draft = new LayoutDraft();
  const [one, two] = [draft.image(), draft.image({ config: { author: 'two' } })];
  draft.index([tagged(one), tagged(two, 'v2')]);
  const [first, second] = [pathOf(one.digest), pathOf(two.digest)];
  const files = { ...draft.files, [first]: draft.files[second] ?? '', [second]: draft.files[first] ?? '' };
  return { ...simple('manifests swapped', files), images: ['v1', 'v2'] };
}

function referrers(): BrokenLayout {
  const { draft, image } = single();
  const referrer = draft.image({ manifest: { subject: image, artifactType: 'application/vnd.example' } });
  const fallback = indexOf(draft, [referrer]);
  draft.index([tagged(image), tagged(referrer, 'v2'), tagged(fallback, image.digest.replace(':', '-'))]);
  return {
    ...simple('manifest edited that has a referrer', edited(draft.files, image, annotate)),
    images: ['v1', 'v2'],
  };
}

function unlisted(): BrokenLayout {
  const draft = new LayoutDraft();
  const [listed, other] = [draft.image(), draft.image({ config: { author: 'other' } })];
  draft.index([tagged(listed)]);
  return {
    name: 'manifest that nobody lists',
    files: draft.files,
    runs: [['--adopt'], ['--name', `${other.digest}=v2`]],
    images: ['v1', 'v2'],
  };
}

/** An image each of whose blobs is intact and has a wrong name. */
function* wrongNames(): Iterable<BrokenLayout> {
  const { draft, image, config } = single();
  const [layer] = descriptorsIn(draft.files, pathOf(image.digest)).layers;
  const blobs = { manifest: image, config, layer: layer ?? config };
  const digitsOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const names: Readonly<Record<string, (path: string) => string>> = {
    'in uppercase': (path) => `blobs/sha256/${digitsOf(path).toUpperCase()}`,
    'in the folder of another algorithm': (path) => `blobs/sha512/${digitsOf(path)}`,
    'with the algorithm in the name': (path) => `blobs/sha256.${digitsOf(path)}`,
    'with an extension': (path) => `${path}.gz`,
  };
  for (const [blob, { digest }] of Object.entries(blobs))
    for (const [how, nameFor] of Object.entries(names))
      yield simple(`${blob} ${how}`, moved(draft.files, pathOf(digest), nameFor(pathOf(digest))));
  const digest = image.digest.replace(/:.*/, (digits) => digits.toUpperCase());
  const files = { ...draft.index([tagged({ ...image, digest })]).files };
  yield simple(
    'manifest and its descriptor in uppercase',
    moved(files, pathOf(image.digest), pathOf(digest)),
  );
}

function moved(files: LayoutFiles, from: string, to: string): LayoutFiles {
  return { ...without(files, from), [to]: files[from] ?? '' };
}

/** What docker save writes beside a layout, with an edited config. */
function saved(): BrokenLayout {
  const { draft, image, config } = single();
  const [layer] = descriptorsIn(draft.files, pathOf(image.digest)).layers;
  const entry = {
    Config: pathOf(config.digest),
    RepoTags: ['layout:v1'],
    Layers: [pathOf(layer?.digest ?? '')],
  };
  const files = edited(draft.files, config, author);
  return simple('config edited that docker save names', {
    ...files,
    'manifest.json': JSON.stringify([entry]),
  });
}

/** A blob that was added, and documents that were edited to have it as a layer. */
function layerAdded(): BrokenLayout {
  const { draft, image, config } = single();
  const layer = draft.blob(ociTar, tarOf('b.txt', 'added'));
  const inManifest = edited(draft.files, image, (text) =>
    text.replace('"layers":[', `"layers":[${JSON.stringify(layer)},`),
  );
  const files = edited(inManifest, config, (text) =>
    text.replace('"diff_ids":[', `"diff_ids":["${layer.digest}",`),
  );
  return simple('layer added', files);
}

function unnamed(files: LayoutFiles): LayoutFiles {
  const index = JSON.parse(textOf(files['index.json'])) as { manifests: { annotations?: object }[] };
  for (const entry of index.manifests) delete entry.annotations;
  return { ...files, 'index.json': JSON.stringify(index) };
}

function orphan(): LayoutFiles {
  const draft = new LayoutDraft();
  return { [pathOf(draft.blob('application/octet-stream', 'nobody').digest)]: 'nobody' };
}
