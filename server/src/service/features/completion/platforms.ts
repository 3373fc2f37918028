import type { VariantEntry } from '#schemas/catalogue/platforms';
import type { JsonPath } from '#schemas/jsonPath';
import { valueAt } from '#service/document/shape';
import { valueCandidate, type Candidate } from './candidate';
import type { CompletionTarget } from './completionTarget';

/** What most images are built for; these go before the others. */
const common = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'windows/amd64'];
const commonSystems = ['linux', 'windows', 'darwin'];
const commonArchitectures = ['amd64', 'arm64', 'arm'];

/** The operating systems; those that go with the architecture beside it first. */
export function operatingSystemsAt(target: CompletionTarget, path: JsonPath): Candidate[] {
  const { catalogue } = target;
  const architecture = siblingText(target, path, 'architecture');
  const rank = (os: string): number =>
    rankIn(commonSystems, os) +
    (architecture === undefined || catalogue.platforms.isPair(os, architecture) ? 0 : 10);
  return [...catalogue.platforms.os]
    .sort((a, b) => rank(a.value) - rank(b.value))
    .map(({ value, title, description }) => valueCandidate(value, title, description));
}

/** The architectures; those that go with the operating system beside it first. */
export function architecturesAt(target: CompletionTarget, path: JsonPath): Candidate[] {
  const { catalogue } = target;
  const os = siblingText(target, path, 'os');
  const rank = (architecture: string): number =>
    rankIn(commonArchitectures, architecture) +
    (os === undefined || catalogue.platforms.isPair(os, architecture) ? 0 : 10);
  return [...catalogue.platforms.architectures]
    .sort((a, b) => rank(a.value) - rank(b.value))
    .map(({ value, title, description }) => valueCandidate(value, title, description));
}

/** The variants of the architecture beside it; those of all architectures while it has none. */
export function variantsAt(target: CompletionTarget, path: JsonPath): Candidate[] {
  const { platforms } = target.catalogue;
  const name = siblingText(target, path, 'architecture') ?? '';
  const known = platforms.lookUpArchitecture(name);
  const found = known === undefined ? platforms.architectures : [known];
  const variants = found.flatMap(({ value, title, variants }) =>
    variants.map((variant) => ({ variant, of: title, architecture: value })),
  );
  return variants.map(({ variant, of, architecture }) =>
    variantCandidate(variant, `${of} (\`${architecture}\`)`),
  );
}

function variantCandidate({ value, title }: VariantEntry, architecture: string): Candidate {
  return valueCandidate(value, title, `A variant of ${architecture}: ${title}.`);
}

/** All platforms that occur, as `os/architecture`, the common ones first. */
export function platformNames({ catalogue }: CompletionTarget): readonly string[] {
  const pairs = catalogue.platforms.os.flatMap(({ value: os }) =>
    catalogue.platforms.architectures
      .filter(({ value: architecture }) => catalogue.platforms.isPair(os, architecture))
      .map(({ value: architecture }) => `${os}/${architecture}`),
  );
  return [...new Set([...common, ...pairs])];
}

function siblingText({ value }: CompletionTarget, path: JsonPath, name: string): string | undefined {
  const sibling = valueAt(value, [...path.slice(0, -1), name]);
  return typeof sibling === 'string' && sibling !== '' ? sibling : undefined;
}

function rankIn(list: readonly string[], value: string): number {
  const index = list.indexOf(value);
  return index === -1 ? list.length : index;
}
