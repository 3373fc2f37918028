import type { Position } from 'vscode-languageserver-types';
import type { JsonPath } from '#schemas/jsonPath';
import type { ParsedDocument } from '#service/document/parsedDocument';
import type { Finding } from '#service/lint/finding';
import { rangeOf } from '#service/lint/range';
import type { Rule, Target } from '#service/lint/rule';
import { commandLink, link } from './hover/markdown';
import type { LayoutPlace } from '#service/layout/layout';
import { layoutBlob } from './layoutBlobs';

/** The client’s commands that links of a page run. Without a command, what would lead somewhere is text. */
export interface PageCommands {
  /** Opens a document: its arguments are the URI and, for a place in it, the zero-based line and UTF-16 code unit. */
  readonly openPlace?: string | undefined;
  /** Opens the page of a rule, whose id is the argument. */
  readonly explainRule?: string | undefined;
}

/** Where the project file accepts a finding; undefined where it does not, or where there is none. */
export type AcceptanceOf = (
  finding: Finding,
) => { readonly uri: string; readonly position: Position } | undefined;

/** What the page that explains a document leads to. */
export class PageLinks {
  readonly #document: ParsedDocument;
  readonly #commands: PageCommands;
  readonly #layout: LayoutPlace | undefined;
  readonly #acceptanceOf: AcceptanceOf;

  /** @param layout the layout that the document is part of */
  constructor(
    document: ParsedDocument,
    commands: PageCommands,
    layout: LayoutPlace | undefined,
    acceptanceOf: AcceptanceOf,
  ) {
    this.#acceptanceOf = acceptanceOf;
    this.#document = document;
    this.#commands = commands;
    this.#layout = layout;
  }

  /** The zero-based line of a target. */
  lineOf(target: Target): number {
    return rangeOf(this.#document, target).start.line;
  }

  /** The number of the line of a target, which leads there: `line 12`. */
  toLine(target: Target): string {
    const { start } = rangeOf(this.#document, target);
    return this.#toPosition(`line ${start.line + 1}`, () => start);
  }

  /** The entry of the project file that accepts a finding, which leads there; undefined without a link. */
  toAcceptance(finding: Finding): string | undefined {
    const { openPlace } = this.#commands;
    const entry = openPlace === undefined ? undefined : this.#acceptanceOf(finding);
    if (openPlace === undefined || entry === undefined) return undefined;
    const { line, character } = entry.position;
    return commandLink(
      `accepted in line ${line + 1} of the project file`,
      openPlace,
      entry.uri,
      line,
      character,
    );
  }

  /** A title in Markdown that leads to a place of the document. */
  toPath(title: string, path: JsonPath): string {
    return this.#toPosition(title, () => rangeOf(this.#document, { path }).start);
  }

  /** A title in Markdown that leads to the blob of a digest, where the layout has it. */
  toBlob(title: string, digest: string): string {
    const { openPlace } = this.#commands;
    const blob = openPlace === undefined ? undefined : layoutBlob(this.#layout, digest);
    return openPlace === undefined || blob === undefined ? title : commandLink(title, openPlace, blob.uri);
  }

  /** The name of a rule, which leads to its page or else to its source. */
  toRule({ id, source }: Rule): string {
    const { explainRule } = this.#commands;
    return explainRule === undefined ? link(id, source ?? '') : commandLink(id, explainRule, id);
  }

  #toPosition(title: string, find: () => Position): string {
    const { openPlace } = this.#commands;
    if (openPlace === undefined) return title;
    const { line, character } = find();
    return commandLink(title, openPlace, this.#document.address, line, character);
  }
}
