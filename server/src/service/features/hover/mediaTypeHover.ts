import { isMediaType } from '#schemas/values/mediaType';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { type MediaTypeEntry, type MediaTypeRole } from '#schemas/catalogue/mediaTypes';
import { escapeMarkdown, link, quote } from './markdown';
import { explainStatus } from './statusOfEntry';

const roleNames: Readonly<Record<MediaTypeRole, string>> = {
  manifest: 'manifest',
  index: 'image index',
  config: 'config',
  layer: 'layer',
  artifactType: 'artifact type',
  blob: 'blob',
  header: 'layout file',
};

/** What a media type is, whose it is and what to use instead; an unknown one is taken apart. */
export function explainMediaType(type: string, catalogue: Catalogue): string[] {
  const entry = catalogue.mediaType(type);
  return entry === undefined ? explainUnknownType(type) : explainKnownType(entry, catalogue);
}

function explainKnownType(entry: MediaTypeEntry, catalogue: Catalogue): string[] {
  const roles = entry.roles.map((role) => roleNames[role]).join(', ');
  const lines = [
    `**${escapeMarkdown(entry.title)}** · ${escapeMarkdown(entry.owner)} · ${roles}`,
    escapeMarkdown(entry.description),
  ];
  if (entry.roles.includes('layer')) {
    lines.push(
      catalogue.isRootfsLayer(entry.type)
        ? 'Runtimes unpack it into the root filesystem.'
        : 'It is no layer of a root filesystem: containerd does not unpack it.',
    );
  }
  if (entry.status !== 'current') {
    const title = entry.replacement === undefined ? undefined : catalogue.mediaType(entry.replacement)?.title;
    lines.push(explainStatus(entry.status, entry.replacement, title));
  }
  lines.push(link('Where it is defined', entry.link));
  return lines;
}

const trees: Readonly<Record<string, string>> = {
  vnd: 'the vendor tree: it belongs to a company or project',
  prs: 'the personal tree: it belongs to one person',
  x: 'the unregistered tree, for private use',
};

const suffixes: Readonly<Record<string, string>> = {
  json: 'JSON',
  yaml: 'YAML',
  xml: 'XML',
  zip: 'a ZIP archive',
  gzip: 'compressed with gzip',
  zstd: 'compressed with zstd',
  wasm: 'WebAssembly',
  cbor: 'CBOR',
  encrypted: 'encrypted with ocicrypt',
};

/** Takes a type apart as RFC 6838 builds it: top level, tree, name and suffixes. */
function explainUnknownType(type: string): string[] {
  if (!isMediaType(type)) {
    return [
      `${quote(type)} is no media type: RFC 6838 wants \`type/subtype\`, without spaces and parameters.`,
    ];
  }
  const [top = '', subtype = ''] = type.split('/');
  const [name = '', ...endings] = subtype.split('+');
  const facets = name.split('.');
  const tree = facets.length > 1 ? trees[facets[0]!] : undefined;
  const parts = [`- ${quote(top)}: the top-level type`];
  if (tree === undefined) parts.push(`- ${quote(name)}: the name, in the standards tree`);
  else {
    parts.push(`- ${quote(facets[0]!)}: ${tree}`, `- ${quote(facets.slice(1).join('.'))}: the name`);
  }
  for (const ending of endings) {
    const meaning = suffixes[ending];
    parts.push(`- ${quote(`+${ending}`)}: ${meaning ?? 'a suffix that is not registered'}`);
  }
  return [
    'A media type that is not in the catalogue. That is fine for content of your own.',
    parts.join('\n'),
  ];
}
