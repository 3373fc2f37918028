import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { isPlainObject } from '#schemas/plainData';
import { digestOf } from './markedText';

/** A template whose digests and sizes its author has filled in; each attestation is about the image at its place. */
export function filledIn(text: string): string {
  let count = 0;
  const subjects: string[] = [];
  let attestations = 0;
  const fill = (key: string, value: unknown): unknown => {
    if (key === wellKnownAnnotations.referenceDigest) return subjects[attestations++];
    if (key === 'size' && value === 0) return 5;
    if (value !== 'sha256:') return value;
    const digest = digestOf(String(++count));
    subjects.push(digest);
    return digest;
  };
  const walk = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item));
    if (!isPlainObject(value)) return fill(key, value);
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(member, name)]));
  };
  return `${JSON.stringify(walk(JSON.parse(text)), null, 2)}\n`;
}
