import type { SpecificationVersion } from './specificationVersions';

const repository = 'https://github.com/opencontainers/image-spec/blob/';

/** The latest release of each version, by its tag in the repository. */
const tags: Readonly<Record<SpecificationVersion, string>> = {
  '1.0': 'v1.0.2',
  '1.1': 'v1.1.1',
  main: 'main',
};

/** The sections that came with version 1.1, and that 1.0 does not have under another name. */
const newIn11: ReadonlySet<string> = new Set([
  'descriptor.md#embedded-content',
  'layer.md#zstd-media-types',
  'manifest.md#guidance-for-an-empty-descriptor',
  'manifest.md#guidelines-for-artifact-usage',
]);

/**
 * Where a section of the image specification is in one version, or in the first version that has it. The link leads to
 * the state of `main` before. Any other link comes back as it is.
 */
export function specificationLink(url: string, version: SpecificationVersion): string {
  const prefix = `${repository}${tags.main}/`;
  if (!url.startsWith(prefix)) return url;
  const section = url.slice(prefix.length);
  const tag = tags[version === '1.0' && newIn11.has(section) ? '1.1' : version];
  return `${repository}${tag}/${section}`;
}

/** A page of Markdown whose links to the image specification lead to one version. */
export function withSpecificationLinks(markdown: string, version: SpecificationVersion): string {
  return markdown.replace(/https:\/\/github\.com\/opencontainers\/image-spec\/blob\/main\/[\w.#-]+/g, (url) =>
    specificationLink(url, version),
  );
}
