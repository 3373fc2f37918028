import { TextDocument } from 'vscode-languageserver-textdocument';
import { formatPath } from '#schemas/jsonPath';
import { kindNames } from '#schemas/kinds';
import { isPlainArray, isPlainObject, memberAt } from '#schemas/plainData';
import { encodeBase64 } from '#schemas/values/base64';
import { algorithmOf, digestOf } from '#schemas/values/digest';
import { parseDocument, type ParsedDocument } from '#service/document/parsedDocument';
import { set, type EditOperation, type JsonValue } from '#service/edits/operations';
import { applyOffsetEdits, planEdits } from '#service/edits/planEdits';
import { uriBelow } from '#service/layout/address';
import {
  digestOfPath,
  dockerSaveFile,
  indexFile,
  originIn,
  referencesIn,
  type Layout,
  type LayoutContent,
  type Reference,
} from '#service/layout/layout';
import { whyUndeletable } from '#service/layout/links';
import { mayBeLost } from '#service/layout/lostBlobs';
import { meansDigest } from '#service/layout/otherNames';
import { isNamed } from '#service/layout/referredBlobs';
import { blobPathOf } from '#service/oci/blobPath';
import { hasData } from '#service/oci/content';
import { blobsInText, textOfBytes } from './blobsInText';
import { bottomUp } from './bottomUp';
import { contentAfter, unchanged, type FileChange, type RepairPlan } from './fileChanges';
import { isDamaged } from './jsonBytes';
import { keptBlobs } from './keptBlobs';
import { emptyIndexText } from './layoutFiles';
import { mentionsIn } from './mentions';
import { misplacedBlobs } from './misplacedBlobs';
import { renamedAfter, rightlyNamed } from './rightNames';
import { statementsAbout } from './statements';
import {
  hasReadableLists,
  isAllRead,
  lacksList,
  mayLeadBeyondDescriptors,
  unreadDocuments,
  unreadInWords,
  type UnreadDocuments,
} from './unreadDocuments';

/** An entry that the index gets. */
export interface NewEntry {
  readonly mediaType: string;
  /** The path of the blob. Where the blob gets another name, the entry is written with that. */
  readonly path: string;
}

/** What is to be changed before names are made to fit. */
export interface RehashOptions {
  /** Changes of documents by their paths. */
  readonly operations?: ReadonlyMap<string, readonly EditOperation[]>;
  /** What documents contain in place of what was read, by their paths: unsaved texts of an editor. */
  readonly texts?: ReadonlyMap<string, TextDocument>;
  /** What the index is to list beside its entries. What it leads to after the repair gets no second entry. */
  readonly entries?: readonly NewEntry[];
}

/**
 * Gives every blob of JSON whose content was changed the name of its digest, and carries digest, size and embedded data
 * up into each document that refers to it, on every path to `index.json`, which comes last. Each document is changed once,
 * however many of its references change, and in no other byte. The blobs that have a successor are deleted: nothing leads to
 * them afterward, and mostly they lead to content that is gone. A blob whose name only means its digest is renamed first. What
 * else has a wrong name and is not JSON is damaged rather than edited, and stays.
 *
 * A document that cannot be read, `index.json` included, may lead to any blob, and keeps the digests that it names. While there
 * is one, no blob is deleted, because the same repair later finds by the old file what is to be carried into it. A blob that no readable
 * document leads to then stays as it is: under a new name, nothing would lead to it at all.
 */
export function rehash(layout: Layout, options: RehashOptions = {}): RepairPlan {
  const { layout: named, changes, moved, problems } = rightlyNamed(layout);
  const plan = new Rehash(named, moved.size === 0 ? options : optionsAfter(options, moved)).plan();
  return {
    ...plan,
    changes: [...changes, ...plan.changes],
    renamed: renamedAfter(moved, plan.renamed),
    problems: [...problems, ...plan.problems],
  };
}

function optionsAfter(options: RehashOptions, moved: ReadonlyMap<string, string>): RehashOptions {
  const { operations = [], entries = [] } = options;
  const after = (path: string): string => moved.get(path) ?? path;
  return {
    ...options,
    operations: new Map([...operations].map(([path, changes]) => [after(path), changes])),
    entries: entries.map((entry) => ({ ...entry, path: after(entry.path) })),
  };
}

