import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { placeholder } from '#schemas/placeholders';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import type { JsonPath } from '#schemas/jsonPath';
import type { JsonValue } from '#service/edits/operations';
import { isPlainObject } from '#schemas/plainData';
import type { Candidate } from './candidate';
import { platformChoices, unusedPlatforms } from './platforms';
import type { CompletionTarget } from './completionTarget';
import { meaningAt, skeletonAt } from './skeleton';

/** Whole objects and arrays for the place at `path`; `about` is the documentation of the property there. */
export function structuredValuesAt(target: CompletionTarget, path: JsonPath, about: string): Candidate[] {
  const meaning = meaningAt(target, path);
  if (meaning === 'platform') return platformValues(target, path);
  const skeleton = skeletonAt(target, path);
  const [list] = path;
  if (typeof path.at(-1) !== 'number') {
    const isDescriptor = meaning === 'descriptor';
    const own = structuredValue(isDescriptor ? 'Descriptor' : nameOf(skeleton), about, skeleton);
    return isDescriptor && list === 'config' ? [own, emptyDescriptorValue()] : [own];
  }
  const isContent = path.length === 2 && (list === 'layers' || list === 'blobs');
  if (isContent)
    return [
      structuredValue('Descriptor', descriptorText, skeleton),
      fileDescriptorValue(skeleton),
      emptyDescriptorValue(),
    ];
  if (path.length === 2 && list === 'manifests') return indexEntries(target, path, skeleton);
  return [structuredValue(nameOf(skeleton), about === '' ? 'An item of the array.' : about, skeleton)];
}

const descriptorText =
  'The media type, digest, and size of some content. You can compute the digest and size from a file afterwards.';

function structuredValue(label: string, documentation: string, content: JsonValue): Candidate {
  return { label, kind: CompletionItemKind.Struct, documentation, content, suggests: true };
}

function membersOf(skeleton: JsonValue): Readonly<Record<string, JsonValue>> {
  return isPlainObject(skeleton) ? skeleton : {};
}

function nameOf(skeleton: JsonValue): string {
  if (Array.isArray(skeleton)) return 'List';
  return typeof skeleton === 'object' && skeleton !== null ? 'Object' : 'Empty';
}

function emptyDescriptorValue(): Candidate {
  const { mediaType, digest, size } = emptyDescriptor;
  return structuredValue(
    'Empty descriptor',
    'The empty JSON object `{}`, a placeholder for missing content.',
    { mediaType, digest, size },
  );
}

function fileDescriptorValue(descriptor: JsonValue): Candidate {
  return structuredValue(
    'File',
    `${descriptorText} The title is the name under which \`oras pull\` writes the file.`,
    {
      ...membersOf(descriptor),
      annotations: { [wellKnownAnnotations.title]: placeholder('file.bin') },
    },
  );
}

function indexEntries(target: CompletionTarget, path: JsonPath, descriptor: JsonValue): Candidate[] {
  const members = membersOf(descriptor);
  const [next = 'linux/amd64'] = unusedPlatforms(target, path);
  return [
    structuredValue('Image', 'The manifest of an image, with the platform by which clients choose it.', {
      ...members,
      platform: platformChoices(target, next),
    }),
    structuredValue(
      'Attestation',
      'The manifest of an attestation as BuildKit writes it, with a platform that nothing runs on and the digest of the image that it describes.',
      {
        ...members,
        platform: { architecture: 'unknown', os: 'unknown' },
        annotations: {
          [wellKnownAnnotations.referenceType]: 'attestation-manifest',
          [wellKnownAnnotations.referenceDigest]: placeholder('sha256:'),
        },
      },
    ),
    structuredValue('Descriptor', descriptorText, descriptor),
  ];
}

function platformValues(target: CompletionTarget, path: JsonPath): Candidate[] {
  return unusedPlatforms(target, path).map((name) => {
    const [os = '', architecture = '', variant] = name.split('/');
    const { platforms } = target.catalogue;
    const titles = [platforms.lookUpOs(os)?.title, platforms.lookUpArchitecture(architecture)?.title];
    return structuredValue(
      name,
      titles.filter((title) => title !== undefined).join(' on '),
      variant === undefined ? { architecture, os } : { architecture, os, variant },
    );
  });
}
