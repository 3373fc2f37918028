/** Who shows a page for each image of a registry, and at which address. */
interface ImagePages {
  readonly registries: readonly string[];
  readonly title: string;
  readonly page: (repository: string) => string;
}

const pages: readonly ImagePages[] = [
  {
    registries: ['docker.io', 'index.docker.io', 'registry-1.docker.io'],
    title: 'Docker Hub',
    page: (repository) =>
      repository.startsWith('library/')
        ? `https://hub.docker.com/_/${repository.slice('library/'.length)}`
        : `https://hub.docker.com/r/${repository}`,
  },
  // The registry leads browsers on to the package's page on github.com, whose address its name alone does not tell.
  {
    registries: ['ghcr.io'],
    title: 'GitHub Packages',
    page: (repository) => `https://ghcr.io/${repository}`,
  },
  {
    registries: ['quay.io'],
    title: 'Quay',
    page: (repository) => `https://quay.io/repository/${repository}`,
  },
  {
    registries: ['public.ecr.aws'],
    title: 'the Amazon ECR Public Gallery',
    page: (repository) => `https://gallery.ecr.aws/${repository}`,
  },
];

/** The page of an image. */
export interface ImagePage {
  readonly address: string;
  /** Where it is, in a sentence. */
  readonly title: string;
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
  return found === undefined ? undefined : { address: found.page(repository), title: found.title };
}
