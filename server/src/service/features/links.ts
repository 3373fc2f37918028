import type { DocumentLink, Range } from 'vscode-languageserver-types';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { JsonPath } from '#schemas/jsonPath';
import { findValue } from '#service/document/locate';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import type { SyntaxNode } from '#service/document/syntaxNode';
import { knownAnnotation } from '#service/oci/annotationKeys';
import { commandUri } from './hover/markdown';
import { layersOfDiffIds } from './layersOfDiffIds';
import { imagePage } from './imagePages';
import type { Surroundings } from '#service/lint/context';
import { binaryBlob, fileOfDigest } from './fileOfDigest';

/** Where a link leads, and what it does. */
interface LinkTarget {
  readonly target: string;
  /** VS Code shows it as Markdown with icons, so that no text of others may be in it. */
  readonly tooltip: string;
}

/**
 * The links of a document: download URLs, annotations that hold a URL or name an image, and the digests of blobs in the
 * image layout, also by the diff IDs of layers, or of files beside a document elsewhere. Links to the web are `http` or
 * `https`.
 * @param revealCommand the client’s command that reveals a file that is no text in its folder; without it, such files are
 * opened as others are
 */
export function documentLinks(
  document: ParsedDocument,
  catalogue: Catalogue,
  surroundings: Surroundings,
  revealCommand: string | undefined,
): DocumentLink[] {
  const { model, syntax } = document;
  if (model === undefined) return [];
  const links: DocumentLink[] = [];
  for (const { path, leadsTo } of linkSources(model, catalogue, surroundings, revealCommand)) {
    const node = findValue(syntax.root, path);
    if (node?.type !== 'string') continue;
    const found = leadsTo(String(node.value));
    if (found !== undefined) links.push({ range: textRange(document, node), ...found });
  }
  return links;
}

/** A string that may be a link. */
interface LinkSource {
  readonly path: JsonPath;
  readonly leadsTo: (text: string) => LinkTarget | undefined;
}

function* linkSources(
  model: Model,
  catalogue: Catalogue,
  surroundings: Surroundings,
  revealCommand: string | undefined,
): Iterable<LinkSource> {
  const fileTarget = (digest: string): LinkTarget | undefined => {
    const file = fileOfDigest(surroundings, digest);
    if (file === undefined) return undefined;
    if (revealCommand !== undefined && binaryBlob(surroundings, digest) !== undefined)
      return {
        target: commandUri(revealCommand, file.uri),
        tooltip: 'Show this file in the Explorer',
      };
    const tooltip = file.path === undefined ? 'Open the file beside this document' : `Open ${file.path}`;
    return { target: file.uri, tooltip };
  };
  for (const [index, layer] of layersOfDiffIds(model, surroundings.layout, catalogue).entries()) {
    if (layer !== undefined) yield { path: ['rootfs', 'diff_ids', index], leadsTo: () => fileTarget(layer) };
  }
  for (const { path, value } of model.descriptors) {
    if (value.digest !== undefined) yield { path: [...path, 'digest'], leadsTo: fileTarget };
    for (const index of (value.urls ?? []).keys())
      yield { path: [...path, 'urls', index], leadsTo: downloadTarget };
  }
  for (const { path, place, value } of model.annotations) {
    for (const key of Object.keys(value)) {
      const entry = knownAnnotation(key, place, catalogue);
      if (entry?.value === 'url') yield { path: [...path, key], leadsTo: pageTarget };
      if (entry?.value === 'reference') yield { path: [...path, key], leadsTo: imageTarget };
    }
  }
}

function webTarget(text: string, tooltip: string): LinkTarget | undefined {
  return /^https?:\/\/[^/?#\s]\S*$/i.test(text) && URL.canParse(text) ? { target: text, tooltip } : undefined;
}

function pageTarget(text: string): LinkTarget | undefined {
  return webTarget(text, 'Open this URL');
}

function downloadTarget(text: string): LinkTarget | undefined {
  return webTarget(text, 'Download the content from this URL');
}

function imageTarget(text: string): LinkTarget | undefined {
  const page = imagePage(text);
  return page === undefined ? undefined : { target: page.url, tooltip: page.tooltip };
}

/** The range of a string without its quotes. */
function textRange({ source }: ParsedDocument, { offset, length }: SyntaxNode): Range {
  return { start: source.positionAt(offset + 1), end: source.positionAt(offset + length - 1) };
}
