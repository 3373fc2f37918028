import { isMediaType } from '#schemas/values/mediaType';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { type MediaTypeEntry, type MediaTypeRole } from '#schemas/catalogue/mediaTypes';
import { inSeries } from '#schemas/prose';
import { escapeMarkdown, quote } from '#schemas/markdown';
import { describe } from '#service/features/describe';
import type { Explanation } from './hoverTarget';
import { explainStatus } from './entryStatus';

const roleNames: Readonly<Record<MediaTypeRole, string>> = {
  manifest: 'manifest',
  index: 'image index',
  config: 'config',
  layer: 'layer',
  artifactType: 'artifact type',
  blob: 'blob',
  header: 'layout file',
};

/**
 * What a media type is, whose it is and what to use instead; an unknown one is taken apart.
 * @param isReported whether a finding says what is wrong with it
 * @param hasRootfs whether layers of the document may be files of a root filesystem
 */
export function explainMediaType(
  type: string,
  catalogue: Catalogue,
  isReported: boolean,
  hasRootfs = true,
): Explanation {
  const entry = catalogue.mediaType(type);
  if (entry !== undefined)
    return { facts: explainKnownType(entry, catalogue, isReported, hasRootfs), sources: [entry.link] };
  return { facts: isReported && !isMediaType(type) ? [] : explainUnknownType(type) };
}

function explainKnownType(
  entry: MediaTypeEntry,
  catalogue: Catalogue,
  isReported: boolean,
  hasRootfs: boolean,
): string[] {
  const roles = inSeries(entry.roles.map((role) => roleNames[role]));
  const lines = [
    `**${escapeMarkdown(entry.title)}** · ${escapeMarkdown(entry.owner)} · ${roles}`,
    describe(entry),
  ];
  if (entry.status !== 'current' && !isReported) {
    const title = entry.replacement === undefined ? undefined : catalogue.mediaType(entry.replacement)?.title;
    const advice = entry.instead === undefined ? [] : [escapeMarkdown(entry.instead)];
    lines.push([explainStatus(entry.status, entry.replacement, title), ...advice].join(' '));
  }
  if (entry.roles.includes('layer') && hasRootfs) lines.push(usedAsLayer(entry, catalogue));
  return lines;
}

/** Whether a layer of a known type is part of the root filesystem, and what that means for consumers. */
function usedAsLayer({ type, rootfs }: MediaTypeEntry, catalogue: Catalogue): string {
  if (rootfs === true) {
    const runtimes = type.endsWith('+encrypted') ? 'Runtimes that can decrypt it' : 'Runtimes';
    return `${runtimes} unpack it into the root filesystem.`;
  }
  return describe({
    description: catalogue.isRootfsLayer(type)
      ? 'This type stands for a layer of the root filesystem.'
      : 'This type does not stand for a layer of the root filesystem.',
    claims: ['containerd/counts-known-layers'],
  });
}

const trees: Readonly<Record<string, string>> = {
  vnd: 'the vendor tree, for types of companies and projects',
  prs: 'the personal tree, for types of individual people',
  x: 'the unregistered tree, for private use',
};

const suffixes: Readonly<Record<string, string>> = {
  json: 'JSON',
  yaml: 'YAML',
  xml: 'XML',
  zip: 'a ZIP archive',
  gzip: 'compressed with gzip',
  zstd: 'compressed with zstd',
  wasm: 'Wasm',
  cbor: 'CBOR',
  encrypted: 'encrypted with ocicrypt',
};

/** Takes a type apart as RFC 6838 builds it: top level, tree, name and suffixes. */
function explainUnknownType(type: string): string[] {
  if (!isMediaType(type)) {
    return [
      `${quote(type)} is not a media type. RFC 6838 requires \`type/subtype\` without spaces or parameters.`,
    ];
  }
  const [top = '', subtype = ''] = type.split('/');
  const [name = '', ...endings] = subtype.split('+');
  const [facet = '', ...others] = name.split('.');
  const tree = others.length > 0 ? trees[facet] : undefined;
  const parts = [`- ${quote(top)}: the top-level type`];
  if (tree === undefined) parts.push(`- ${quote(name)}: the name, in the standards tree`);
  else {
    parts.push(`- ${quote(facet)}: ${tree}`, `- ${quote(others.join('.'))}: the name`);
  }
  for (const ending of endings) {
    const meaning = suffixes[ending];
    parts.push(`- ${quote(`+${ending}`)}: ${meaning ?? 'an unregistered suffix'}`);
  }
  return ['This media type is unknown. That is fine if it is your own.', parts.join('\n')];
}
