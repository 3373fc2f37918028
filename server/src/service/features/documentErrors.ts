import type { JsonPath } from '#schemas/jsonPath';
import type { Model } from '#service/document/parsedDocument';
import type { Finding } from '#service/lint/finding';
import { isBlank } from '#service/oci/blanks';

/**
 * Tells whether the text of a document has errors. What consumers are said to do does not take all of them into account.
 * Those about blobs do not count, nor those about digests and sizes that are still to be filled in.
 */
export function hasErrors({ descriptors }: Model, findings: readonly Finding[]): boolean {
  const errors = findings.filter(({ rule, severity }) => severity === 'error' && rule.category !== 'layout');
  if (errors.length === 0) return false;
  const blanks = new Set(descriptors.filter(isBlank).map(({ path }) => JSON.stringify(path)));
  const isInBlank = (path: JsonPath): boolean =>
    blanks.has(JSON.stringify(path)) || path.some((_, end) => blanks.has(JSON.stringify(path.slice(0, end))));
  return errors.some(({ at }) => !('path' in at && isInBlank(at.path)));
}
