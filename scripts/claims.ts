import { behaviorNamed, type Evidence, type OwnedBehavior } from '#schemas/catalogue/consumers';
import { evidenceTitle, evidenceUrl } from '#schemas/catalogue/evidenceLinks';
import { consumersHeading } from './rulePage';

/** The body of a rule's page with the section that its claims fill; without claims, the section is left out. */
export function withClaims(body: string, claims: readonly string[]): string {
  const parts = body.split(/^(?=## )/m).filter((part) => !part.startsWith(`## ${consumersHeading}\n`));
  if (claims.length === 0) return parts.join('');
  const section = `## ${consumersHeading}\n\n${claims.map((claim) => claimItem(claim)).join('\n')}\n\n`;
  const before = parts.findIndex((part) => part.startsWith('## Wrong\n'));
  return parts.toSpliced(before === -1 ? parts.length : before, 0, section).join('');
}

/** One claim as an item of a list: the statement, what is printed, and the evidence with its date. */
function claimItem(claim: string): string {
  const owned = behaviorNamed(claim);
  if (owned === undefined) throw new Error(`No consumer has the behavior ${claim}.`);
  return `- ${statementOf(owned)} ${evidenceOf(owned).map(evidenceLink).join(', ')}`;
}

/** The statement of a behavior, with the versions that it is true for and the error that people see. */
export function statementOf({ owner, behavior }: OwnedBehavior): string {
  const { statement, error } = behavior;
  // Some statements name the version themselves.
  const { since, until } = [behavior.since, behavior.until].some((version) =>
    statement.includes(version ?? ' '),
  )
    ? {}
    : behavior;
  return [
    statement,
    ...(since !== undefined && until !== undefined
      ? [`This is so from ${owner.name} ${since} until before ${until}.`]
      : []),
    ...(since !== undefined && until === undefined ? [`This is so since ${owner.name} ${since}.`] : []),
    ...(since === undefined && until !== undefined ? [`This was so before ${owner.name} ${until}.`] : []),
    ...(error === undefined ? [] : [`The error is “${error}”.`]),
  ].join(' ');
}

/** The evidence of a behavior, in the order in which its file names it. */
export function evidenceOf({ owner, behavior }: OwnedBehavior): readonly Evidence[] {
  return behavior.evidence.flatMap((name) => owner.evidence[name] ?? []);
}

/** A piece of evidence as a link, with its date. */
export function evidenceLink(evidence: Evidence): string {
  const url = evidenceUrl(evidence);
  const title = evidenceTitle(evidence);
  return url === undefined ? `(${title}, ${evidence.date})` : `([${title}](${url}), ${evidence.date})`;
}
