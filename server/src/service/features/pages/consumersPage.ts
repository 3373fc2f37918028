import {
  allConsumers,
  latestEvidence,
  type Consumer,
  type ConsumerPlace,
  type RefusedMember,
  type TypeRestriction,
} from '#schemas/catalogue/consumers';
import { headingAnchor } from '#schemas/markdown';
import { eitherOf, grouped, listOf } from '#schemas/prose';
import { behaviorItem, evidenceLinks } from './claims';

/** The page about consumers: the text above the first consumer is written by hand, the rest is made from the data. */
export function withConsumers(page: string): string {
  const head = withoutConsumers(page);
  const sections = allConsumers().map(consumerSection);
  return `${head}\n## Known consumers\n\n${overview()}\n\n${sections.join('\n\n')}\n`;
}

/** The text of the page that is written by hand. */
export function withoutConsumers(page: string): string {
  const start = page.indexOf('\n## Known consumers\n');
  return start === -1 ? `${page.trimEnd()}\n` : page.slice(0, start);
}

function overview(): string {
  const rows = allConsumers().map(
    ({ id, name, description }) => `| ${idCell(id)} | [${name}](#${headingAnchor(name)}) | ${description} |`,
  );
  return ['| ID | Name | What it is |', '|---|---|---|', ...rows].join('\n');
}

function idCell(id: string): string {
  return `\`${id}\``;
}

function consumerSection(consumer: Consumer): string {
  const behaviors = consumer.behaviors.flatMap((entry) => {
    if ('include' in entry)
      return [`- All statements about [${nameOf(entry.include)}](#${headingAnchor(nameOf(entry.include))}).`];
    return [behaviorItem({ owner: consumer, behavior: entry })];
  });
  return [
    `### ${consumer.name}`,
    [consumer.description, ...versionOf(consumer)].join(' '),
    [...behaviors, ...limitItems(consumer)].join('\n'),
  ].join('\n\n');
}

function versionOf({ version }: Consumer): string[] {
  return version === undefined ? [] : [`This section describes version ${version}.`];
}

function nameOf(id: string): string {
  return allConsumers().find((consumer) => consumer.id === id)?.name ?? id;
}

/** The limits that have rules of their own. */
function limitItems(consumer: Consumer): string[] {
  const { limits } = consumer;
  if (limits === undefined) return [];
  const {
    types = [],
    members = [],
    refusesEmptyBlobs,
    needsHistory,
    indexAnnotations,
    annotationLengths,
  } = limits;
  const item = (text: string, rule: string, names: readonly string[]): string =>
    `- ${text} The rule [${rule}](rules/${rule}.md) finds this. As of ${latestEvidence(consumer, names)}. ${evidenceLinks(consumer, names)}`;
  return [
    ...types.map((restriction) =>
      item(restrictionText(restriction), 'consumer-media-type-refused', restriction.evidence),
    ),
    ...members.map(({ role, path, evidence: names }) =>
      item(`It refuses \`${path.join('.')}\` in ${memberPlaces[role]}.`, 'consumer-member-refused', names),
    ),
    ...(refusesEmptyBlobs === undefined
      ? []
      : [item('It refuses blobs without content.', 'size-zero', refusesEmptyBlobs.evidence)]),
    ...(needsHistory === undefined
      ? []
      : [
          item(
            'Some versions refuse image configs without history.',
            'consumer-history-missing',
            needsHistory.evidence,
          ),
        ]),
    ...(indexAnnotations === undefined
      ? []
      : [
          item(
            `It reads these annotations only from an index: ${indexAnnotations.keys.map(idCell).join(', ')}.`,
            'consumer-annotation',
            indexAnnotations.evidence,
          ),
        ]),
    ...(annotationLengths === undefined
      ? []
      : [
          item(
            `It accepts at most ${listOf(
              Object.entries(annotationLengths.maxima).map(
                ([key, maximum]) => `${grouped(maximum)} characters in ${idCell(key)}`,
              ),
            )}.`,
            'consumer-annotation',
            annotationLengths.evidence,
          ),
        ]),
  ];
}

/** The places of media types, as the types are called there. */
const typePlaces: Readonly<Record<ConsumerPlace, string>> = {
  document: 'the document',
  config: 'the config',
  layer: 'layers',
  artifactType: '`artifactType`',
};

/** Where a property of a descriptor stands, by what the descriptor is for. */
const memberPlaces: Readonly<Record<RefusedMember['role'], string>> = {
  config: '`config`',
  layer: 'an entry of `layers`',
  subject: '`subject`',
  manifest: 'an entry of `manifests`',
  blob: 'an entry of `blobs`',
  self: 'a descriptor that is a document of its own',
};

function restrictionText({ places, only, never = [], ignored }: TypeRestriction): string {
  const where = places.map((place) => typePlaces[place]);
  return only === undefined
    ? `It ${ignored === undefined ? 'refuses' : 'ignores'} these types for ${eitherOf(where)}: ${never.map(idCell).join(', ')}.`
    : `It ${ignored === undefined ? 'accepts' : 'reads'} only these types for ${listOf(where)}: ${only.map(idCell).join(', ')}.`;
}
