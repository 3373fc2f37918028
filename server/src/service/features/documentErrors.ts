import { isWithin } from '#schemas/jsonPath';
import type { Model } from '#service/document/parsedDocument';
import type { Finding } from '#service/lint/finding';
import { isBlank } from '#service/oci/blanks';

/**
 * Tells whether the text of a document has errors. What consumers are said to do does not take all of them into account.
 * Those about blobs do not count, nor those about digests and sizes that are still to be filled in.
 */
export function hasErrors({ descriptors }: Model, findings: readonly Finding[]): boolean {
  const blanks = descriptors.filter(isBlank);
  return findings.some(
    ({ rule, severity, at }) =>
      severity === 'error' &&
      rule.category !== 'layout' &&
      !('path' in at && blanks.some(({ path }) => isWithin(at.path, path))),
  );
}
