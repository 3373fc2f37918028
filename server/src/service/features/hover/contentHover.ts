import { digestOf, parseDigest } from '#schemas/values/digest';
import { valueAt } from '#service/document/shape';
import { decodedLength } from '#schemas/values/base64';
import { grouped } from '#schemas/prose';
import { embeddedBytes, textOf } from '#service/features/embeddedContent';
import { humanSize } from '#service/features/byteSize';
import { quote } from '#schemas/markdown';
import type { Explain } from './hoverTarget';
import { preview } from './preview';

/** A size in units that people read. */
export const explainSize: Explain = ({ value }) => {
  if (typeof value !== 'number' || value < 0) return [];
  return [value < 1024 ? `**${humanSize(value)}**` : `**${humanSize(value)}** · ${grouped(value)} bytes`];
};

/** The longest preview of embedded content, and the longest line of it. */
const limits = { lines: 8, width: 100 };

/** Embedded content: how long it is, what it says, and whether digest and size beside it agree. */
export const explainData: Explain = ({ document, path, value, isReported }) => {
  if (typeof value !== 'string') return [];
  const length = decodedLength(value);
  if (length === undefined) return isReported ? [] : ['The value is not base64 with padding (RFC 4648).'];
  const bytes = embeddedBytes(value);
  if (bytes === undefined) return [`**${humanSize(length)} of embedded content**`];
  const descriptor = valueAt(document.value, path.slice(0, -1));
  const text = textOf(bytes);
  return [
    [
      `**${humanSize(length)} of embedded content**`,
      ...(isReported ? [] : agreement(bytes, descriptor)),
    ].join('. '),
    text === undefined ? 'The content is binary.' : preview(text, limits),
  ];
};

/** Whether the descriptor is one of these bytes; nothing where its digest cannot be computed. */
function agreement(bytes: Uint8Array, descriptor: unknown): string[] {
  const digest = valueAt(descriptor, ['digest']);
  const size = valueAt(descriptor, ['size']);
  const parsed = typeof digest === 'string' ? parseDigest(digest) : undefined;
  const actual = parsed === undefined ? undefined : digestOf(parsed.algorithm, bytes);
  if (actual === undefined) return [];
  if (actual !== digest)
    return [`The digest is that of other content. The digest of this content is ${quote(actual)}.`];
  return size === bytes.length
    ? ['Its digest and size match the descriptor.']
    : ['Its digest matches the descriptor, but its size does not.'];
}

/** A URL from which content may be downloaded. */
export const explainUrl: Explain = ({ value, field, isReported }) => {
  if (field?.isMember !== true || typeof value !== 'string' || !URL.canParse(value)) return [];
  const { protocol, host } = new URL(value);
  if (protocol === 'http:' || protocol === 'https:')
    return [`Clients may download the content from ${quote(host)}. They still check digest and size.`];
  return isReported
    ? []
    : [`The specification recommends \`http\` and \`https\`, not ${quote(protocol.slice(0, -1))}.`];
};
