import type { DocumentLink, Range } from 'vscode-languageserver-types';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { JsonPath } from '#schemas/jsonPath';
import { findValue } from '#service/document/locate';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import type { SyntaxNode } from '#service/document/syntaxNode';
import { knownAnnotation } from '#service/oci/annotationKeys';
import { imagePage } from './imagePages';
import type { Surroundings } from '#service/lint/context';
import { fileOfDigest } from './fileOfDigest';

/** Where a link leads, and what it does. */
interface LinkTarget {
  readonly target: string;
  /** VS Code shows it as Markdown with icons, so that no text of others may be in it. */
  readonly tooltip: string;
}

/**
 * The links of a document: download URLs, annotations that hold a URL or name an image, and the digests of blobs in the
 * image layout, or of files beside a document elsewhere. Links to the web are `http` or `https`.
 */
export function documentLinks(
  document: ParsedDocument,
  catalogue: Catalogue,
  surroundings: Surroundings,
): DocumentLink[] {
  const { model, syntax } = document;
  if (model === undefined) return [];
  const links: DocumentLink[] = [];
  for (const { path, leadsTo } of linkSources(model, catalogue, surroundings)) {
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

function* linkSources(model: Model, catalogue: Catalogue, surroundings: Surroundings): Iterable<LinkSource> {
  const fileTarget = (digest: string): LinkTarget | undefined => {
    const file = fileOfDigest(surroundings, digest);
    if (file === undefined) return undefined;
    const tooltip = file.path === undefined ? 'Open the file beside this document' : `Open ${file.path}`;
    return { target: file.uri, tooltip };
  };
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
