import { CompletionItemKind } from 'vscode-languageserver-types';
import { windowsBuilds, windowsBuildsSource } from '#schemas/catalogue/windowsBuilds';
import { commonArchitectures, commonSystems, type VariantEntry } from '#schemas/catalogue/platforms';
import { choice } from '#schemas/placeholders';
import type { JsonPath } from '#schemas/jsonPath';
import { formatPlatform, normalizePlatform } from '#schemas/values/platform';
import { describe, type Described } from '#service/features/describe';
import { sourceParagraph } from '#service/features/hover/markdown';
import { entriesOf } from '#service/oci/attestations';
import { valueCandidate, type Candidate } from './candidate';
import { siblingOf, type CompletionTarget } from './completionTarget';

/** What most images are built for, in the order in which an index usually lists it. */
const commonPlatforms = [
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/arm/v6',
  'linux/386',
  'linux/ppc64le',
  'linux/s390x',
  'linux/riscv64',
  'windows/amd64',
];
/** Some images are built for these as well. Of the architectures that Go knows, nearly none are built for the others. */
const rarerArchitectures = ['loong64', 'mips64le', 'wasm'];

/** The variants that images are built for; an architecture that is not listed has none that is common. */
const commonVariants: Readonly<Record<string, readonly string[]>> = { arm: ['v7', 'v6'], arm64: ['v8'] };

/** How many choices a tab stop shows. */
const mostChoices = 8;

/** The operating systems; those that go with the architecture beside it first. */
export function operatingSystemsAt(target: CompletionTarget, path: JsonPath): Candidate[] {
  const { platforms } = target.catalogue;
  const architecture = siblingText(target, path, 'architecture');
  return ranked(platforms.os, commonSystems, (os) => (fits(target, os, architecture) ? 0 : 1));
}

/**
 * The architectures that go with the operating system beside it, then the rest: first the common one that comes next,
 * because no other entry of the index has it, then the other common ones.
 */
