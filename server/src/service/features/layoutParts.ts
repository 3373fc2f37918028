import { addTo } from '#schemas/groups';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import type { JsonPath } from '#schemas/jsonPath';
import { counted } from '#schemas/prose';
import type { DescriptorView } from '#service/document/views';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { uriBelow } from '#service/layout/address';
import {
  digestOfPath,
  pathOfDigest,
  type Layout,
  type LayoutContent,
  type Reference,
} from '#service/layout/layout';
import { manifestEntry } from '#service/layout/manifestEntry';
import { unlistedManifest } from '#service/layout/unlistedManifests';
import { referenceNameOf, titleOf } from '#service/oci/annotationValues';
import { isAttestation, isUnknownPlatform, referencedDigest } from '#service/oci/attestations';
import { blobInWords } from './blobInWords';
import { humanSize } from './byteSize';
import { platformName, shortDigest, shortMediaType, shorten } from './displayNames';
import { summarize } from './summary';
import { configAt } from './summaryInLayout';

/**
 * What a part of a layout is, which a client may show as an icon. What nothing leads to is `unlisted` where the index can
 * list it.
 */
export type LayoutNodeRole =
  | 'image'
  | 'artifact'
  | 'index'
  | 'config'
  | 'layer'
  | 'attestation'
  | 'referrer'
  | 'document'
  | 'unlisted'
  | 'blob'
  | 'unreferenced';

/** A part of a layout in its tree: what a descriptor points to, or a group. */
export interface LayoutNode {
  /** The part of the layout; different for all children of one parent, and the same after a change elsewhere. */
  readonly key: string;
  /** `more` for the row that says how many parts are not shown. */
  readonly role: LayoutNodeRole | 'more';
  readonly label: string;
  readonly description: string;
  /** The path of the blob below the layout; undefined for groups. */
  readonly path: string | undefined;
  readonly uri: string | undefined;
  readonly isPresent: boolean;
  /** Whether the blob is a document, which an editor can show. */
  readonly isDocument: boolean;
  readonly hasChildren: boolean;
  readonly descriptor: DescriptorView['value'] | undefined;
  /** Where the descriptor is in the document of the parent; undefined where it is in another one, or there is none. */
  readonly place: JsonPath | undefined;
}

/** A node that is a part of a layout. */
export type LayoutPart = LayoutNode & { readonly role: LayoutNodeRole };

/** What the parts of a layout are and how they are called, wherever they are shown. */
export class LayoutParts {
  readonly #layout: Layout;
  readonly #catalogue: Catalogue;

  constructor(layout: Layout, catalogue: Catalogue) {
    this.#layout = layout;
    this.#catalogue = catalogue;
  }

