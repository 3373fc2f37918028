import type { Catalogue } from '#schemas/catalogue/catalogue';
import { digestOfPath, indexFile, pathOfDigest, type Layout, type Reference } from '#service/layout/layout';
import { referenceNameOf, titleOf } from '#service/oci/annotationValues';
import { isAttestation, isUnknownPlatform, referencedDigest } from '#service/oci/attestations';
import { blobInWords } from './blobInWords';
import { platformName, shortDigest, shorten } from './displayNames';
import { configAt } from './summaryInLayout';

/** An index in an index, and so on; deeper ones are not followed for a name. */
const deepest = 8;

/** What the files of a layout are called in a sentence, by what leads to them: `config of "latest"`. */
export class LayoutNames {
  readonly #layout: Layout;
  readonly #catalogue: Catalogue;

  constructor(layout: Layout, catalogue: Catalogue) {
    this.#layout = layout;
    this.#catalogue = catalogue;
  }

  /** What a blob is, and of what; what nothing leads to is called by what it is alone. */
  of(path: string): string {
    const reference = this.#referenceTo(path);
    if (reference === undefined) return this.#unreferenced(path);
    const { descriptor, from } = reference;
    switch (descriptor.role) {
      case 'config':
        return `config of ${this.ownerAt(from)}`;
      case 'layer':
      case 'blob': {
        const title = titleOf(descriptor);
        const part = title === undefined ? `layer ${Number(descriptor.path[1] ?? 0) + 1}` : quoted(title);
        return `${part} of ${this.ownerAt(from)}`;
      }
      default:
        return this.#manifest(path, reference);
    }
  }

  /** What a manifest or index is called where a part of it is named. */
  ownerAt(path: string, depth = 0): string {
    return this.#ownName(path, depth) ?? shortDigest(digestOfPath(path) ?? path);
  }

  #manifest(path: string, reference: Reference): string {
    if (isAttestation(reference.descriptor)) return this.#attestation(reference, 0);
    const kind = this.#layout.contents.get(path)?.document?.model?.kind;
    const word = kind === 'image-index' || kind === 'docker-manifest-list' ? 'index' : 'manifest';
    const name = this.#ownName(path, 0);
    return name === undefined ? word : `${word} of ${name}`;
  }

  #attestation({ descriptor }: Reference, depth: number): string {
    const about = pathOfDigest(referencedDigest(descriptor));
    return about === undefined ? 'attestation' : `attestation of ${this.ownerAt(about, depth + 1)}`;
  }

  /** The name of an image, or its platform and what it is in; undefined where it has neither. */
  #ownName(path: string, depth: number): string | undefined {
    const reference = depth > deepest ? undefined : this.#referenceTo(path);
    if (reference === undefined) return undefined;
    const { descriptor, from } = reference;
    if (isAttestation(descriptor)) return `the ${this.#attestation(reference, depth)}`;
    const name = referenceNameOf(descriptor);
    if (name !== undefined && name !== '') return quoted(name);
    const known = isUnknownPlatform(descriptor)
      ? undefined
      : platformName(descriptor.value.platform ?? configAt(this.#layout, path) ?? {});
    if (known === undefined) return undefined;
    const outer = from === indexFile ? undefined : this.#ownName(from, depth + 1);
    return outer === undefined ? shorten(known, 60) : `${shorten(known, 60)} in ${outer}`;
  }

  #unreferenced(path: string): string {
    const subject = this.#layout.subjectOf(path);
    if (subject !== undefined) return `referrer of ${this.ownerAt(subject)}`;
    const content = this.#layout.contents.get(path);
    return content === undefined ? 'blob' : blobInWords(content, this.#catalogue);
  }

  /** The first descriptor that leads to a blob as a part of something, of those that the index leads to where there is one. */
  #referenceTo(path: string): Reference | undefined {
    const references = this.#layout
      .referencesTo(path)
      .filter(({ descriptor: { role } }) => role !== 'subject');
    const isReached = ({ from }: Reference): boolean => from === indexFile || this.#layout.reached.has(from);
    return references.find(isReached) ?? references[0];
  }
}

function quoted(name: string): string {
  return `"${shorten(name, 60)}"`;
}
