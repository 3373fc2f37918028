import type { ChunkedPositions } from '#schemas/values/chunkedPositions';
import { addTo } from '#schemas/groups';
import type { Kind } from '#schemas/kinds';
import { isOrdinaryDigest, parseDigest } from '#schemas/values/digest';
import type { Origin, ParsedDocument } from '#service/document/parsedDocument';
import type { DescriptorView } from '#service/document/views';
import { blobPath, blobPathOf } from '#service/oci/blobPath';
import type { StoredFile, StoreProblem } from './contentStore';

/** How layers are compressed that are looked into. */
export type Compression = 'gzip' | 'zstd';

/**
 * Why compressed content could not be read to its end: it ends too early, is followed by something else, is not what
 * it begins as, is larger than anybody reads, or needs more memory than decoders use.
 */
export type StreamProblem = 'cut-off' | 'trailing' | 'damaged' | 'too-large' | 'window';

/**
 * What compressed content is before it is compressed: its digest by SHA-256, its size in bytes, and whether it begins like
 * nothing that is a tar archive, or as one that ends within the content of an entry, or goes on after its end. Of a tar archive
 * that is not compressed, the same.
 */
export type Uncompressed =
  | {
      readonly digest: string;
      readonly size: number;
      readonly isNoTar?: true;
      readonly isCutTar?: true;
      readonly goesOn?: true;
    }
  | { readonly problem: StreamProblem };

/** What the Chart.yaml of a Helm chart says, as far as it is text. */
export interface ChartNames {
  readonly name: string | undefined;
  readonly version: string | undefined;
}

/**
 * The table of contents of an eStargz layer, by its digest; null where the footer leads to none, and undefined where it could
 * not be read, or is elsewhere.
 */
export type StargzTable =
  { readonly hasFooter: false } | { readonly hasFooter: true; readonly digest: string | null | undefined };

/** What a zstd:chunked layer says about itself. */
export interface ChunkedLayer extends ChunkedPositions {
  /** The digest of the table of contents as it is in the layer; undefined where it could not be read. */
  readonly tableDigest?: string | undefined;
}

/** What is known of a file of a layout. */
export interface LayoutContent extends StoredFile {
  /** The first bytes, as many as tell what the content is; undefined where nobody has read them. */
  readonly head: Uint8Array | undefined;
  /** The digest of all bytes by the algorithm of the file’s name; undefined where not all bytes have been read. */
  readonly digest: string | undefined;
  /** What is in a layer, compressed or not; undefined where nobody has looked. */
  readonly uncompressed?: Uncompressed | undefined;
  /** What the footer of a zstd:chunked layer says; null for a zstd layer without one, and undefined where nobody has looked. */
  readonly chunked?: ChunkedLayer | null | undefined;
  /** What the chart says that a layer is; null for one without a Chart.yaml, and undefined where nobody has looked. */
  readonly chart?: ChartNames | null | undefined;
  /** How a layer ends that is to be eStargz; undefined where nobody has looked. */
  readonly stargz?: StargzTable | undefined;
  /** All bytes of what looks like JSON, where they have been read. */
  readonly bytes: Uint8Array | undefined;
  /** The kind that the descriptor names which leads to the file. */
  readonly describedAs: Kind | undefined;
  /** The document that the content is; undefined where it is none, or could not be read. */
  readonly document: ParsedDocument | undefined;
  /** Why the file could not be read, in words that follow a colon. */
  readonly problem: string | undefined;
}

/** A descriptor in a document of a layout. */
export interface Reference {
  /** The path of the document. */
  readonly from: string;
  readonly descriptor: DescriptorView;
  /** The path of the blob that the descriptor’s digest names. */
  readonly to: string;
}

export const layoutFile = 'oci-layout';
export const indexFile = 'index.json';
export const dockerSaveFile = 'manifest.json';
export const blobsFolder = 'blobs';

/** The files that a layout has by their names. */
export const namedFiles: readonly string[] = [layoutFile, indexFile, dockerSaveFile];

const endings: ReadonlySet<StoreProblem['kind']> = new Set([
  'cut-off',
  'damaged',
  'too-many',
  'too-large',
  'window',
]);

/** A layout as it was at one moment: its files, and how its documents refer to them. Nothing in it changes. */
export class Layout {
  /** The URI of the layout’s folder, without a slash at the end. */
  readonly address: string;
  /** All files by their paths, documents before what only they lead to. */
  readonly contents: ReadonlyMap<string, LayoutContent>;
  /** What is unusual about what the layout is kept in. */
  readonly problems: readonly StoreProblem[];
  readonly #byDigest = new Map<string, LayoutContent>();
  readonly #referencesFrom = new Map<string, readonly Reference[]>();
  readonly #referencesTo = new Map<string, Reference[]>();
  #reached: ReadonlySet<string> | undefined;