  /**
   * What a descriptor leads to.
   * @param parent the path of what it is shown below, which may be another document than that of the descriptor
   */
  nodeOf({ descriptor, from, to }: Reference, parent: string): LayoutPart {
    const { value } = descriptor;
    const content = this.#layout.contents.get(to);
    const isPresent = content?.type === 'file';
    const document = isPresent ? content.document : undefined;
    const isDocument = document?.model !== undefined;
    const role = this.#roleOf(descriptor, to, parent);
    const size = value.size === undefined ? '' : humanSize(value.size);
    const summary = document === undefined ? undefined : this.#summaryOf(document, descriptor, role, to);
    const type = shorten(shortMediaType(value.mediaType ?? '', this.#catalogue), 60);
    const facts = [summary ?? type, isDocument ? '' : size, isPresent ? '' : 'not in the layout'];
    return {
      key: to,
      role,
      label: this.#labelOf(descriptor, role),
      description: facts.filter((fact) => fact !== '').join(' · '),
      path: to,
      uri: isPresent ? uriBelow(this.#layout.address, to) : undefined,
      isPresent,
      isDocument,
      hasChildren: this.#layout.referencesFrom(to).length > 0 || this.#layout.referencesTo(to).length > 1,
      descriptor: value,
      place: from === parent ? descriptor.path : undefined,
    };
  }

  /** The summary of a document, in which an image has its platform, and without what the label says already. */
  #summaryOf(
    document: ParsedDocument,
    descriptor: DescriptorView,
    role: LayoutNodeRole,
    path: string,
  ): string | undefined {
    if (role === 'attestation') return this.#statementsOf(path);
    const parts = summarize(document, this.#catalogue)?.split(' · ') ?? [];
    if (role === 'config') return parts.slice(1).join(' · ');
    const platform = role === 'image' ? this.#platformOf(descriptor, path) : undefined;
    if (platform !== undefined && platform !== this.#labelOf(descriptor, role)) parts.splice(1, 0, platform);
    return parts.length === 0 ? undefined : parts.join(' · ');
  }

  /** The platform that the descriptor of an image says, or else its config. */
  #platformOf({ value }: DescriptorView, path: string): string | undefined {
    const name = platformName(value.platform ?? configAt(this.#layout, path) ?? {});
    return name === undefined ? undefined : shorten(name, 60);
  }

  /** What an attestation consists of. */
  #statementsOf(path: string): string {
    const statements = this.#layout
      .referencesFrom(path)
      .filter(({ descriptor: { role } }) => role === 'layer');
    return counted(statements.length, 'statement');
  }

  /** A blob that no descriptor leads to. */
  nodeOfBlob(path: string, content: LayoutContent | undefined): LayoutPart {
    const document = content?.document;
    const isDocument = document !== undefined && summarize(document, this.#catalogue) !== undefined;
    return {
      key: path,
      role: this.#roleOfBlob(content, isDocument),
      label: shortDigest(digestOfPath(path) ?? path),
      description: content === undefined ? '' : blobInWords(content, this.#catalogue),
      path,
      uri: uriBelow(this.#layout.address, path),
      isPresent: true,
      isDocument,
      hasChildren: this.#layout.referencesFrom(path).length > 0,
      descriptor: content === undefined ? undefined : descriptorOf(content),
      place: undefined,
    };
  }

  #roleOfBlob(content: LayoutContent | undefined, isDocument: boolean): LayoutNodeRole {
    if (content === undefined || !isDocument) return 'blob';
    return unlistedManifest(this.#layout, content) === undefined ? 'document' : 'unlisted';
  }

  #roleOf(descriptor: DescriptorView, path: string, parent: string): LayoutNodeRole {
    if (isAttestation(descriptor)) return 'attestation';
    if (descriptor.role === 'config' || descriptor.role === 'layer') return descriptor.role;
    if (this.#layout.subjectOf(path) === parent) return 'referrer';
    const kind = this.#layout.contents.get(path)?.document?.model?.kind;
    if (kind === 'image-index' || kind === 'docker-manifest-list') return 'index';
    if (kind === undefined) return 'blob';
    const config = this.#layout.referencesFrom(path).find(({ descriptor: { role } }) => role === 'config');
    const isImage =
      config !== undefined && this.#layout.contents.get(config.to)?.describedAs === 'image-config';
    return isImage ? 'image' : 'artifact';
  }

  #labelOf(descriptor: DescriptorView, role: LayoutNodeRole): string {
    const { value, path } = descriptor;
    if (role === 'config') return 'config';
    const named = titleOf(descriptor) ?? predicateOf(descriptor);
    if (role === 'layer')
      return named === undefined ? `layer ${Number(path[1] ?? 0) + 1}` : shorten(named, 80);
    if (role === 'attestation') return 'attestation';
    const name = referenceNameOf(descriptor) ?? value.annotations?.['io.containerd.image.name'] ?? named;
    if (name !== undefined && name !== '') return shorten(name, 80);
    const platform = isUnknownPlatform(descriptor) ? undefined : platformName(value.platform ?? {});
    if (platform !== undefined) return shorten(platform, 60);
    const type = value.artifactType;
    if (type) return shorten(shortMediaType(type, this.#catalogue), 60);
    return shortDigest(value.digest ?? '');
  }
}

/** A descriptor of a blob, by what it is itself; undefined for what is not a blob. */
function descriptorOf(content: LayoutContent): DescriptorView['value'] | undefined {
  const digest = digestOfPath(content.path);
  const mediaType = manifestEntry(content)?.mediaType;
  return digest === undefined
    ? undefined
    : { ...(mediaType !== undefined && { mediaType }), digest, size: content.size };
}

/** What a statement of an attestation says, without what is the same in the names of all: `slsa.dev/provenance/v1`. */
function predicateOf({ value }: DescriptorView): string | undefined {
  return value.annotations?.[wellKnownAnnotations.predicateType]?.replace(/^https?:\/\//, '');
}

/** The attestations by BuildKit in a layout, which an index lists beside the images that they are about. */
export class Attestations {
  readonly #byImage = new Map<string, Reference[]>();
  /** What each document lists that is not an attestation. */
  readonly #listed = new Map<string, Set<string>>();

  constructor(layout: Layout) {
    for (const path of layout.contents.keys()) {
      const listed = new Set<string>();
      for (const reference of layout.referencesFrom(path)) {
        const { descriptor, to } = reference;
        const image = pathOfDigest(isAttestation(descriptor) ? referencedDigest(descriptor) : undefined);
        if (image === undefined) listed.add(to);
        else addTo(this.#byImage, image, reference);
      }
      if (listed.size > 0) this.#listed.set(path, listed);
    }
  }

  /** The attestations of the image at a path. */
  of(path: string): readonly Reference[] {
    return this.#byImage.get(path) ?? [];
  }

  /** Tells whether a document lists an image. */
  listedWith(document: string, image: string): boolean {
    return this.#listed.get(document)?.has(image) === true;
  }
}
