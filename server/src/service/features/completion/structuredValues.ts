import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { placeholder } from '#schemas/placeholders';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { jsonTypeOf, schemaAt } from '#schemas/introspection';
import type { JsonPath } from '#schemas/jsonPath';
import { schemaByKind } from '#schemas/kinds';
import type { JsonValue } from '#service/edits/operations';
import { isPlainObject } from '#schemas/plainData';
import type { Candidate } from './candidate';
import { platformChoices, unusedPlatforms } from './platforms';
import type { CompletionTarget } from './completionTarget';
import { firstInRoom } from './rowOfType';
import { meaningAt, skeletonAt } from './skeleton';

/** Whole objects and arrays for the place at `path`; `about` is the documentation of the property there. */
export function structuredValuesAt(target: CompletionTarget, path: JsonPath, about: string): Candidate[] {
  const meaning = meaningAt(target, path);
  if (meaning === 'platform') return platformValues(target, path);
  const skeleton = skeletonAt(target, path);
  const [list] = path;
  if (typeof path.at(-1) !== 'number') {
    if (meaning !== 'descriptor') return [plainValue(target, path, about, skeleton)];
    const own = structuredValue('Descriptor', descriptorDetail, about, skeleton);
    return list === 'config' ? [own, emptyDescriptorValue()] : [own];
  }
  const isContent = path.length === 2 && (list === 'layers' || list === 'blobs');
  if (isContent)
    return [
      structuredValue('Descriptor', descriptorDetail, descriptorText, skeleton),
      fileDescriptorValue(skeleton),
      emptyDescriptorValue(),
    ];
  if (path.length === 2 && list === 'manifests') return indexEntries(target, path, skeleton);
  return [plainValue(target, path, about === '' ? 'An item of the array.' : about, skeleton)];
}

const descriptorDetail = 'media type, digest, and size';

const descriptorText =
  'The media type, digest, and size of some content. You can compute the digest and size from a file afterwards.';

function structuredValue(
  label: string,
  detail: string,
  documentation: string,
  content: JsonValue,
): Candidate {
  return { label, kind: CompletionItemKind.Struct, detail, documentation, content, suggests: true };
}

/** An object or array of which no more is known than its members. */
function plainValue(
  { model }: CompletionTarget,
  path: JsonPath,
  about: string,
  skeleton: JsonValue,
): Candidate {
  if (Array.isArray(skeleton)) return structuredValue('List', 'with one item', about, skeleton);
  if (typeof skeleton === 'object' && skeleton !== null)
    return structuredValue('Object', 'with its members', about, skeleton);
  const schema = schemaAt(schemaByKind[model.kind], path);
  const isList = schema !== undefined && jsonTypeOf(schema) === 'array';
  return structuredValue('Empty', isList ? 'list without items' : 'object without members', about, skeleton);
}

function membersOf(skeleton: JsonValue): Readonly<Record<string, JsonValue>> {
  return isPlainObject(skeleton) ? skeleton : {};
}

function emptyDescriptorValue(): Candidate {
  const { mediaType, digest, size } = emptyDescriptor;
  return structuredValue(
    'Empty descriptor',
    'placeholder for no content',
    'The empty JSON object `{}`, a placeholder for missing content.',
    { mediaType, digest, size },
  );
}

function fileDescriptorValue(descriptor: JsonValue): Candidate {
  return structuredValue(
    'File',
    'descriptor with a file name',
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
    structuredValue(
      'Image',
      'manifest with a platform',
      'The manifest of an image, with the platform by which clients choose it.',
      { ...members, platform: platformChoices(target, next) },
    ),
    structuredValue(
      'Attestation',
      'about an image, by BuildKit',
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
    structuredValue('Descriptor', 'manifest without a platform', descriptorText, descriptor),
  ];
}

function platformValues(target: CompletionTarget, path: JsonPath): Candidate[] {
  return unusedPlatforms(target, path).map((name) => {
    const [os = '', architecture = '', variant] = name.split('/');
    const { platforms } = target.catalogue;
    const onArchitecture = platforms.lookUpArchitecture(architecture)?.title ?? architecture;
    const title = [...new Set([platforms.lookUpOs(os)?.title ?? os, onArchitecture])].join(' on ');
    const content = variant === undefined ? { architecture, os } : { architecture, os, variant };
    return {
      ...structuredValue(name, title, title, content),
      title: firstInRoom(name, title, onArchitecture),
    };
  });
}