export function architecturesAt(target: CompletionTarget, path: JsonPath): Candidate[] {
  const os = siblingText(target, path, 'os');
  const used = usedPlatforms(target, path);
  const next = commonArchitectures.find(
    (architecture) => fits(target, os, architecture) && !used.has(`${os ?? 'linux'}/${architecture}`),
  );
  const inOrder = [...commonArchitectures, ...rarerArchitectures];
  return ranked(target.catalogue.platforms.architectures, inOrder, (architecture) =>
    architecture === next ? 0 : fits(target, os, architecture) ? 1 : 2,
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

/** The entries by the group that each is in, and within a group the common ones first. */
function ranked(
  entries: readonly (Described & { readonly value: string; readonly title: string })[],
  common: readonly string[],
  groupOf: (value: string) => number,
): Candidate[] {
  const rank = (value: string): number => rankIn(common, value) + 100 * groupOf(value);
  return [...entries]
    .sort((a, b) => rank(a.value) - rank(b.value))
    .map(({ value, title, description, claims }) =>
      valueCandidate(value, title, describe({ description, claims })),
    );
}

/** The variants of the architecture beside it, common ones first; those of all architectures while it has none. */
export function variantsAt(target: CompletionTarget, path: JsonPath): Candidate[] {
  const { platforms } = target.catalogue;
  const name = siblingText(target, path, 'architecture') ?? '';
  const known = platforms.lookUpArchitecture(name);
  const found = known === undefined ? platforms.architectures : [known];
  return found.flatMap(({ value, title, variants }) => {
    const rank = (variant: VariantEntry): number => rankIn(commonVariants[value] ?? [], variant.value);
    return [...variants]
      .sort((a, b) => rank(a) - rank(b))
      .map((variant) => variantCandidate(variant, `${title} (\`${value}\`)`));
  });
}

function variantCandidate({ value, title }: VariantEntry, architecture: string): Candidate {
  return valueCandidate(value, title, `A variant of ${architecture}: ${title}.`);
}

/** The builds of Windows; other systems have no agreed versions. */
export function osVersionsAt(target: CompletionTarget, path: JsonPath): Candidate[] {
  if (siblingText(target, path, 'os') !== 'windows') return [];
  return windowsBuilds.map(({ version, title }) =>
    valueCandidate(
      version,
      title,
      [
        `The build of ${title}. Add the revision of the base image, as in \`10.0.20348.2762\`.`,
        ...sourceParagraph(windowsBuildsSource),
      ].join('\n\n'),
    ),
  );
}

/** The one feature that the specification defines, for Windows. */
export function osFeaturesAt(target: CompletionTarget, path: JsonPath, text: string): Candidate[] {
  const platform = path.slice(0, -1);
  return siblingText(target, platform, 'os') === 'windows'
    ? [valueCandidate('win32k', 'needs win32k.sys on the host', text)]
    : [];
}

/** All platforms that occur, as `os/architecture` or with a variant, the common ones first. */
export function platformNames({ catalogue }: CompletionTarget): readonly string[] {
  const pairs = catalogue.platforms.os.flatMap(({ value: os }) =>
    catalogue.platforms.architectures
      .filter(({ value: architecture }) => catalogue.platforms.isPair(os, architecture))
      .map(({ value: architecture }) => `${os}/${architecture}`),
  );
  return [...new Set([...commonPlatforms, ...pairs])];
}

/** The platforms that no entry of the index has but the one at `path`, the likeliest first. */
export function unusedPlatforms(target: CompletionTarget, path: JsonPath): readonly string[] {
  const used = usedPlatforms(target, path);
  return platformNames(target).filter((name) => !used.has(name));
}

/** The platform that comes next in the index, as the members of the object at `path`, which has none yet. */
export function nextPlatform(target: CompletionTarget, path: JsonPath): Candidate[] {
  const [next] = unusedPlatforms(target, path);
  if (next === undefined) return [];
  return [
    {
      label: next,
      kind: CompletionItemKind.Property,
      detail: 'next platform',
      documentation: 'The most common platform that is not in the index yet.',
      content: platformChoices(target, next),
    },
  ];
}

/** The platforms of the other entries of the index. */
function usedPlatforms({ model, catalogue }: CompletionTarget, path: JsonPath): ReadonlySet<string> {
  const names = entriesOf(model.descriptors)
    .filter((entry) => !(path[0] === 'manifests' && entry.path[1] === path[1]))
    .flatMap(({ value: { platform } }) => {
      const comparable = platform && normalizePlatform(platform, catalogue.platforms);
      return (comparable && formatPlatform(comparable)) ?? [];
    });
  return new Set(names);
}

/** The parts of a platform as members, each a choice that begins with what the name says. */
export function platformChoices(
  { catalogue }: CompletionTarget,
  name: string,
): Readonly<Record<string, string>> {
  const [os = '', architecture = '', variant] = name.split('/');
  const { platforms } = catalogue;
  const systems = [os, ...commonSystems].filter((each) => platforms.isPair(each, architecture));
  const architectures = [architecture, ...commonArchitectures].filter((each) => platforms.isPair(os, each));
  return {
    architecture: choice(architectures, mostChoices),
    os: choice(systems, mostChoices),
    ...(os === 'windows'
      ? {
          'os.version': choice(
            windowsBuilds.map(({ version }) => version),
            mostChoices,
          ),
        }
      : {}),
    ...(variant === undefined
      ? {}
      : { variant: choice([variant, ...(commonVariants[architecture] ?? [])], mostChoices) }),
  };
}

function siblingText(target: CompletionTarget, path: JsonPath, name: string): string | undefined {
  const sibling = siblingOf(target, path, name);
  return typeof sibling === 'string' && sibling !== '' ? sibling : undefined;
}

function rankIn(list: readonly string[], value: string): number {
  const index = list.indexOf(value);
  return index === -1 ? list.length : index;
}
