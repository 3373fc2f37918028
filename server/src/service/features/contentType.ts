import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { isMediaType } from '#schemas/values/mediaType';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { isManifestEntry, wellKnown } from '#schemas/catalogue/mediaTypes';
import { kindByDescriptorType, manifestKinds, type Kind } from '#schemas/kinds';
import { detectKind } from '#service/document/kindDetection';
import { parseSyntax } from '#service/document/syntaxTree';
import { isPlainObject } from '#schemas/plainData';
import { hasAt } from '#schemas/values/bytes';
import { beginsAsTar } from '#schemas/values/tarHeader';

/** The beginning of a file: all that is needed to say what is in it. */
export interface ContentHead {
  readonly bytes: Uint8Array;
  /** The file's name, without folders; it decides where the bytes leave a choice. */
  readonly fileName: string;
}

/**
 * The media type that a descriptor of a file should have, by the file's first bytes (64 KiB are plenty). Never fails:
 * unknown content is `application/octet-stream`.
 */
export function mediaTypeOfContent({ bytes, fileName }: ContentHead): string {
  if (beginsAsTar(bytes)) return layerType;
  const signature = signatures.find(({ offset = 0, magic }) => hasAt(bytes, offset, magic));
  if (signature !== undefined) {
    const isTar = signature.tar !== undefined && signature.tar.name.test(fileName);
    return isTar ? signature.tar.type : signature.type;
  }
  const text = decodeText(bytes);
  if (text === undefined || text === '') return 'application/octet-stream';
  if (/^\s*\{/.test(text)) return mediaTypeOfJson(text);
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return textTypes.get(extension) ?? 'text/plain';
}

/**
 * Tells whether a file can be a manifest or index, by its first bytes. One of an unknown format can, if it is JSON and names its
 * own media type.
 */
export function canBeManifest(head: ContentHead, catalogue: Catalogue): boolean {
  const type = mediaTypeOfContent(head);
  const entry = catalogue.mediaType(type);
  if (entry !== undefined) return isManifestEntry(entry);
  const text = decodeText(head.bytes);
  return text !== undefined && memberOf(parseSyntax(text).value, 'mediaType') === type;
}

function memberOf(value: unknown, name: string): unknown {
  return isPlainObject(value) ? value[name] : undefined;
}

/** A format that is known by fixed bytes at a fixed place. */
interface Signature {
  readonly offset?: number;
  readonly magic: string;
  readonly type: string;
  /** For compressions: what it is when the name says that a tar archive is inside. */
  readonly tar?: { readonly name: RegExp; readonly type: string };
}

const layerType = 'application/vnd.oci.image.layer.v1.tar';

const signatures: readonly Signature[] = [
  {
    magic: '\x1f\x8b',
    type: 'application/gzip',
    tar: { name: /\.(tar\.gz|tgz)$/i, type: `${layerType}+gzip` },
  },
  {
    magic: '\x28\xb5\x2f\xfd',
    type: 'application/zstd',
    tar: { name: /\.(tar\.zst|tzst)$/i, type: `${layerType}+zstd` },
  },
  { magic: '\0asm', type: 'application/wasm' },
  { magic: 'SIF_MAGIC', offset: 32, type: 'application/vnd.sylabs.sif.layer.v1.sif' },
  { magic: 'PK\x03\x04', type: 'application/zip' },
  { magic: '%PDF-', type: 'application/pdf' },
  { magic: '\x89PNG\r\n\x1a\n', type: 'image/png' },
  { magic: '\xff\xd8\xff', type: 'image/jpeg' },
];

/** Media types of text by the ending of the file's name, where the text itself does not tell. */
const textTypes: ReadonlyMap<string, string> = new Map([
  ['md', 'text/markdown'],
  ['html', 'text/html'],
  ['css', 'text/css'],
  ['csv', 'text/csv'],
  ['js', 'text/javascript'],
  ['xml', 'application/xml'],
  ['yaml', 'application/yaml'],
  ['yml', 'application/yaml'],
  ['toml', 'application/toml'],
]);

/** JSON formats without a `mediaType` of their own, by a member that only they have. */
const jsonFormats: readonly { readonly member: string; readonly value: RegExp; readonly type: string }[] = [
  { member: 'bomFormat', value: /^CycloneDX$/, type: 'application/vnd.cyclonedx+json' },
  { member: 'spdxVersion', value: /^SPDX-/, type: 'application/spdx+json' },
  { member: '_type', value: /^https:\/\/in-toto\.io\/Statement\//, type: wellKnown.inToto },
  { member: 'payloadType', value: /\//, type: 'application/vnd.dsse.envelope.v1+json' },
  { member: '$schema', value: /\bsarif\b/, type: 'application/sarif+json' },
];

/** Kinds whose documents may say their media type themselves. */
const sayingKinds: ReadonlySet<Kind> = new Set<Kind>([...manifestKinds, 'docker-schema1']);

function mediaTypeOfJson(text: string): string {
  if (text === '{}') return emptyDescriptor.mediaType;
  const { value } = parseSyntax(text);
  const members = isPlainObject(value) ? value : {};
  const kind = detectKind(value)?.kind;
  const own = members['mediaType'];
  if (kind === undefined || sayingKinds.has(kind)) {
    if (typeof own === 'string' && isMediaType(own)) return own;
  }
  for (const [type, described] of kindByDescriptorType) if (described === kind) return type;
  const format = jsonFormats.find(({ member, value: pattern }) => {
    const found = members[member];
    return typeof found === 'string' && pattern.test(found);
  });
  return format?.type ?? 'application/json';
}

/** The bytes as UTF-8; undefined when they are not UTF-8. A character that is cut at the end is ignored. */
function decodeText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
