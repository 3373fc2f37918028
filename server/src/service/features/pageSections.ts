/** The sections of the page that explains a document, by their headings. */
export const pageSections = {
  findings: 'Findings',
  verdict: 'What it is',
  consumers: 'What consumers do with it',
  config: 'What consumers do with its properties',
  properties: 'What it says',
  contents: 'What it points to',
  annotations: 'Annotations',
} as const;

/** A section of the page that explains a document. */
export type PageSection = keyof typeof pageSections;

/** The sections in their order. */
export const sectionNames: readonly PageSection[] = [
  'findings',
  'verdict',
  'consumers',
  'config',
  'properties',
  'contents',
  'annotations',
];

/** The anchor that Markdown views make of the heading of a section: `what-consumers-do-with-it`. */
export function anchorOf(section: PageSection): string {
  return pageSections[section]
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '-');
}
