import { valueAt } from '#service/document/shape';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { otherArchitecture, otherOs, otherVariant } from '#service/features/platformAliases';
import { escapeMarkdown, quote } from '#schemas/markdown';
import { describe, type Described } from '#service/features/describe';
import { inSeries } from '#schemas/prose';
import type { Explain } from './hoverTarget';

/** What an operating system is called, and what it is. */
export const explainOs: Explain = ({ value, catalogue, isReported }) => {
  if (typeof value !== 'string' || value === '') return [];
  const meant = otherOs(value, catalogue);
  return [
    ...(isReported ? [] : explainAlias(value, meant)),
    ...explainEntry(
      catalogue.platforms.lookUpOs(meant ?? value),
      isReported ? [] : [`${quote(value)} is not an operating system that Go or the container tools know.`],
    ),
  ];
};

/** The most variants that are listed. */
const listedVariants = 6;

/** What an architecture is called, what it is, and which variants it has. */
export const explainArchitecture: Explain = ({ value, catalogue, isReported }) => {
  if (typeof value !== 'string' || value === '') return [];
  const meant = otherArchitecture(value, catalogue);
  const entry = catalogue.platforms.lookUpArchitecture(meant?.split('/')[0] ?? value);
  const variants = (entry?.variants ?? []).map(({ value: variant }) => quote(variant));
  const listed = variants.length > listedVariants ? [...variants.slice(0, listedVariants), '…'] : variants;
  return [
    ...(isReported ? [] : explainAlias(value, meant)),
    ...explainEntry(
      entry,
      isReported ? [] : [`${quote(value)} is not an architecture that Go or the container tools know.`],
    ),
    ...(variants.length === 0 ? [] : [`Variants: ${inSeries(listed)}`]),
  ];
};

/** What a variant of the architecture beside it is. */
export const explainVariant: Explain = ({ document, path, value, catalogue, isReported }) => {
  const architecture = valueAt(document.value, [...path.slice(0, -1), 'architecture']);
  if (typeof value !== 'string' || value === '' || typeof architecture !== 'string') return [];
  const meant = otherVariant(architecture, value, catalogue);
  const entry = lookUpArchitecture(architecture, catalogue);
  const variant = entry?.variants.find((candidate) => candidate.value === (meant ?? value));
  if (entry === undefined || (variant === undefined && isReported)) return [];
  return [
    ...(isReported ? [] : explainAlias(value, meant)),
    variant === undefined
      ? `${quote(value)} is not a known variant of ${escapeMarkdown(entry.title)}.`
      : `**${escapeMarkdown(variant.title)}**, a variant of ${escapeMarkdown(entry.title)}.`,
  ];
};

/** A whole platform in words: `Linux on 64-bit ARM`. */
export const explainPlatform: Explain = ({ value, catalogue }) => {
  const os = valueAt(value, ['os']);
  const architecture = valueAt(value, ['architecture']);
  if (typeof os !== 'string' || typeof architecture !== 'string') return [];
  const osEntry = catalogue.platforms.lookUpOs(otherOs(os, catalogue) ?? os);
  const entry = lookUpArchitecture(architecture, catalogue);
  // The pair means “no platform”, so it is not described as a system on some hardware.
  if (os === 'unknown' && architecture === 'unknown') return osEntry === undefined ? [] : [describe(osEntry)];
  if (osEntry === undefined || entry === undefined) return [];
  return [`**${escapeMarkdown(osEntry.title)} on ${escapeMarkdown(entry.title)}**`];
};

function lookUpArchitecture(name: string, { platforms }: Catalogue) {
  return platforms.lookUpArchitecture(platforms.architectureMeantBy(name)?.architecture ?? name);
}

function explainAlias(name: string, meant: string | undefined): string[] {
  if (meant === undefined) return [];
  return [`${quote(name)} is another name for ${quote(meant)}. Clients compare with ${quote(meant)}.`];
}

function explainEntry(
  entry: (Described & { readonly title: string }) | undefined,
  unknown: readonly string[],
): readonly string[] {
  if (entry === undefined) return unknown;
  const { title, description, claims } = entry;
  const isName = description === `${title}.`;
  return [
    `**${escapeMarkdown(title)}**`,
    ...[describe(isName ? { claims } : entry)].filter((text) => text !== ''),
  ];
}
