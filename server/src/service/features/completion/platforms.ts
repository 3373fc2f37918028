import type { VariantEntry } from '#schemas/catalogue/platforms';
import type { JsonPath } from '#schemas/jsonPath';
import { valueAt } from '#service/document/shape';
import { valueCandidate, type Candidate } from './candidate';
import type { CompletionTarget } from './completionTarget';

/** What most images are built for; these are offered first. */
const commonPlatforms = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'windows/amd64'];
const commonSystems = ['linux', 'windows', 'darwin'];
const commonArchitectures = ['amd64', 'arm64', 'arm'];

/** The operating systems; those that go with the architecture beside it first. */
export function operatingSystemsAt(target: CompletionTarget, path: JsonPath): Candidate[] {
  const { platforms } = target.catalogue;
  const architecture = siblingText(target, path, 'architecture');
  return ranked(platforms.os, commonSystems, (os) => fits(target, os, architecture));
}

/** The architectures; those that go with the operating system beside it first. */
export function architecturesAt(target: CompletionTarget, path: JsonPath): Candidate[] {
  const os = siblingText(target, path, 'os');
  return ranked(target.catalogue.platforms.architectures, commonArchitectures, (architecture) =>
    fits(target, os, architecture),
  );
}

/** Tells whether an operating system and an architecture go together, as far as both are known. */
function fits(
  { catalogue }: CompletionTarget,
  os: string | undefined,
  architecture: string | undefined,
): boolean {
  return os === undefined || architecture === undefined || catalogue.platforms.isPair(os, architecture);
}

/** The entries that fit before the others, and among each the common ones first. */
function ranked(
  entries: readonly { readonly value: string; readonly title: string; readonly description: string }[],
  common: readonly string[],
  isFitting: (value: string) => boolean,
): Candidate[] {
  const rank = (value: string): number => rankIn(common, value) + (isFitting(value) ? 0 : 10);
  return [...entries]
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
  return [...new Set([...commonPlatforms, ...pairs])];
}

function siblingText({ value }: CompletionTarget, path: JsonPath, name: string): string | undefined {
  const sibling = valueAt(value, [...path.slice(0, -1), name]);
  return typeof sibling === 'string' && sibling !== '' ? sibling : undefined;
}

function rankIn(list: readonly string[], value: string): number {
  const index = list.indexOf(value);
  return index === -1 ? list.length : index;
}
