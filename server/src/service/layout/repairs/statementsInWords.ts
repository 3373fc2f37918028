import { counted, listOf } from '#schemas/prose';
import type { OutdatedStatements } from './fileChanges';

/** Names what no longer fits, such as “2 signatures and 1 attestation”; undefined where everything still does. */
export function statementsInWords({ signatures, attestations }: OutdatedStatements): string | undefined {
  const parts = [
    ...(signatures > 0 ? [counted(signatures, 'signature')] : []),
    ...(attestations > 0 ? [counted(attestations, 'attestation')] : []),
  ];
  return parts.length === 0 ? undefined : listOf(parts);
}
