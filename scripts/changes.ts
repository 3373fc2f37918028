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

/** A text and the name of its file, for messages. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/**
 * The changelog with a release on top. Items that it has under a heading with “(unreleased)” become part of the release,
 * whatever the version in that heading.
 * @param changelog the text of CHANGELOG.md
 * @param changes the files of changes
 * @throws Error if a text has something else than sections with list items, if there are no changes, or if the version is
 * not newer than those that are released
 */
export function withRelease(
  changelog: string,
  changes: readonly NamedText[],
  { version, date }: Release,
): string {
  const [head = '', ...parts] = splitAt(/^## /, linesOf(changelog));
  for (const part of parts) {
    const released = isUnreleased(part) ? undefined : versionOf(part);
    if (released === undefined) continue;
    if (released === version) throw new Error(`Version ${version} is released already.`);
    if (isAtLeast(released, version))
      throw new Error(`Version ${version} is not newer than ${released}, which is released.`);
  }
  const noted = parts
    .filter(isUnreleased)
    .map((part) => ({ name: 'CHANGELOG.md', text: part.slice(part.indexOf('\n') + 1) }))
    .filter(({ text }) => text.trim() !== '');
  const all = [...noted, ...changes].map(itemsOf);
  if (all.length === 0) throw new Error('There are no changes to release.');
  const body = sections.flatMap((section) => {
    const items = all.flatMap((each) => each.get(section) ?? []);
    return items.length === 0 ? [] : [`### ${section}\n\n${items.join('\n')}\n`];
  });
  const released = [`## ${version} - ${date}\n`, ...body].join('\n');
  const before = head.trim() === '' ? '' : `${head.trimEnd()}\n\n`;
  return [before + released, ...parts.filter((part) => !isUnreleased(part))].join('\n');
}

/**
 * The items of a file of changes.
 * @throws Error, with the name of the file, if it has something else than sections with list items
 */
export function itemsOf({ name, text }: NamedText): Items {
  const [before = '', ...parts] = splitAt(/^### /, linesOf(text.trim()));
  const items = parts.map((part): [Section, string] => {
    const [heading = '', ...lines] = part.trim().split('\n');
    const title = heading.replace(/^### +/, '');
    const section = sections.find((known) => known === title);
    const list = lines.join('\n').trim();
    if (section === undefined) throw new Error(`${name}: “${title}” is not a section of a changelog.`);
    if (!list.split('\n').every((line) => /^(?:- |  |$)/.test(line)) || list === '')
      throw new Error(`${name}: The section “${title}” must consist of list items.`);
    return [section, list];
  });
  if (before.trim() !== '' || items.length === 0)
    throw new Error(`${name}: Changes begin with a section, such as “### Fixed”.`);
  const bySection = new Map(items);
  if (bySection.size < items.length) throw new Error(`${name}: Each section of changes must be there once.`);
  return bySection;
}

/** Editors and Git may end lines in another way, and leave spaces where nobody sees them. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trimEnd());
}

/** Splits lines before each heading. What looks like one in a code block is none. The first part has no heading. */
function splitAt(heading: RegExp, lines: readonly string[]): readonly string[] {
  const parts: string[][] = [[]];
  /** The characters that begin a code block, and end it. */
  let fence: string | undefined;
  for (const line of lines) {
    const [, found] = /^\s*(?:- +)?(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === undefined) fence = found;
    else if (found?.startsWith(fence) === true && line.trim() === found) fence = undefined;
    if (fence === undefined && heading.test(line)) parts.push([]);
    parts.at(-1)?.push(line);
  }
  return parts.map((part) => part.join('\n'));
}

function headingOf(part: string): string {
  return part.slice(0, `${part}\n`.indexOf('\n'));
}

function isUnreleased(part: string): boolean {
  return /[([]unreleased[)\]]$/i.test(headingOf(part));
}

/** The version that a part of the changelog is about, with or without brackets; undefined for other parts. */
function versionOf(part: string): string | undefined {
  return /^## +\[?v?(\d+\.\d+\.\d+)(?=[\s\]]|$)/.exec(headingOf(part))?.[1];
}

/** Whether a version is another or newer. Both are three numbers. */
function isAtLeast(version: string, other: string): boolean {
  return version.localeCompare(other, 'en', { numeric: true }) >= 0;
}
