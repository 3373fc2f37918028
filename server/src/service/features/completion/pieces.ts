import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { placeholder } from '#schemas/placeholders';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import type { JsonPath } from '#schemas/jsonPath';
import type { JsonValue } from '#service/edits/operations';
import type { Candidate } from './candidate';
import { platformNames } from './platforms';
import type { Scene } from './scene';
import { meaningAt, skeletonAt } from './skeleton';

/** Whole objects and lists for the place at `path`; `about` is the documentation of the property there. */
export function piecesAt(scene: Scene, path: JsonPath, about: string): Candidate[] {
  const meaning = meaningAt(scene, path);
  if (meaning === 'platform') return platformPieces(scene);
  const skeleton = skeletonAt(scene, path);
  const [list] = path;
  if (typeof path.at(-1) !== 'number') {
    const isDescriptor = meaning === 'descriptor';
    const own = piece(isDescriptor ? 'Descriptor' : nameOf(skeleton), about, skeleton);
    return isDescriptor && list === 'config' ? [own, emptyPiece()] : [own];
  }
  const isContent = path.length === 2 && (list === 'layers' || list === 'blobs');
  if (isContent) return [piece('Descriptor', descriptorText, skeleton), filePiece(skeleton), emptyPiece()];
  if (path.length === 2 && list === 'manifests') return indexEntries(skeleton);
  return [piece(nameOf(skeleton), about === '' ? 'An item of the list.' : about, skeleton)];
}

const descriptorText =
  'A descriptor: media type, digest and size of some content. The digest and size of a file can be computed afterwards.';

function piece(label: string, documentation: string, content: JsonValue): Candidate {
  return { label, kind: CompletionItemKind.Struct, documentation, content, suggests: true };
}

function nameOf(skeleton: JsonValue): string {
  if (Array.isArray(skeleton)) return 'List';
  return typeof skeleton === 'object' && skeleton !== null ? 'Object' : 'Empty';
}

function emptyPiece(): Candidate {
  const { mediaType, digest, size } = emptyDescriptor;
  return piece(
    'Empty descriptor',
    'The empty JSON object `{}`, which stands in for content that there is not.',
    { mediaType, digest, size },
  );
}

function filePiece(descriptor: JsonValue): Candidate {
  return piece('File', `${descriptorText} The title is the name under which \`oras pull\` writes the file.`, {
    ...(descriptor as object),
    annotations: { [wellKnownAnnotations.title]: placeholder('file.bin') },
  });
}

function indexEntries(descriptor: JsonValue): Candidate[] {
  const members = descriptor as Readonly<Record<string, JsonValue>>;
  const platform = (architecture: string, os: string) => ({ architecture, os });
  return [
    piece('Image', 'The manifest of an image, with the platform by which clients choose it.', {
      ...members,
      platform: platform(placeholder('amd64'), placeholder('linux')),
    }),
    piece(
      'Attestation',
      'The manifest of an attestation, as BuildKit writes it: a platform that nothing runs on, and the digest of the image that it is about.',
      {
        ...members,
        platform: platform('unknown', 'unknown'),
        annotations: {
          [wellKnownAnnotations.referenceType]: 'attestation-manifest',
          [wellKnownAnnotations.referenceDigest]: placeholder('sha256:'),
        },
      },
    ),
    piece('Descriptor', descriptorText, descriptor),
  ];
}

function platformPieces(scene: Scene): Candidate[] {
  return platformNames(scene).map((name) => {
    const [os = '', architecture = '', variant] = name.split('/');
    const { platforms } = scene.catalogue;
    const titles = [platforms.lookUpOs(os)?.title, platforms.lookUpArchitecture(architecture)?.title];
    return piece(
      name,
      titles.filter((title) => title !== undefined).join(' on '),
      variant === undefined ? { architecture, os } : { architecture, os, variant },
    );
  });
}
