import { TextDocument } from 'vscode-languageserver-textdocument';
import { kindByDescriptorType, type Kind } from '#schemas/kinds';
import { headInBytes, largestDocumentInBytes } from '#schemas/limits';
import { algorithmOf, digestOf } from '#schemas/values/digest';
import { parseDocument, type ParsedDocument } from '#service/document/parsedDocument';
import { formOfType, looksLikeJson } from '#service/oci/contentForm';
import { uriBelow } from './address';
import type { ContentStore, StoredFile } from './contentStore';
import {
  blobsFolder,
  digestOfPath,
  dockerSaveFile,
  indexFile,
  Layout,
  kindByName,
  layoutFile,
  referencesIn,
  type LayoutContent,
} from './layout';
import { algorithmsMeant, digestByName } from './otherNames';

/** Files of no more bytes are read whole at once, which takes no longer than reading the beginning. */
const smallInBytes = 64 * 1024;

/** JSON of no more bytes is read whole even if no descriptor says that it is a document, as attestations are. */
const largestUnknownJsonInBytes = 4 * 1024 * 1024;

/** So many files are read at a time. */
const readsAtOnce = 16;

/** How a layout is read. */
export interface ReadLayoutOptions {
  /** The layout as it was read before; what has not changed since is taken from there. */
  readonly previous?: Layout | undefined;
  /** Computes the digest of bytes by an algorithm, faster than this program can in all hosts. */
  readonly digestOf?: (algorithm: string, bytes: Uint8Array) => string | undefined;
  readonly signal?: Cancellation | undefined;
}

/** Tells whether work is no longer wanted. Every `AbortSignal` is one. */
export interface Cancellation {
  readonly aborted: boolean;
}

/** What is known of a file before it is read. */
interface Step {
  readonly path: string;
  /** The kind that it must have by its name. */
  readonly kind?: Kind | undefined;
  /** The kind that the descriptor names which leads to it. */
  readonly describedAs?: Kind | undefined;
  /** Whether a descriptor says that it is something else than a document, so that it is none, whatever it looks like. */
  readonly isNoDocument?: boolean;
  /** Whether the descriptor says that it is JSON. */
  readonly isJson?: boolean;
}

/** What was read of a file. */
interface ReadBytes {
  /** All of its bytes, or the first. */
  readonly bytes: Uint8Array;
  /** That of the file, in bytes. */
  readonly size: number;
  readonly isWhole: boolean;
}

/**
 * Reads a layout: its documents whole, of other files the beginning. Starts with the layout file and the index, follows
 * all descriptors, and ends with the blobs that none leads to. A file that cannot be read costs no other. Undefined for
 * what does not look like a layout, and when the work is no longer wanted.
 */
export async function readLayout(
  store: ContentStore,
  options: ReadLayoutOptions = {},
): Promise<Layout | undefined> {
  const files = new Map((await store.list()).map((file) => [file.path, file]));
  if (!looksLikeLayout(files)) return undefined;
  const reader = new Reader(store, options);
  const contents = new Map<string, LayoutContent>();
  const follow = async (first: readonly Step[]): Promise<void> => {
    let steps = first;
    while (steps.length > 0) {
      const here = steps.flatMap((step) => {
        const file = contents.has(step.path) ? undefined : files.get(step.path);
        return file === undefined ? [] : [{ step, file }];
      });
      const found = await mapAtOnce(here, ({ file, step }) => reader.read(file, step));
      for (const content of found) contents.set(content.path, content);
      steps = stepsFrom(found, files);
    }
  };
  await follow([
    { path: layoutFile, kind: kindByName(layoutFile) },
    { path: indexFile, kind: kindByName(indexFile) },
  ]);
  await follow([...files.keys()].filter(isRead).map((path) => ({ path })));
  for (const [path, file] of files) if (!contents.has(path)) contents.set(path, unread(file));
  return options.signal?.aborted === true ? undefined : new Layout(store.address, contents, store.problems);
}

/** A layout has a layout file. One that has lost it still has the other two. */
function looksLikeLayout(files: ReadonlyMap<string, StoredFile>): boolean {
  const hasFile = (path: string): boolean => files.has(path) && files.get(path)?.type !== 'folder';
  return hasFile(layoutFile) || (hasFile(indexFile) && files.get(blobsFolder)?.type === 'folder');
}

/**
 * Where the descriptors of documents lead, each place once. One that says what kind of document is there is believed first.
 * @param files those that are there
 */
function stepsFrom(
  contents: readonly LayoutContent[],
  files: ReadonlyMap<string, StoredFile>,
): readonly Step[] {
  const steps = new Map<string, Step>();
  for (const { path, document } of contents) {
    for (const { to, descriptor } of document === undefined ? [] : referencesIn(path, document)) {
      if (!files.has(to)) continue;
      const describedAs = kindByDescriptorType.get(descriptor.value.mediaType ?? '');
      const isNoDocument =
        describedAs === undefined && descriptor.role !== 'manifest' && descriptor.role !== 'subject';
      const known = steps.get(to);
      if (known === undefined || (known.describedAs === undefined && !isNoDocument))
        steps.set(to, {
          path: to,
          describedAs,
          isNoDocument,
          isJson: isJsonType(descriptor.value.mediaType),
        });
    }
  }
  return [...steps.values()];
}

function isJsonType(type: string | undefined): boolean {
  return type !== undefined && formOfType(type) === 'json';
}

