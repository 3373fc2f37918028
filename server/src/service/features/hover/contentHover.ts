import { digestOf, parseDigest } from '#schemas/values/digest';
import { valueAt } from '#service/document/shape';
import { embeddedBytes, embeddedLength, jsonOf, textOf } from '#service/features/embeddedContent';
import { groupedNumber, humanSize } from '#service/features/byteSize';
import { codeBlock, quote } from './markdown';
import type { Explain } from './place';

/** A size in units that people read. */
export const explainSize: Explain = ({ value }) => {
  if (typeof value !== 'number' || value < 0) return [];
  return [
    value < 1024 ? `**${humanSize(value)}**` : `**${humanSize(value)}** · ${groupedNumber(value)} bytes`,
  ];
};

/** The longest preview of embedded content. */
const previewLines = 20;
const previewLength = 1500;

/** Embedded content: how long it is, what it says, and whether digest and size beside it agree. */
export const explainData: Explain = ({ document, path, value }) => {
  if (typeof value !== 'string') return [];
  const length = embeddedLength(value);
  if (length === undefined) return ['The value is not base64 with padding, as RFC 4648 has it.'];
  const bytes = embeddedBytes(value);
  if (bytes === undefined) return [`**${humanSize(length)} of embedded content**`];
  const descriptor = valueAt(document.value, path.slice(0, -1));
  const text = textOf(bytes);
  return [
    `**${humanSize(length)} of embedded content**${agreement(bytes, descriptor)}`,
    text === undefined ? 'It is binary.' : preview(text),
  ];
};

/** Whether the descriptor is one of these bytes; nothing where its digest cannot be computed. */
function agreement(bytes: Uint8Array, descriptor: unknown): string {
  const digest = valueAt(descriptor, ['digest']);
  const size = valueAt(descriptor, ['size']);
  const parsed = typeof digest === 'string' ? parseDigest(digest) : undefined;
  const actual = parsed === undefined ? undefined : digestOf(parsed.algorithm, bytes);
  if (actual === undefined) return '';
  if (actual !== digest) return `: the digest is of other content. That of this content is ${quote(actual)}.`;
  return size === bytes.length
    ? ', as digest and size say.'
    : ', as the digest says; the size does not agree.';
}

/** Text as it is, and JSON laid out. */
function preview(text: string): string {
  const json = jsonOf(text);
  const [shown, language] = json === undefined ? [text, 'text'] : [JSON.stringify(json, null, 2), 'json'];
  const lines = shown.slice(0, previewLength).split('\n').slice(0, previewLines).join('\n');
  return codeBlock(lines.length < shown.length ? `${lines}\n…` : lines, language);
}

/** An address from which content may be downloaded. */
export const explainUrl: Explain = ({ value, described }) => {
  if (described?.isMember !== true || typeof value !== 'string' || !URL.canParse(value)) return [];
  const { protocol, host } = new URL(value);
  return protocol === 'http:' || protocol === 'https:'
    ? [`Clients may download the content from ${quote(host)}; digest and size are checked all the same.`]
    : [`Clients are only sure to support \`http\` and \`https\`, not ${quote(protocol.slice(0, -1))}.`];
};