/** A blob that gets another name, with its path and content afterward. */
interface Renamed {
  readonly path: string;
  readonly digest: string;
  readonly bytes: Uint8Array;
}

class Rehash {
  readonly #layout: Layout;
  readonly #options: RehashOptions;
  readonly #documents = new Map<string, ParsedDocument | undefined>();
  readonly #renamed = new Map<string, Renamed>();
  readonly #replaced: FileChange[] = [];
  readonly #problems: string[] = [];
  /** The blobs that stay as they are, because only a document that cannot be read may lead to them. */
  readonly #withheld: string[] = [];
  /** The blobs that were edited, and of which it cannot be read where they lead. They stay: their name is all that is known. */
  readonly #undecided: string[] = [];
  readonly #unread: UnreadDocuments;
  readonly #unreadable: ReadonlySet<string>;
  readonly #misplaced: ReadonlyMap<string, string>;
  /** The blobs that are known to be in use; undefined where all documents can be read. */
  readonly #kept: ReadonlySet<string> | undefined;

  constructor(layout: Layout, options: RehashOptions) {
    this.#layout = layout;
    this.#options = options;
    this.#misplaced = misplacedBlobs(layout);
    const listed = (options.entries ?? []).map(({ path }) => path);
    const unread = unreadDocuments(layout, (path) => this.#documentAt(path));
    this.#unread = listed.length > 0 && lacksList(layout) ? withoutIndex(unread) : unread;
    this.#unreadable = new Set(this.#unread.unreadable);
    this.#kept = isAllRead(this.#unread)
      ? undefined
      : keptBlobs(layout, listed, (path) => this.#leadsTo(path));
  }

  plan(): RepairPlan {
    const blobs = [...this.#layout.contents.keys()].filter((path) => digestOfPath(path) !== undefined);
    const { order, backward } = bottomUp(blobs, (path) => this.#leadsTo(path));
    for (const path of order) this.#finishBlob(path);
    for (const { from, to } of backward)
      if (this.#renamed.has(to))
        this.#problems.push(
          `${from} and ${to} lead to each other, so that neither can have the digest of its content as its name.`,
        );
    for (const path of [dockerSaveFile, indexFile]) this.#finishRoot(path);
    for (const [from, { path }] of this.#renamed)
      if (this.#wouldBeLost(path))
        this.#problems.push(`${from} cannot be renamed to ${path}, because that file has other content.`);
    return this.#problems.length > 0 ? { ...unchanged, problems: this.#problems } : this.#result();
  }

  #result(): RepairPlan {
    const created = new Map<string, FileChange>();
    for (const { path, bytes } of this.#renamed.values())
      if (!this.#isThere(path, bytes)) created.set(path, { type: 'create', path, bytes });
    const { unreadable } = this.#unread;
    const named = this.#namedByUnchanged();
    const isUntouched = this.#renamed.size + this.#withheld.length + this.#undecided.length === 0;
    const superseded = [...this.#renamed.keys()].filter(
      (path) => unreadable.length === 0 && !named.has(path) && !created.has(path),
    );
    const stillNamed = superseded.length === 0 ? new Map<string, string>() : this.#namedBesideDescriptors();
    const linked = new Map(
      superseded.flatMap((path) => {
        const reason = whyUndeletable(this.#layout, path);
        return reason === undefined || stillNamed.has(path) ? [] : [[path, reason] as const];
      }),
    );
    const deleted = superseded.filter((path) => !stillNamed.has(path) && !linked.has(path));
    const digests = [...this.#renamed.keys()].map((path) => digestOfPath(path) ?? '');
    return {
      changes: [
        ...created.values(),
        ...this.#replaced,
        ...deleted.map((path): FileChange => ({ type: 'delete', path })),
      ],
      renamed: new Map([...this.#renamed].map(([path, after]) => [path, after.path])),
      outdated: statementsAbout(this.#layout, new Set(digests)),
      unread: isUntouched ? [] : unreadable,
      withheld: this.#withheld,
      problems: [
        ...this.#undecided.map((path) => `${path} was not changed, because its descriptors cannot be read.`),
        ...superseded.flatMap((path) => {
          const from = stillNamed.get(path);
          // An old version under its right name is nothing that should be repaired.
          return from === undefined || !this.#isMisnamed(path)
            ? []
            : [
                `${path} is kept beside ${this.#renamed.get(path)?.path ?? ''}, because ${from} names its old digest outside of descriptors.`,
              ];
        }),
        ...[...linked].flatMap(([path, reason]) =>
          this.#isMisnamed(path)
            ? [`${path} is kept beside ${this.#renamed.get(path)?.path ?? ''}, because ${reason}.`]
            : [],
        ),
        ...unreadInWords(this.#unread, this.#withheld, this.#renamed.size > 0),
      ],
    };
  }

  /** The paths that blobs name which stay as they are. */
  #namedByUnchanged(): ReadonlySet<string> {
    const blobs = [...this.#layout.contents.keys()].filter(
      (path) => digestOfPath(path) !== undefined && !this.#renamed.has(path),
    );
    return new Set(blobs.flatMap((path) => this.#pathsIn(path)));
  }

  /**
   * The blobs whose digits documents contain after their changes, where no change has reached them: in members that no
   * kind knows, or in a kind whose digests are not carried. Each with the path of a document. What annotations say is about a
   * blob and leads to none; those that tools follow are changed.
   */
  #namedBesideDescriptors(): ReadonlyMap<string, string> {
    const after = new Map(this.#replaced.map((change) => [change.path, contentAfter(change)]));
    const named = new Map<string, string>();
    for (const path of this.#layout.contents.keys()) {
      const document = this.#documentAt(path);
      if (document === undefined || !mayLeadBeyondDescriptors(document)) continue;
      const renamed = this.#renamed.get(path);
      const bytes = renamed?.bytes ?? after.get(path);
      const value = bytes === undefined ? document.value : parseText(path, textOfBytes(bytes)).value;
      for (const to of blobsInText(this.#layout, stringsOutsideAnnotations(value).join('\n')))
        if (!named.has(to)) named.set(to, renamed?.path ?? path);
    }
    return named;
  }

  /** The paths that a document names, whether they are there or not. */
  #pathsIn(path: string): readonly string[] {
    const document = this.#documentAt(path);
    if (document === undefined) return [];
    return [...this.#referencesFrom(path, document), ...mentionsIn(document)].map(({ to }) => to);
  }

  #leadsTo(path: string): readonly string[] {
    return this.#pathsIn(path)
      .map((to) => this.#misplaced.get(to) ?? to)
      .filter((to) => this.#layout.contents.get(to)?.type === 'file');
  }

  #finishBlob(path: string): void {
    const content = this.#layout.contents.get(path);
    const name = digestOfPath(path);
    if (content?.type !== 'file' || name === undefined || isDamaged(content, this.#layout)) return;
    const operations = this.#operationsFor(path);
    const text = this.#options.texts?.get(path)?.getText();
    const bytes = operations.length > 0 ? this.#edited(path, operations) : contentOf(content, text);
    if (bytes === undefined) return;
    const isChanged = operations.length > 0 || text !== undefined;
    const digest = isChanged ? digestOf(algorithmOf(name) ?? '', bytes) : content.digest;
    if (digest === name || (digest === undefined && !isChanged)) return;
    // A second file whose wrong name stays, of which it is told why.
    if (
      !isChanged &&
      digest !== undefined &&
      meansDigest(path, digest) &&
      this.#isThere(blobPathOf(digest), bytes)
    )
      return;
    if (this.#isMisnamed(path) && this.#isUndecided(path)) this.#undecided.push(path);
    else if (this.#kept?.has(path) === false) this.#withheld.push(path);
    else if (digest === undefined)
      this.#problems.push(`${path} must change, but its digest is not of an algorithm that is known.`);
    else this.#renamed.set(path, { path: blobPathOf(digest), digest, bytes });
  }

  /** A document that is found by its name, and so keeps it. */
  #finishRoot(path: string): void {
    const document = this.#documentAt(path);
    const entries = path === indexFile ? this.#newEntries() : [];
    if (entries.length > 0 && !lacksList(this.#layout) && !hasReadableLists(document)) {
      const other = document?.detection?.instead;
      this.#problems.push(
        other === undefined
          ? `${path} cannot list more manifests, because its list cannot be read.`
          : `${path} cannot list manifests, because it is ${kindNames[other].phrase}, not an index. Move it elsewhere first.`,
      );
      return;
    }
    if (document === undefined) {
      if (entries.length > 0) this.#makeIndex(entries);
      return;
    }
    const operations = [...this.#operationsFor(path), ...this.#listed(document, entries)];
    const edits = operations.length === 0 ? undefined : this.#editsFor(path, document, operations);
    if (edits !== undefined && applyOffsetEdits(document.text, edits) !== document.text)
      this.#replaced.push({ type: 'replace', path, document, edits });
  }

  /** The entries that lead to something else than the index, its entries, and the other new entries do. */
  #newEntries(): readonly NewEntry[] {
    const { entries = [] } = this.#options;
    if (entries.length === 0) return entries;
    const after = (path: string): string => this.#renamedAt(path)?.path ?? path;
    const leads = (path: string): readonly string[] =>
      this.#layout
        .referencesFrom(path)
        .filter(({ descriptor }) => descriptor.role !== 'subject')
        .map(({ to }) => to);
    const below = new Set(entries.flatMap(({ path }) => leads(path)));
    // The set grows while it is walked.
    for (const path of below) for (const to of leads(path)) below.add(to);
    const known = new Set([...this.#layout.reached, ...below].map(after));
    return entries.filter(({ path }) => {
      const isNew = !known.has(after(path));
      known.add(after(path));
      return isNew;
    });
  }

  #listed({ model }: ParsedDocument, entries: readonly NewEntry[]): readonly EditOperation[] {
    if (entries.length === 0) return [];
    const written = entries.map((entry) => this.#written(entry));
    const manifests = memberAt(model?.asGoReads, 'manifests');
    if (!isPlainArray(manifests)) return [set(['manifests'], written)];
    return written.map((entry, index) => set(['manifests', manifests.length + index], entry));
  }

  #makeIndex(entries: readonly NewEntry[]): void {
    const document = parseText(uriBelow(this.#layout.address, indexFile), emptyIndexText);
    const edits = planEdits(document, [
      set(
        ['manifests'],
        entries.map((entry) => this.#written(entry)),
      ),
    ]);
    const bytes = new TextEncoder().encode(applyOffsetEdits(document.text, edits ?? []));
    this.#replaced.push({ type: 'create', path: indexFile, bytes });
  }

  #written({ mediaType, path }: NewEntry): JsonValue {
    const after = this.#renamed.get(path);
    const digest = after?.digest ?? digestOfPath(path) ?? '';
    return { mediaType, digest, size: after?.bytes.length ?? this.#layout.contents.get(path)?.size ?? 0 };
  }

  /** What is to be changed in a document: what was asked for, and what follows from the new names of other blobs. */
  #operationsFor(path: string): readonly EditOperation[] {
    const document = this.#documentAt(path);
    if (document === undefined) return [];
    const carried: EditOperation[] = [];
    for (const { descriptor, to } of this.#referencesFrom(path, document)) {
      const at = descriptor.path;
      const after = this.#renamedAt(to);
      if (after === undefined) {
        const digest = this.#digestAt(to);
        if (digest !== undefined) carried.push(set([...at, 'digest'], digest));
        continue;
      }
      carried.push(
        set([...at, 'digest'], after.digest),
        set([...at, 'size'], after.bytes.length, ['mediaType', 'digest']),
      );
      if (hasData(descriptor.value)) carried.push(set([...at, 'data'], encodeBase64(after.bytes)));
    }
    for (const { path: at, to, write } of mentionsIn(document)) {
      const digest = this.#renamedAt(to)?.digest ?? this.#digestAt(to);
      if (digest !== undefined) carried.push(set(at, write(digest)));
    }
    const taken = new Set(carried.map(placeOf));
    const own = this.#options.operations?.get(path) ?? [];
    return [...own.filter((operation) => !taken.has(placeOf(operation))), ...carried];
  }

  /** What the blob becomes that a path leads to, also where it has another name so far. */
  #renamedAt(path: string): Renamed | undefined {
    return this.#renamed.get(this.#misplaced.get(path) ?? path);
  }

  /** The digest of the blob that had a path before it got its right name; undefined for others. */
  #digestAt(path: string): string | undefined {
    const now = this.#misplaced.get(path);
    return now === undefined || this.#isMisnamed(now) ? undefined : digestOfPath(now);
  }

  #edited(path: string, operations: readonly EditOperation[]): Uint8Array | undefined {
    const document = this.#documentAt(path);
    const edits = document && this.#editsFor(path, document, operations);
    return document && edits && new TextEncoder().encode(applyOffsetEdits(document.text, edits));
  }

  #editsFor(path: string, document: ParsedDocument, operations: readonly EditOperation[]) {
    const bytes =
      this.#options.texts?.has(path) === true ? undefined : this.#layout.contents.get(path)?.bytes;
    if (bytes !== undefined && !isSame(bytes, new TextEncoder().encode(document.text))) {
      this.#problems.push(`${path} must change, but it is not valid UTF-8.`);
      return undefined;
    }
    const edits = planEdits(document, operations);
    if (edits === undefined) this.#problems.push(`${path} must change, but its text cannot be edited.`);
    return edits;
  }

  #documentAt(path: string): ParsedDocument | undefined {
    if (this.#documents.has(path)) return this.#documents.get(path);
    const text = this.#options.texts?.get(path);
    const document =
      text === undefined
        ? this.#layout.contents.get(path)?.document
        : parseDocument(text, undefined, originIn({ layout: this.#layout, path }));
    this.#documents.set(path, document);
    return document;
  }

  #referencesFrom(path: string, document: ParsedDocument): readonly Reference[] {
    const isAsRead = document === this.#layout.contents.get(path)?.document;
    return isAsRead ? this.#layout.referencesFrom(path) : referencesIn(path, document);
  }

  /** Tells whether the layout has a file with this name and content. */
  #isThere(path: string, bytes: Uint8Array): boolean {
    const content = this.#layout.contents.get(path);
    if (content?.type !== 'file') return false;
    return content.digest === undefined ? content.size === bytes.length : isNamed(path, content.digest);
  }

  /** Tells whether a file was edited, and keeps its name, or has the content of another blob that is not there. */
  #wouldBeLost(path: string): boolean {
    const content = this.#layout.contents.get(path);
    if (content === undefined || !this.#isMisnamed(path) || this.#renamed.has(path)) return false;
    return isDamaged(content, this.#layout) ? mayBeLost(this.#layout, content) : content.bytes !== undefined;
  }

  /** Tells whether a blob may be a document whose lists cannot be read. */
  #isUndecided(path: string): boolean {
    return this.#unreadable.has(path) && !hasReadableLists(this.#documentAt(path));
  }

  #isMisnamed(path: string): boolean {
    const digest = this.#layout.contents.get(path)?.digest;
    return digest !== undefined && !isNamed(path, digest);
  }
}

function contentOf({ bytes }: LayoutContent, text: string | undefined): Uint8Array | undefined {
  return text === undefined ? bytes : new TextEncoder().encode(text);
}

function withoutIndex({ unreadable, absent }: UnreadDocuments): UnreadDocuments {
  const isOther = (path: string): boolean => path !== indexFile;
  return { unreadable: unreadable.filter(isOther), absent: absent.filter(isOther) };
}

/** The strings in plain data. Works without recursion, because others decide how deep it is. */
function stringsOutsideAnnotations(value: unknown): readonly string[] {
  const strings: string[] = [];
  const stack = [value];
  while (stack.length > 0) {
    const item = stack.pop();
    if (typeof item === 'string') strings.push(item);
    else if (isPlainArray(item)) for (const element of item) stack.push(element);
    else if (isPlainObject(item))
      for (const [name, member] of Object.entries(item)) if (name !== 'annotations') stack.push(member);
  }
  return strings;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function parseText(uri: string, text: string): ParsedDocument {
  return parseDocument(TextDocument.create(uri, 'json', 0, text), undefined);
}

/** Names what an operation sets; each other operation has a name that no other has. */
function placeOf(operation: EditOperation): unknown {
  return operation.op === 'set' || operation.op === 'copy' ? formatPath(operation.path) : operation;
}