/** Of what is in a layout beside blobs, under right names or wrong ones, only what `docker save` writes says something about the layout. */
function isRead(path: string): boolean {
  return path === dockerSaveFile || digestOfPath(path) !== undefined || algorithmsMeant(path).length > 0;
}

function unread(file: StoredFile, problem = file.problem): LayoutContent {
  return {
    ...file,
    head: undefined,
    digest: file.digest,
    bytes: undefined,
    describedAs: undefined,
    document: undefined,
    problem,
  };
}

class Reader {
  readonly #store: ContentStore;
  readonly #options: ReadLayoutOptions;

  constructor(store: ContentStore, options: ReadLayoutOptions) {
    this.#store = store;
    this.#options = options;
  }

  async read(file: StoredFile, step: Step): Promise<LayoutContent> {
    if (file.type !== 'file' || this.#options.signal?.aborted === true) return unread(file);
    const known = this.#options.previous?.contents.get(file.path);
    // A file that only somebody else can read, over a connection, may be there again at once.
    const isLost = known?.problem !== undefined && this.#store.largestReadInBytes !== undefined;
    const isThere = known?.stamp === file.stamp && known.link === file.link && known.real === file.real;
    const isSame = isThere && !isLost;
    if (isSame && known.describedAs === step.describedAs) return known;
    try {
      const anew = await this.#readAnew(file, step);
      // What verification has found out stays true.
      return isSame
        ? {
            ...anew,
            digest: anew.digest ?? known.digest,
            uncompressed: known.uncompressed,
            chunked: known.chunked,
            chart: known.chart,
            stargz: known.stargz,
          }
        : anew;
    } catch (error) {
      return unread(file, error instanceof Error ? error.message : String(error));
    }
  }

  async #readAnew(file: StoredFile, step: Step): Promise<LayoutContent> {
    const { kind, describedAs } = step;
    const isDocument = step.isNoDocument !== true && (kind !== undefined || describedAs !== undefined);
    if (isDocument && file.size > largestDocumentInBytes)
      return { ...unread(file, 'it is too large for an OCI document'), describedAs };
    const found = await this.#bytesOf(file, step);
    if (found === undefined) return { ...unread(file), describedAs };
    const { bytes, size, isWhole } = found;
    const text = isWhole && (kind !== undefined || looksLikeJson(bytes)) ? bytes : undefined;
    // What no descriptor can lead to is a document only under another name.
    const isNamed =
      kind !== undefined || !file.path.startsWith('blobs/') || digestOfPath(file.path) !== undefined;
    return {
      ...file,
      size,
      // A copy, which does not keep all of a large file.
      head: bytes.length <= headInBytes ? bytes : bytes.slice(0, headInBytes),
      digest: isWhole ? this.#digestOf(file, bytes) : file.digest,
      bytes: text,
      describedAs,
      document:
        text === undefined || step.isNoDocument === true || !isNamed
          ? undefined
          : documentOf(this.#store.address, file.path, text, step),
      problem: undefined,
    };
  }

  /** As many bytes of a file as are needed; undefined for one that would have to be read whole, and is not worth it. */
  async #bytesOf({ path, size, digest }: StoredFile, step: Step): Promise<ReadBytes | undefined> {
    const { kind, describedAs, isJson } = step;
    const { largestReadInBytes } = this.#store;
    const isNamed = kind !== undefined || describedAs !== undefined;
    const mostInBytes = isNamed ? largestDocumentInBytes : largestUnknownJsonInBytes;
    // Small files are read whole for their digest, unless it is known.
    const smallest = digest === undefined ? (isNamed ? mostInBytes : smallInBytes) : headInBytes;
    if (largestReadInBytes !== undefined) {
      // Nobody can look at the beginning first, so what the descriptor says decides.
      const most = Math.min(isJson === true ? mostInBytes : smallest, largestReadInBytes);
      if (size > most) return undefined;
      const bytes = await this.#store.read(path, 0, most);
      return { bytes, size: bytes.length, isWhole: true };
    }
    const isSmall = size <= smallest;
    const bytes = await this.#store.read(path, 0, isSmall ? size : headInBytes);
    const isDocument = size <= mostInBytes && (kind !== undefined || looksLikeJson(bytes));
    if (isSmall || !isDocument) return { bytes, size, isWhole: isSmall };
    return { bytes: await this.#store.read(path, 0, size), size, isWhole: true };
  }

  #digestOf({ path, digest: known }: StoredFile, bytes: Uint8Array): string | undefined {
    const compute = this.#options.digestOf ?? digestOf;
    return digestByName(path, (algorithm) =>
      algorithm === algorithmOf(known ?? '') ? known : compute(algorithm, bytes),
    );
  }
}

/** The document that the bytes of a file of a layout are. */
export function documentOf(
  address: string,
  path: string,
  bytes: Uint8Array,
  { kind, describedAs }: { readonly kind?: Kind | undefined; readonly describedAs?: Kind | undefined },
): ParsedDocument {
  const source = TextDocument.create(uriBelow(address, path), 'json', 0, textOf(bytes));
  return parseDocument(source, undefined, { namedKind: kind, describedAs });
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The byte order mark stays, because it is a finding. */
function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** What a function gives for all items, in their order, with a few of them at a time. */
async function mapAtOnce<T, R>(items: readonly T[], map: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const rest = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of rest) results[index] = await map(item);
  };
  await Promise.all(Array.from({ length: readsAtOnce }, work));
  return results;
}
