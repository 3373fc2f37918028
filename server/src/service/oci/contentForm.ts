import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { kindByDescriptorType, type Kind } from '#schemas/kinds';
import { decodeBase64 } from '#schemas/values/base64';
import { hasAt } from '#schemas/values/bytes';
import { digestOf, parseDigest } from '#schemas/values/digest';
import { beginsAsTar } from '#schemas/values/tarHeader';
import { hasPartOf } from '#service/document/partsOfKind';
import type { DescriptorView } from '#service/document/views';

/** What bytes are, as far as their beginning tells. */
export type ContentForm = 'json' | 'tar' | 'gzip' | 'zstd' | 'xz' | 'bzip2' | 'wasm' | 'zip' | 'text';

/** Each form as a sentence names it. */
export const formNames: Readonly<Record<ContentForm, string>> = {
  json: 'JSON',
  tar: 'an uncompressed tar archive',
  gzip: 'compressed with gzip',
  zstd: 'compressed with zstd',
  xz: 'compressed with xz',
  bzip2: 'compressed with bzip2',
  wasm: 'a Wasm binary',
  zip: 'a ZIP archive',
  text: 'text',
};

const signatures: readonly { readonly form: ContentForm; readonly offset: number; readonly magic: string }[] =
  [
    { form: 'gzip', offset: 0, magic: '\x1f\x8b' },
    { form: 'zstd', offset: 0, magic: '\x28\xb5\x2f\xfd' },
    // Frames to skip may come first (RFC 8878, section 3.1.2). Their first byte is one of sixteen.
    { form: 'zstd', offset: 1, magic: '\x2a\x4d\x18' },
    { form: 'xz', offset: 0, magic: '\xfd7zXZ\0' },
    // After “BZh” and a digit for the size of blocks.
    { form: 'bzip2', offset: 4, magic: '\x31\x41\x59\x26\x53\x59' },
    { form: 'wasm', offset: 0, magic: '\0asm' },
    { form: 'zip', offset: 0, magic: 'PK' },
  ];

/** The form of bytes; undefined for none, and for what has neither a known beginning nor is text. */
export function formOfBytes(bytes: Uint8Array): ContentForm | undefined {
  if (bytes.length === 0) return undefined;
  // First, because the name of an entry may begin like another format.
  if (beginsAsTar(bytes)) return 'tar';
  const signature = signatures.find(({ offset, magic }) => hasAt(bytes, offset, magic));
  if (signature !== undefined) return signature.form;
  // Two blocks of zeros end every tar archive, and an empty one has nothing else.
  if (bytes.length >= 1024 && bytes.every((byte) => byte === 0)) return 'tar';
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
  if (text.includes('\0')) return undefined;
  try {
    JSON.parse(text);
    return 'json';
  } catch {
    return 'text';
  }
}

/** The form that a media type promises by its ending (RFC 6838, section 4.2.8); undefined where it promises none. */
export function formOfType(type: string): ContentForm | undefined {
  if (type.startsWith('text/') && !type.includes('+')) return type === 'text/json' ? 'json' : 'text';
  const ending = /[/.+](?:x-)?([a-z]+)$/.exec(type)?.[1];
  return ending === undefined ? undefined : formOfEnding.get(ending);
}

const formOfEnding: ReadonlyMap<string, ContentForm> = new Map([
  ['json', 'json'],
  ['tar', 'tar'],
  ['gzip', 'gzip'],
  ['zstd', 'zstd'],
  ['xz', 'xz'],
  ['bzip2', 'bzip2'],
  ['wasm', 'wasm'],
  ['zip', 'zip'],
]);

/** Tells whether content of one form can be what a type promises: all JSON is text. */
export function canBe(found: ContentForm, promised: ContentForm): boolean {
  return found === promised || (promised === 'text' && found === 'json');
}

/**
 * The bytes that a descriptor carries in `data`; undefined where there are none, or they are not what its digest
 * names, which another rule reports.
 */
export function soundData({ digest, data }: DescriptorView['value']): Uint8Array | undefined {
  const bytes = data === undefined || data === '' ? undefined : decodeBase64(data);
  if (bytes === undefined || digest === undefined) return bytes;
  const algorithm = parseDigest(digest)?.algorithm;
  const actual = algorithm === undefined ? undefined : digestOf(algorithm, bytes);
  return actual === undefined || actual === digest ? bytes : undefined;
}

/** The value of JSON in UTF-8; `formOfBytes` tells whether bytes are JSON. */
export function valueOfJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

/** Tells whether bytes begin as JSON objects and arrays do, spaces and a byte order mark aside. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  let index = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (isSpace(bytes[index])) index++;
  return bytes[index] === 0x7b || bytes[index] === 0x5b;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/**
 * Tells whether content that is known by its digest can be what a type promises. Of JSON, only values without any members are
 * known in that way, which are no document of a kind and no config of a chart.
 * @param form the form of that content
 */
export function isPromised(form: ContentForm, type: string): boolean {
  if (form === 'json' && (kindByDescriptorType.has(type) || type === wellKnown.helmConfig)) return false;
  const promised = formOfType(type);
  return promised === undefined || canBe(form, promised);
}

/** How content contradicts a media type: it has another form or none, or has no part of the document that the type names. */
export type Contradiction =
  { readonly promised: ContentForm; readonly found: ContentForm | undefined } | { readonly kind: Kind };

/**
 * How content contradicts a media type, as far as its beginning tells; undefined where it does not.
 * @param head the first bytes, or all of shorter content
 * @param size how many bytes the content has
 */
export function contradictionOf(
  type: string,
  head: Uint8Array,
  size = head.length,
): Contradiction | undefined {
  const promised = formOfType(type);
  if (promised === undefined || head.length === 0) return undefined;
  const found = formOfBytes(head);
  const isCut = head.length < size;
  // What is cut may be JSON as a whole.
  if (promised === 'json' && isCut && looksLikeJson(head)) return undefined;
  if (found === undefined) return lacksForm(promised) ? { promised, found } : undefined;
  if (!canBe(found, promised)) return { promised, found };
  const kind = isCut ? undefined : kindByDescriptorType.get(type);
  return kind === undefined || hasPartOf(kind, valueOfJson(head)) ? undefined : { kind };
}

/**
 * Tells whether bytes that have no known form cannot be what a type promises. JSON is text in UTF-8, and these formats have
 * their mark at the very beginning. Archives may have none.
 */
export function lacksForm(promised: ContentForm): boolean {
  return promised === 'json' || promised === 'gzip' || promised === 'zstd' || promised === 'wasm';
}
