import {
  behaviorNamed,
  evidenceNamed,
  nameOfVersions,
  type Behavior,
  type Consumer,
  type Evidence,
  type Outcome,
  type OwnedBehavior,
} from '#schemas/catalogue/consumers';
import { evidenceTitle, evidenceUrl } from '#schemas/catalogue/evidenceLinks';
import { consumersHeading } from './rulePage';

/** The body of a rule's page without the section that its claims fill. */
export function withoutClaims(body: string): string {
  return sectionsBesideClaims(body).join('');
}

/** The body of a rule's page with the section that its claims fill; without claims, the section is left out. */
export function withClaims(body: string, claims: readonly string[]): string {
  const parts = sectionsBesideClaims(body);
  if (claims.length === 0) return parts.join('');
  const section = `## ${consumersHeading}\n\n${claims.map((claim) => claimItem(claim)).join('\n')}\n\n`;
  const before = parts.findIndex((part) => /^## (?:Wrong|Example)\n/.test(part));
  return parts.toSpliced(before === -1 ? parts.length : before, 0, section).join('');
}

function sectionsBesideClaims(body: string): string[] {
  return body.split(/^(?=## )/m).filter((part) => !part.startsWith(`## ${consumersHeading}\n`));
}

/** One claim as an item of a list. */
function claimItem(claim: string): string {
  const owned = behaviorNamed(claim);
  if (owned === undefined) throw new Error(`No consumer has the behavior ${claim}.`);
  return behaviorItem(owned);
}

/** A behavior as an item of a list: the statement, what is printed, and the evidence with its date. */
export function behaviorItem(owned: OwnedBehavior): string {
  const { owner, behavior } = owned;
  return `- ${statementOf(owned)} ${evidenceLinks(owner, behavior.evidence)}`;
}

/** The statement of a behavior, with the versions that it is true for and the error that people see. */
function statementOf({ owner, behavior }: OwnedBehavior): string {
  const { statement, error } = behavior;
  const versions = namesVersions(behavior) ? undefined : versionsOf(behavior);
  return [
    statement,
    ...(versions === undefined
      ? []
      : [`This applies to ${nameOfVersions(owner, beforeTheRest(owner, versions))}.`]),
    ...(error === undefined ? [] : [printed(behavior.applies?.outcome, error)]),
  ].join(' ');
}

/** Versions as they stand in a name that goes on after them, set off from the rest. */
function beforeTheRest({ name, versionOf = name }: Consumer, versions: string): string {
  return versionOf === name ? versions : `${versions},`;
}

/** The versions for which a behavior is true, in words that follow the name; undefined for all. */
function versionsOf({ since, until }: Behavior): string | undefined {
  if (since === undefined) return until === undefined ? undefined : `before ${until}`;
  return until === undefined ? `${since} and later` : `since ${since} and before ${until}`;
}

/** Whether a statement says itself for which versions it is true, maybe those of tools with the library. */
function namesVersions({ statement, since }: Behavior): boolean {
  return /\d\.\d/.test(statement) || (since !== undefined && statement.includes(since));
}

/** What people see: an error, or a warning where all goes well. */
function printed(outcome: Outcome | undefined, text: string): string {
  return outcome === 'takes' ? `The output contains “${text}”.` : `The error is “${text}”.`;
}

/** The evidence of a consumer by its names, as links. */
export function evidenceLinks(owner: Consumer, names: readonly string[]): string {
  return evidenceNamed(owner, names).map(evidenceLink).join(', ');
}

/** A piece of evidence as a link. */
function evidenceLink(evidence: Evidence): string {
  const url = evidenceUrl(evidence);
  const title = evidenceTitle(evidence);
  return url === undefined ? `(${title})` : `([${title}](${url}))`;
}