  constructor(
    address: string,
    contents: ReadonlyMap<string, LayoutContent>,
    problems: readonly StoreProblem[] = [],
  ) {
    this.address = address;
    this.contents = contents;
    this.problems = problems;
    for (const [path, content] of contents) {
      const digest = digestOfPath(path);
      if (digest !== undefined) this.#byDigest.set(digest, content);
      const { document } = content;
      if (document === undefined) continue;
      const references = referencesIn(path, document);
      this.#referencesFrom.set(path, references);
      for (const reference of references) addTo(this.#referencesTo, reference.to, reference);
    }
  }

  /** Whether what the layout is kept in could not be read to its end, so that what is missing may only not have been read. */
  get isCutShort(): boolean {
    return this.problems.some(({ kind }) => endings.has(kind));
  }

  /** Whether nobody knows if there is something at a path, because its folder cannot be listed. */
  isUnknown(path: string): boolean {
    return this.#isUnlisted(blobsFolder) || this.#isUnlisted(path.slice(0, path.lastIndexOf('/')));
  }

  #isUnlisted(folder: string): boolean {
    const content = this.contents.get(folder);
    return content?.type === 'folder' && content.problem !== undefined;
  }

  /** The blob that a digest names; undefined where the layout has none, or the text is not a digest. */
  blob(digest: string | undefined): LayoutContent | undefined {
    return digest === undefined ? undefined : this.#byDigest.get(digest);
  }

  /** The descriptors of a document, in its order. */
  referencesFrom(path: string): readonly Reference[] {
    return this.#referencesFrom.get(path) ?? [];
  }

  /** The descriptors that name a blob, in the order of their documents. */
  referencesTo(path: string): readonly Reference[] {
    return this.#referencesTo.get(path) ?? [];
  }

  /** The path of the blob that is the subject of a manifest; undefined where it has none. */
  subjectOf(path: string): string | undefined {
    return this.referencesFrom(path).find(({ descriptor }) => descriptor.role === 'subject')?.to;
  }

  /** The blobs that the index leads to, by any number of steps, whether they are there or not. */
  get reached(): ReadonlySet<string> {
    return (this.#reached ??= this.#reachedFrom(indexFile));
  }

  /** The file that findings about the layout as a whole are told at; undefined where both are missing. */
  get root(): string | undefined {
    return [layoutFile, indexFile].find((path) => this.contents.get(path)?.document !== undefined);
  }

  #reachedFrom(start: string): ReadonlySet<string> {
    const reached = new Set<string>();
    const documents = [start];
    // The list grows while it is walked.
    for (const document of documents) {
      for (const { to } of this.referencesFrom(document)) {
        if (reached.has(to)) continue;
        reached.add(to);
        documents.push(to);
      }
    }
    return reached;
  }
}

/** The kind that a file of a layout must have by its name. */
export function kindByName(path: string): Kind | undefined {
  if (path === layoutFile) return 'image-layout';
  return path === indexFile ? 'image-index' : undefined;
}

/** The layout that a document is part of, as seen from the document. */
export interface LayoutPlace {
  readonly layout: Layout;
  /** The path of the document below the layout’s folder. */
  readonly path: string;
}

/** What a layout tells of the kind of one of its documents. */
export function originIn({ layout, path }: LayoutPlace): Pick<Origin, 'namedKind' | 'describedAs'> {
  return { namedKind: kindByName(path), describedAs: layout.contents.get(path)?.describedAs };
}

const knownReferences = new WeakMap<ParsedDocument, readonly Reference[]>();

/** The descriptors of a document that name blobs. They are looked for once, since a layout has hundred thousands of them. */
export function referencesIn(from: string, document: ParsedDocument): readonly Reference[] {
  const known = knownReferences.get(document);
  if (known !== undefined && (known[0] === undefined || known[0].from === from)) return known;
  const references: Reference[] = [];
  for (const descriptor of document.model?.descriptors ?? []) {
    const to = pathOfBlob(descriptor);
    if (to !== undefined) references.push({ from, descriptor, to });
  }
  knownReferences.set(document, references);
  return references;
}

/** The path of the blob that a descriptor names, as `pathOfDigest`. */
export function pathOfBlob({ hasOrdinaryDigest, value: { digest } }: DescriptorView): string | undefined {
  return hasOrdinaryDigest && digest !== undefined ? blobPathOf(digest) : pathOfDigest(digest);
}

/** The path of the blob that a digest names; undefined for what is not a digest, which could lead elsewhere. */
export function pathOfDigest(digest: string | undefined): string | undefined {
  const parsed = parseDigest(digest ?? '');
  return parsed && blobPath(parsed);
}

const usualFolder = 'blobs/sha256/';

/** The digest that the name of a blob stands for; undefined for other files. */
export function digestOfPath(path: string): string | undefined {
  if (path.startsWith(usualFolder)) {
    const usual = `sha256:${path.slice(usualFolder.length)}`;
    if (isOrdinaryDigest(usual)) return usual;
  }
  const [, algorithm, encoded] = /^blobs\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  const digest = `${algorithm}:${encoded}`;
  return algorithm !== undefined && parseDigest(digest) !== undefined ? digest : undefined;
}
