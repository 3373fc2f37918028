/** The sections of a release, in their order, as keepachangelog.com names them. */
const sections = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'] as const;

type Section = (typeof sections)[number];

/** The list items of each section, as Markdown. */
type Items = ReadonlyMap<Section, string>;

/** A version and the day of its release, as in `2026-11-27`. */
export interface Release {
  readonly version: string;
  readonly date: string;
}

/**
 * The changelog with a release on top. Items that it has under “(unreleased)” for the same version become part of it.
 * @param changelog the text of CHANGELOG.md
 * @param changes the texts of the files of changes
 * @throws Error if a text has something else than sections with list items, or if the version is released already
 */
export function withRelease(
  changelog: string,
  changes: readonly string[],
  { version, date }: Release,
): string {
  const start = changelog.search(/^## /m);
  const [head, releases] =
    start === -1 ? [changelog, ''] : [changelog.slice(0, start), changelog.slice(start)];
  const parts = releases.split(/^(?=## )/m).filter((part) => part !== '');
  if (parts.some((part) => part.startsWith(`## ${version} - `)))
    throw new Error(`Version ${version} is released already.`);
  const isUnreleased = (part: string): boolean => part.startsWith(`## ${version} (unreleased)\n`);
  const noted = parts.filter(isUnreleased).map((part) => part.slice(part.indexOf('\n') + 1));
  const all = [...noted, ...changes].map(itemsOf);
  const body = sections.flatMap((section) => {
    const items = all.flatMap((each) => each.get(section) ?? []);
    return items.length === 0 ? [] : [`### ${section}\n\n${items.join('\n')}\n`];
  });
  const released = [`## ${version} - ${date}\n`, ...body].join('\n');
  return [head + released, ...parts.filter((part) => !isUnreleased(part))].join('\n');
}

/**
 * The items of a file of changes.
 * @throws Error if it has something else than sections with list items
 */
export function itemsOf(text: string): Items {
  const [before = '', ...parts] = text.trim().split(/^### /m);
  const items = parts.map((part): [Section, string] => {
    const [title = '', ...lines] = part.trim().split('\n');
    const section = sections.find((known) => known === title);
    const list = lines.join('\n').trim();
    if (section === undefined) throw new Error(`“${title}” is not a section of a changelog.`);
    if (!list.split('\n').every((line) => /^(?:- |  |$)/.test(line)) || list === '')
      throw new Error(`The section “${title}” must consist of list items.`);
    return [section, list];
  });
  if (before.trim() !== '' || items.length === 0)
    throw new Error('Changes begin with a section, such as “### Fixed”.');
  const bySection = new Map(items);
  if (bySection.size < items.length) throw new Error('Each section of changes must be there once.');
  return bySection;
}
