/*
 * What programs get from `import { check } from 'oci-manifest'`. Nothing here uses files, processes, or the network. The
 * declarations stand alone, so that they say all of the interface and nothing of what is behind it.
 */

import { TextDocument } from 'vscode-languageserver-textdocument';
import { MarkupContent, TextEdit } from 'vscode-languageserver-types';
import { once } from '#schemas/once';
import { isPlainArray } from '#schemas/plainData';
import {
  createLanguageService,
  messageOf,
  planEdits,
  rangeOf,
  readEditorSettings,
  resolveSettings,
  rules as allRules,
  sectionNames,
  titleOf,
  writtenPlace,
  type OffsetEdit,
  type Settings,
} from '#service';
import { checkedOptions, checkedPosition, checkedText } from './given';

/** What a document is judged by. */
export interface Options {
  /**
   * The name of the file, such as `manifest.json`. It helps where the content does not identify the
   * kind, and is the title of the page of `explain`.
   */
  readonly fileName?: string;
  /**
   * Settings as in VS Code, without the prefix `ociManifest.`, such as `{ specification: '1.1' }`. Settings that cannot be
   * read have no effect.
   */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A place in a text. Both count from 0; `character` counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A mistake, or something that an author should know. */
export interface Finding {
  /** The ID of the rule, such as `size-zero`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  /** The JSON path as a project file writes it, such as `layers[0].size`; empty for the whole document. */
  readonly path: string;
  readonly start: Position;
  /** The place after the last character. */
  readonly end: Position;
  readonly fixes: readonly Fix[];
}

/** A fix that is offered. */
export interface Fix {
  readonly title: string;
  /** True if `fix` applies it: its result is certain, and the author loses nothing. */
  readonly automatic: boolean;
  /**
   * What applies it, computed when it is first read. There are no edits if the fix cannot be applied, for example because
   * there is text beside the place that cannot be read.
   */
  readonly edits: readonly Edit[];
}

/** A change of a text. Edits that are listed together are about the text before all of them, and do not overlap. */
export interface Edit {
  readonly start: Position;
  /** The place after the last character that is replaced; the same as `start` if nothing is replaced. */
  readonly end: Position;
  readonly text: string;
}

/** An explanation of a place in a document. */
export interface Hover {
  readonly markdown: string;
  /** The part of the text that is explained. */
  readonly start: Position;
  /** The place after the last character of that part. */
  readonly end: Position;
}

/** Something that can be written at a place. */
export interface Completion {
  readonly label: string;
  /** A few words about it. */
  readonly detail?: string;
  /** Its documentation, generated when it is first read. */
  readonly markdown: string;
  /** What an editor compares with the text that the first edit replaces, up to the place. */
  readonly filter: string;
  /** What inserts it. The first edit is the one at the place. */
  readonly edits: readonly Edit[];
}

/** A section of the page of `explain`. */
export type Section =
  'findings' | 'verdict' | 'consumers' | 'config' | 'properties' | 'contents' | 'annotations';

/** The result of `fix`. */
export interface Fixed {
  readonly text: string;
  /** How many fixes were applied; 0 if the text is the same. */
  readonly count: number;
}

/** A rule. */
export interface Rule {
  readonly id: string;
  readonly category: string;
  /** One sentence that states the problem. */
  readonly summary: string;
}

/** A rule that fails has no findings: a text that nobody has foreseen costs the caller nothing else. */
const service = createLanguageService({ onRuleFailure: () => undefined });

/** A text with the settings that apply, which the service parses and checks once. */
interface Reading {
  readonly source: TextDocument;
  readonly settings: Settings;
  /** The name of the file, and the settings as they were given. */
  readonly asked: string;
}

/** What was read last, because programs ask several things of one text. The garbage collector may drop it. */
let last: WeakRef<Reading> | undefined;

function read(text: string, options: Options): Reading {
  checkedText(text, 'The text of a document');
  const { fileName = 'document.json', settings = {} } = checkedOptions(options);
  checkedText(fileName, 'The option fileName');
  const uri = `file:///${encodeURIComponent(withoutHalves(fileName))}`;
  const chosen = readEditorSettings(settings).settings;
  const asked = JSON.stringify([uri, chosen]);
  const known = last?.deref();
  if (known?.asked === asked && known.source.getText() === text) return known;
  const source = TextDocument.create(uri, 'json', 0, text);
  const reading = { source, settings: resolveSettings(uri, chosen), asked };
  last = new WeakRef(reading);
  return reading;
}

/** The sections that a page can be limited to; nothing else would be a section of it. */
function checkedSections(sections: readonly Section[]): readonly Section[] {
  const isKnown = (section: Section): boolean => sectionNames.includes(section);
  if (!isPlainArray(sections) || !sections.every(isKnown))
    throw new TypeError(`The sections must be an array of these names: ${sectionNames.join(', ')}.`);
  return sections;
}

/** Half of a surrogate pair has no place in a URI. */
function withoutHalves(name: string): string {
  return name.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/**
 * Finds what is wrong with an OCI document.
 * @param text the JSON text; it need not be valid
 * @throws TypeError if the text or `fileName` is not a string, or the options are not an object
 * @returns the findings, in no particular order; none if the text is not an OCI document. Does not throw because of what the
 * text says.
 * @see docs/rules: the page of each rule names the section of the specification, and consumers with evidence
 */
export function check(text: string, options: Options = {}): readonly Finding[] {
  const { source, settings } = read(text, options);
  const document = service.parse(source, settings);
  return service.findings(document, settings).map((finding) => {
    // A document may have thousands of findings, and of most callers nobody asks for the edits.
    const automatic = once(() => service.automaticFix(document, finding));
    return {
      rule: finding.rule.id,
      severity: finding.severity,
      message: messageOf(finding),
      path: writtenPlace(finding),
      ...rangeOf(document, finding.at),
      fixes: finding.fixes.map((proposal) => {
        const edits = once(() =>
          (planEdits(document, proposal.operations) ?? []).map((edit) => editIn(source, edit)),
        );
        return {
          title: titleOf(finding, proposal),
          get automatic() {
            return automatic() === proposal;
          },
          get edits() {
            return edits();
          },
        };
      }),
    };
  });
}

function editIn(source: TextDocument, { offset, length, text }: OffsetEdit): Edit {
  return { start: source.positionAt(offset), end: source.positionAt(offset + length), text };
}

/**
 * Applies all fixes whose result is certain.
 * @param text the JSON text; indentation, line endings, and all bytes that no fix changes stay the same
 * @returns the text after the fixes, and their number
 * @throws TypeError as `check`
 * @see docs/rules: “How to fix it” on the page of each rule
 */
export function fix(text: string, options: Options = {}): Fixed {
  const { source, settings } = read(text, options);
  const { text: fixed, count } = service.fixAll(source, settings);
  return { text: fixed, count };
}

/**
 * Says what a document is.
 * @returns the kind, such as `image-manifest`; undefined if the text is not an OCI document
 * @throws TypeError as `check`
 * @see docs/kinds.md: media types and properties, from the OCI image specification, media-types.md
 */
export function kindOf(text: string, options: Options = {}): string | undefined {
  const { source, settings } = read(text, options);
  return service.parse(source, settings).detection?.kind;
}

/**
 * Explains a document: what it is, what is in it, and what registries, runtimes, and clients do with it.
 * @param sections the sections to which the page is limited, which then has no title; all by default
 * @throws TypeError as `check`, and if one of the sections is not known
 * @returns a page of Markdown; undefined if the text is not an OCI document
 * @see docs/consumers.md, and the OCI image specification, to whose sections the page links
 */
export function explain(
  text: string,
  options: Options = {},
  sections?: readonly Section[],
): string | undefined {
  const { source, settings } = read(text, options);
  const only = sections === undefined ? undefined : checkedSections(sections);
  return service.explain(service.parse(source, settings), settings, { sections: only });
}

/**
 * Explains the value or property at a place, as an editor does where the mouse points.
 * @throws TypeError as `check`, and if the position does not consist of whole numbers from 0
 * @returns undefined if there is nothing to explain, for example outside of the text
 * @see the OCI image specification, to whose sections the text links, and docs/consumers.md
 */
export function hover(text: string, position: Position, options: Options = {}): Hover | undefined {
  const { source, settings } = read(text, options);
  const found = service.hover(service.parse(source, settings), settings, checkedPosition(position));
  if (!MarkupContent.is(found?.contents) || found.range === undefined) return undefined;
  return { markdown: found.contents.value, ...found.range };
}

/** A program gets plain text, and writes it as it is. */
const capabilitiesOfPrograms = {
  snippets: false,
  insertsAsIs: true,
  labelDetails: false,
  tags: false,
  resolvesDocumentation: true,
};

/**
 * Lists what can be written at a place: properties, values, and whole documents, without placeholders.
 * @throws TypeError as `check`, and if the position does not consist of whole numbers from 0
 * @returns the likeliest first; empty where nothing can be written
 * @see the JSON Schemas and the catalogue of media types, annotations, and platforms, whose entries link to their source
 */
export function complete(text: string, position: Position, options: Options = {}): readonly Completion[] {
  const { source, settings } = read(text, options);
  const { items } = service.completion(
    source,
    settings,
    checkedPosition(position),
    capabilitiesOfPrograms,
  ) ?? {
    items: [],
  };
  return items.flatMap((item) => {
    const { label, detail, filterText, textEdit, additionalTextEdits = [] } = item;
    if (!TextEdit.is(textEdit)) return [];
    const edits = [textEdit, ...additionalTextEdits].map((edit) => ({ ...edit.range, text: edit.newText }));
    const markdown = once(() => {
      const { documentation } = service.resolveCompletion(settings, item);
      return MarkupContent.is(documentation) ? documentation.value : '';
    });
    return [
      {
        label,
        ...(detail !== undefined && { detail }),
        get markdown() {
          return markdown();
        },
        filter: filterText ?? label,
        edits,
      },
    ];
  });
}

/**
 * Lists all rules. The page of each is in the package.
 * @see docs/rules
 */
export function rules(): readonly Rule[] {
  return allRules.map(({ id, category, summary }) => ({ id, category, summary }));
}
