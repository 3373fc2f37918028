/** Who shows a page for each image of a registry, and at which URL. */
interface ImagePages {
  readonly registries: readonly string[];
  /** What a link to such a page does, in a sentence. */
  readonly tooltip: string;
  readonly page: (repository: string) => string;
}

const pages: readonly ImagePages[] = [
  {
    registries: ['docker.io', 'index.docker.io', 'registry-1.docker.io'],
    tooltip: 'Open the image on Docker Hub',
    page: (repository) =>
      repository.startsWith('library/')
        ? `https://hub.docker.com/_/${repository.slice('library/'.length)}`
        : `https://hub.docker.com/r/${repository}`,
  },
  // The registry leads browsers on to the package's page on github.com, whose URL its name alone does not tell.
  {
    registries: ['ghcr.io'],
    tooltip: 'Open the image on GitHub Packages',
    page: (repository) => `https://ghcr.io/${repository}`,
  },
  {
    registries: ['quay.io'],
    tooltip: 'Open the image on Quay',
    page: (repository) => `https://quay.io/repository/${repository}`,
  },
  {
    registries: ['public.ecr.aws'],
    tooltip: 'Open the image in the Amazon ECR Public Gallery',
    page: (repository) => `https://gallery.ecr.aws/${repository}`,
  },
];

/** The page of an image. */
export interface ImagePage {
  readonly url: string;
  /** What a link to it does, in a sentence. */
  readonly tooltip: string;
}

/**
 * The page of the image that a full reference such as `docker.io/library/alpine:3.22` names; undefined for registries
 * without such pages, and for short names, which are another image for every default registry.
 */
export function imagePage(reference: string): ImagePage | undefined {
  if (reference.length > 512) return undefined;
  const parts = /^([a-z0-9.-]+)\/([a-z0-9._-]+(?:\/[a-z0-9._-]+)*)(?::[\w.-]+)?(?:@[\w.+:=-]+)?$/.exec(
    reference,
  );
  const [, registry = '', repository = ''] = parts ?? [];
  // Every registry here has its images below an owner.
  if (!repository.includes('/') || repository.includes('..')) return undefined;
  const found = pages.find(({ registries }) => registries.includes(registry));
  return found === undefined ? undefined : { url: found.page(repository), tooltip: found.tooltip };
}
