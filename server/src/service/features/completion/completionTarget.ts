import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { Kind } from '#schemas/kinds';
import { parseDocument, type Model, type ParsedDocument } from '#service/document/parsedDocument';
import type { JsonPath } from '#schemas/jsonPath';
import { valueAt } from '#service/document/shape';
import type { LayoutPlace } from '#service/layout/layout';
import type { Policy } from '#service/lint/policy';
import type { Cursor } from './cursor';
import { kindsInTheMaking } from './kindsInTheMaking';

/** What completion is asked for: the cursor, and the document around it as far as it is known. */
export interface CompletionTarget {
  readonly cursor: Cursor;
  readonly model: Model;
  /** The kind of the model; while the content does not decide also the others that it may become, the likeliest first. */
  readonly kinds: readonly Kind[];
  /** The whole document as plain data. */
  readonly value: unknown;
  readonly catalogue: Catalogue;
  readonly policy: Policy;
  /** The layout that the document is part of; undefined where none is known. */
  readonly layout: LayoutPlace | undefined;
  readonly now: () => Date;
}

/**
 * The document around the cursor. While something is being typed the text is seldom JSON; with a placeholder in the
 * gap it mostly is, so that kind, siblings and everything behind the cursor are known. Undefined for documents that
 * are not OCI documents.
 */
export function completionTargetAt(
  document: ParsedDocument,
  cursor: Cursor,
  {
    policy,
    layout,
    workspaceFolder,
    now,
  }: Pick<CompletionTarget, 'policy' | 'layout' | 'now'> & {
    /** The address of the workspace folder that the document is in; undefined where there is none. */
    readonly workspaceFolder: string | undefined;
  },
): CompletionTarget | undefined {
  const whole = document.syntax.problems.length === 0 ? document : withGapFilled(document, cursor);
  const decided = whole.model?.kind ?? document.model?.kind;
  const kinds = decided === undefined ? kindsInTheMaking(whole.uri, workspaceFolder, whole.value) : [decided];
  const [kind] = kinds;
  if (kind === undefined) return undefined;
  const { model, value } = whole.model?.kind === kind ? whole : parseDocument(whole.source, kind);
  return model === undefined
    ? undefined
    : { cursor, model, kinds, value, policy, layout, catalogue: policy.catalogue, now };
}

function withGapFilled(document: ParsedDocument, cursor: Cursor): ParsedDocument {
  const { text, uri, languageId, source, detection } = document;
  const { token, previous, next } = cursor;
  const before = cursor.slot !== 'value' && previous.kind === 'value' ? ',' : '';
  const after = next.kind === 'value' ? ',' : '';
  const filled = `${text.slice(0, token.start)}${before}${fillerFor(text, cursor)}${after}${text.slice(token.end)}`;
  const pin = detection?.by === 'pin' ? detection.kind : undefined;
  return parseDocument(TextDocument.create(uri, languageId, source.version, filled), pin);
}

function fillerFor(text: string, { slot, token, closed, next }: Cursor): string {
  const written = closed ? text.slice(token.start, token.end) : undefined;
  if (slot !== 'name') return written ?? 'null';
  return next.kind === 'colon' ? (written ?? '""') : '"": null';
}

/** What is beside `path` in the same object, by its name. */
export function siblingOf({ value }: CompletionTarget, path: JsonPath, name: string): unknown {
  return valueAt(value, [...path.slice(0, -1), name]);
}

/** Tells whether an artifact type is set, which no image should have. */
export function saysArtifact({ value }: CompletionTarget): boolean {
  return typeof valueAt(value, ['artifactType']) === 'string';
}
