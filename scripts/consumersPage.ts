import { consumers, type Consumer } from '#schemas/catalogue/consumers';
import { behaviorItem, evidenceLinks } from './claims';

/** The page about consumers: the text above the first consumer is written by hand, the rest is made from the data. */
export function withConsumers(page: string): string {
  const start = page.indexOf('\n## Known consumers\n');
  const head = start === -1 ? `${page.trimEnd()}\n` : page.slice(0, start);
  const sections = consumers.map(consumerSection);
  return `${head}\n## Known consumers\n\n${overview()}\n\n${sections.join('\n\n')}\n`;
}

function overview(): string {
  const rows = consumers.map(
    ({ id, name, description }) => `| ${idCell(id)} | [${name}](#${anchorOf(name)}) | ${description} |`,
  );
  return ['| Id | Name | What it is |', '|---|---|---|', ...rows].join('\n');
}

function idCell(id: string): string {
  return `\`${id}\``;
}

/** The anchor that Markdown pages give a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

function consumerSection(consumer: Consumer): string {
  const behaviors = consumer.behaviors.flatMap((entry) => {
    if ('include' in entry)
      return [`- All that [${entry.include}](#${anchorOf(nameOf(entry.include))}) does.`];
    return [behaviorItem({ owner: consumer, behavior: entry })];
  });
  return [
    `### ${consumer.name}`,
    [consumer.description, ...versionOf(consumer)].join(' '),
    [...behaviors, ...limitItems(consumer)].join('\n'),
  ].join('\n\n');
}

function versionOf({ version }: Consumer): string[] {
  return version === undefined ? [] : [`What follows was read from version ${version}.`];
}

function nameOf(id: string): string {
  return consumers.find((consumer) => consumer.id === id)?.name ?? id;
}

/** The limits that have rules of their own. */
function limitItems(consumer: Consumer): string[] {
  const { limits } = consumer;
  if (limits === undefined) return [];
  const {
    asOf,
    types = [],
    members = [],
    refusesEmptyBlobs,
    needsHistory,
    indexAnnotations,
    annotationLengths,
  } = limits;
  const item = (text: string, rule: string, names: readonly string[]): string =>
    `- ${text} The rule [${rule}](rules/${rule}.md) finds this. As of ${asOf}. ${evidenceLinks(consumer, names)}`;
  return [
    ...types.map(({ places, only, never = [], evidence: names }) =>
      item(
        only === undefined
          ? `It does not take these types as ${places.join(' or ')}: ${never.map(idCell).join(', ')}.`
          : `It takes only these types as ${places.join(' or ')}: ${only.map(idCell).join(', ')}.`,
        'consumer-media-type-refused',
        names,
      ),
    ),
    ...members.map(({ role, path, evidence: names }) =>
      item(
        `It refuses \`${path.join('.')}\` in a descriptor of the role ${role}.`,
        'consumer-member-refused',
        names,
      ),
    ),
    ...(refusesEmptyBlobs === undefined
      ? []
      : [item('It refuses blobs without content.', 'size-zero', refusesEmptyBlobs.evidence)]),
    ...(needsHistory === undefined
      ? []
      : [
          item(
            'It refuses image configs without history.',
            'consumer-history-missing',
            needsHistory.evidence,
          ),
        ]),
    ...(indexAnnotations === undefined
      ? []
      : [
          item(
            `It reads these annotations from an index only: ${indexAnnotations.keys.map(idCell).join(', ')}.`,
            'consumer-annotation',
            indexAnnotations.evidence,
          ),
        ]),
    ...(annotationLengths === undefined
      ? []
      : [
          item(
            `It takes at most so many characters of these annotations: ${Object.entries(
              annotationLengths.maxima,
            )
              .map(([key, maximum]) => `${idCell(key)} ${maximum}`)
              .join(', ')}.`,
            'consumer-annotation',
            annotationLengths.evidence,
          ),
        ]),
  ];
}
