/*
 * What programs get from `import { createLanguageService } from 'oci-manifest/language-service'`: what the language server
 * answers, without the protocol. Nothing here uses files, processes, or the network. The declarations name types of the
 * protocol and nothing else, so that what is behind them may change.
 */

import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { evidenceTitle, evidenceUrl } from '#schemas/catalogue/evidenceLinks';
import {
  conditionText,
  createLanguageService as createService,
  defaultSettings,
  parseUri,
  readEditorSettings,
  readProject,
  resolveSettings,
  type ConsumerOutcome as FoundOutcome,
  type ParsedDocument,
  type Settings as ResolvedSettings,
} from '#service';
import { checkedOptions, checkedPosition, checkedRange, checkedText } from './given';

export { TextDocument };

/** The settings that apply to one document, read by `readSettings`. */
export interface Settings {
  /** False if they switch everything off. */
  readonly enable: boolean;
}

/** Where the settings of a document come from. */
export interface SettingsSources {
  /**
   * Settings as in VS Code, without the prefix `ociManifest.`, such as `{ specification: '1.1' }`. Settings that cannot be
   * read have no effect.
   */
  readonly editor?: Readonly<Record<string, unknown>>;
  /** The project file that applies to the document. */
  readonly project?: {
    /** The URI of the folder that the project file is in, such as `file:///home/me/project/`. */
    readonly folder: string;
    /** The text of the project file, `.oci-manifest.json`. What is wrong in it has no effect. */
    readonly text: string;
  };
}

/** The options of a language service. */
export interface LanguageServiceOptions {
  /** The clock for times that completion proposes. By default, that of the computer. */
  readonly now?: () => Date;
}

/** What a client can do with completions. All of them are false by default. */
export interface CompletionOptions {
  /** It supports snippets with tab stops. */
  readonly snippets?: boolean;
  /** It inserts text as it is. Otherwise, it is expected to indent further lines like the first. */
  readonly insertsAsIs?: boolean;
  /** It shows a few words beside each label. */
  readonly labelDetails?: boolean;
  /** It marks completions that are deprecated. */
  readonly tags?: boolean;
  /** It calls `resolveCompletion` for the documentation of an item. Otherwise, all items have theirs. */
  readonly resolvesDocumentation?: boolean;
}

/** A text after fixes. */
export interface FixedText {
  readonly text: string;
  /** How many fixes were applied; 0 if the text is the same. */
  readonly count: number;
}

/** The descriptor of the exact text of a document. */
export interface DocumentDescriptor {
  readonly mediaType: string;
  /** `sha256:` and 64 digits. */
  readonly digest: string;
  /** In bytes of the text in UTF-8. */
  readonly size: number;
}

/** The annotation key that would be renamed. */
export interface RenameTarget {
  readonly range: Range;
  /** The key as it is now. */
  readonly placeholder: string;
}

/** Says why something cannot be done. */
export interface Refusal {
  /** The reason, as a sentence. */
  readonly refused: string;
}

/** What a registry, runtime, or client does with a document. */
export interface ConsumerAnswer {
  /** The ID of the consumer, such as `containerd`. */
  readonly id: string;
  readonly name: string;
  /** The version that the answer is about; undefined for services without versions. */
  readonly version: string | undefined;
  readonly operations: readonly ConsumerOperation[];
}

/** The outcome of one operation with a document. */
export interface ConsumerOperation {
  readonly operation: 'push' | 'copy' | 'import' | 'pull' | 'run' | 'mount' | 'extract' | 'show';
  /** The outcomes that depend on a condition that the document leaves open. The first condition that is met decides. */
  readonly conditional: readonly ConditionalOutcome[];
  /** The outcome otherwise; undefined if nothing is known. */
  readonly otherwise: ConsumerOutcome | undefined;
}

/** An outcome, and the reason for it. */
export interface ConsumerOutcome {
  readonly outcome: 'takes' | 'unpacks' | 'ignores' | 'fails' | 'refuses';
  /** The ID of the behavior that decides, such as `containerd/unknown-config`. docs/consumers.md has its evidence. */
  readonly behavior: string;
  /** What the consumer does, as one or two sentences. */
  readonly reason: string;
  /** The error that it prints, with `…` for what depends on the document; undefined if none is known. */
  readonly error: string | undefined;
  /** The evidence: places in source code or documentation, or runs of the consumer. */
  readonly evidence: readonly ConsumerEvidence[];
}

/** An outcome that depends on a condition. */
export interface ConditionalOutcome extends ConsumerOutcome {
  /** The condition, in words that follow “if”. */
  readonly condition: string;
}

/** Evidence of how a consumer behaves. */
export interface ConsumerEvidence {
  /** The place or run, with its month, such as `opencontainers/umoci oci/cas/cas.go:43 at v0.6.0 (2025-10)`. */
  readonly title: string;
  /** Its page; undefined for a run of the consumer. */
  readonly url: string | undefined;
}

/**
 * The language service. Lines and characters of positions count from 0, and characters are UTF-16 code units. If a text is
 * not an OCI document, or settings switch everything off, the results are empty. No function throws because of what a text
 * says. Each version of a document is parsed once, so `version` must change with the text.
 */
export interface LanguageService {
  /**
   * Says what a document is.
   * @returns the kind, such as `image-manifest`; undefined if the text is not an OCI document
   * @see docs/kinds.md: media types and properties, from the OCI image specification, media-types.md
   */
  kindOf(document: TextDocument, settings?: Settings): string | undefined;
  /**
   * Finds what is wrong with a document.
   * @returns diagnostics of the protocol, including those for JSON syntax. The code is the ID of the rule.
   * @see docs/rules: the page of each rule names the section of the specification
   */
  diagnostics(document: TextDocument, settings?: Settings): Diagnostic[];
  /**
   * Lists the quick fixes for a range, with their edits.
   * @throws TypeError if the range does not consist of whole numbers from 0
   * @see docs/rules: “How to fix it” on the page of each rule
   */
  codeActions(document: TextDocument, range: Range, settings?: Settings): CodeAction[];
  /**
   * Applies all fixes whose result is certain. Indentation, line endings, and everything that no fix changes stay the same.
   * @see docs/rules: “How to fix it” on the page of each rule
   */
  fixAll(document: TextDocument, settings?: Settings): FixedText;
  /**
   * Lists the refactorings for the place where a range begins. Those that cannot be done there are disabled, with a reason.
   * @throws TypeError if the range does not consist of whole numbers from 0
   * @see docs/editor.md
   */
  refactorings(document: TextDocument, range: Range, settings?: Settings): CodeAction[];
  /**
   * Explains the value or property at a position.
   * @throws TypeError if the position does not consist of whole numbers from 0
   * @returns null if there is nothing to explain
   * @see the OCI image specification, to whose sections the text links, and docs/consumers.md
   */
  hover(document: TextDocument, position: Position, settings?: Settings): Hover | null;
  /**
   * Lists what can be written at a position, the likeliest first.
   * @throws TypeError if the position does not consist of whole numbers from 0
   * @returns null if nothing can be written there
   * @see the JSON Schemas and the catalogue of media types, annotations, and platforms, whose entries link to their source
   */
  completion(
    document: TextDocument,
    position: Position,
    options?: CompletionOptions,
    settings?: Settings,
  ): CompletionList | null;
  /**
   * Adds the documentation to an item of `completion`.
   * @see the source that the documentation links to
   */
  resolveCompletion(item: CompletionItem, settings?: Settings): CompletionItem;
  /**
   * Lists links on the web, such as download URLs.
   * @see the OCI image specification, descriptor.md (`urls`) and annotations.md
   */
  documentLinks(document: TextDocument, settings?: Settings): DocumentLink[];
  /**
   * Lists the parts of a document by name: layers, platforms, and others.
   * @see the OCI image specification, manifest.md, image-index.md, and config.md
   */
  symbols(document: TextDocument, settings?: Settings): DocumentSymbol[];
  /**
   * Lists what an editor can show beside values in a range: sizes in KiB, MiB, and GiB, numbers of layers, and usual names of
   * platforms.
   * @throws TypeError if the range does not consist of whole numbers from 0
   * @see docs/editor.md; names of platforms are those of Go, `GOOS` and `GOARCH`
   */
  inlayHints(document: TextDocument, range: Range, settings?: Settings): InlayHint[];
  /**
   * Lists where the digest at a position is mentioned in the document.
   * @throws TypeError if the position does not consist of whole numbers from 0
   * @returns an empty list if there is no digest
   * @see the OCI image specification, descriptor.md, “Digests”
   */
  references(document: TextDocument, position: Position, settings?: Settings): Location[];
  /**
   * Finds the annotation key at a position.
   * @throws TypeError if the position does not consist of whole numbers from 0
   * @returns the key, or why there is none that can be renamed; null if the text is not an OCI document
   * @see the OCI image specification, annotations.md
   */
  prepareRename(
    document: TextDocument,
    position: Position,
    settings?: Settings,
  ): RenameTarget | Refusal | null;
  /**
   * Renames the annotation key at a position everywhere in the document.
   * @throws TypeError if the position does not consist of whole numbers from 0, or the name is not a string
   * @returns the edit, or why the key cannot have that name; null if the text is not an OCI document
   * @see the OCI image specification, annotations.md
   */
  rename(
    document: TextDocument,
    position: Position,
    newName: string,
    settings?: Settings,
  ): WorkspaceEdit | Refusal | null;
  /**
   * Says in a few words what a document is, for example `Image · linux/amd64 · 3 layers · 119.6 KiB`.
   * @returns undefined if the text is not an OCI document
   * @see docs/kinds.md
   */
  summary(document: TextDocument, settings?: Settings): string | undefined;
  /**
   * Explains a document as a page of Markdown.
   * @returns the page; undefined if the text is not an OCI document
   * @see docs/consumers.md, and the OCI image specification, to whose sections the page links
   */
  explain(document: TextDocument, settings?: Settings): string | undefined;
  /**
   * Says what registries, runtimes, and clients do with a document.
   * @returns the consumers of the settings first; an empty list if the text is not an OCI document
   * @see docs/consumers.md: each answer has the URLs of its evidence
   */
  consumers(document: TextDocument, settings?: Settings): readonly ConsumerAnswer[];
  /**
   * Computes the descriptor of the text in UTF-8.
   * @returns undefined if no descriptor points to documents of this kind
   * @see the OCI image specification, descriptor.md
   */
  describe(document: TextDocument, settings?: Settings): DocumentDescriptor | undefined;
  /**
   * Formats the text with line breaks and indentation. The result has another digest.
   * @see RFC 8259, section 2: white space is insignificant
   */
  format(document: TextDocument, settings?: Settings): string;
}

/** What the settings that programs hold stand for. Nobody else can make any. */
const resolved = new WeakMap<Settings, ResolvedSettings>();

/**
 * Reads the settings of a document. The result can be used for all versions of the document.
 * @param uri the URI of the document. Globs in settings are compared with it.
 * @throws TypeError if the URI cannot be read, the project file has no folder and text, or the sources are not an object
 * @see docs/editor.md for settings of the editor, docs/project-configuration.md for the project file
 */
export function readSettings(uri: string, sources: SettingsSources = {}): Settings {
  const { editor = {}, project } = checkedOptions(sources);
  if (parseUri(checkedText(uri, 'The URI of a document')) === undefined)
    throw new TypeError(`The URI of a document cannot be read: ${uri}`);
  const chosen = readEditorSettings(editor).settings;
  const inside = resolveSettings(uri, chosen, project === undefined ? undefined : projectOf(project));
  const settings: Settings = Object.freeze({ enable: inside.enable });
  resolved.set(settings, inside);
  return settings;
}

function projectOf(project: NonNullable<SettingsSources['project']>): ReturnType<typeof readProject> {
  const { folder, text } = checkedOptions(project);
  if (parseUri(checkedText(folder, 'The folder of a project')) === undefined)
    throw new TypeError(`The URI of the folder of a project cannot be read: ${folder}`);
  return readProject(folder.endsWith('/') ? folder : `${folder}/`, checkedText(text, 'The project file'));
}

function insideOf(settings: Settings | undefined): ResolvedSettings {
  if (settings === undefined) return defaultSettings;
  const inside = resolved.get(settings);
  if (inside === undefined) throw new TypeError('The settings must be those that readSettings returns.');
  return inside;
}

function outcomeOf({ outcome, behavior, reason, error, evidence }: FoundOutcome): ConsumerOutcome {
  return {
    outcome,
    behavior,
    reason,
    error,
    evidence: evidence.map((each) => ({ title: evidenceTitle(each), url: evidenceUrl(each) })),
  };
}

/**
 * Creates a language service. It keeps what it has parsed only as long as the program keeps the document.
 * @throws TypeError if the options are not an object; its functions throw it if `settings` are not from `readSettings`
 * @see the Language Server Protocol 3.18, whose types the functions use
 */
export function createLanguageService(options: LanguageServiceOptions = {}): LanguageService {
  // A rule that fails has no findings: a text that nobody has foreseen costs the caller nothing else.
  const service = createService({ ...checkedOptions(options), onRuleFailure: () => undefined });

  /** An answer about a document as it is now. */
  const about = <Answer>(
    document: TextDocument,
    settings: Settings | undefined,
    answer: (parsed: ParsedDocument, inside: ResolvedSettings) => Answer,
  ): Answer => {
    const inside = insideOf(settings);
    return answer(service.parse(document, inside), inside);
  };

  return Object.freeze<LanguageService>({
    kindOf: (document, settings) => about(document, settings, ({ detection }) => detection?.kind),
    diagnostics: (document, settings) =>
      about(document, settings, (parsed, inside) => service.diagnostics(parsed, inside)),
    codeActions: (document, range, settings) =>
      about(document, settings, (parsed, inside) =>
        service.codeActions(parsed, inside, checkedRange(range), []),
      ),
    fixAll(document, settings) {
      const { text, count } = service.fixAll(document, insideOf(settings));
      return { text, count };
    },
    refactorings: (document, range, settings) =>
      about(document, settings, (parsed, inside) =>
        service.refactorings(parsed, inside, checkedRange(range)),
      ),
    hover: (document, position, settings) =>
      about(document, settings, (parsed, inside) => service.hover(parsed, inside, checkedPosition(position))),
    completion: (document, position, can = {}, settings) =>
      service.completion(document, insideOf(settings), checkedPosition(position), {
        snippets: can.snippets === true,
        insertsAsIs: can.insertsAsIs === true,
        labelDetails: can.labelDetails === true,
        tags: can.tags === true,
        resolvesDocumentation: can.resolvesDocumentation === true,
      }),
    resolveCompletion: (item, settings) => service.resolveCompletion(insideOf(settings), item),
    documentLinks: (document, settings) =>
      about(document, settings, (parsed, inside) => service.documentLinks(parsed, inside)),
    symbols: (document, settings) =>
      about(document, settings, (parsed, inside) => service.symbols(parsed, inside)),
    inlayHints: (document, range, settings) =>
      about(document, settings, (parsed, inside) => service.inlayHints(parsed, inside, checkedRange(range))),
    references: (document, position, settings) =>
      about(document, settings, (parsed, inside) => {
        const digest = service.digestAt(parsed, inside, checkedPosition(position));
        return digest === undefined ? [] : service.mentions(parsed, inside, digest, true);
      }),
    prepareRename: (document, position, settings) =>
      about(document, settings, (parsed, inside) =>
        service.prepareRename(parsed, inside, checkedPosition(position)),
      ),
    rename: (document, position, newName, settings) =>
      about(document, settings, (parsed, inside) =>
        service.rename(parsed, inside, checkedPosition(position), checkedText(newName, 'The new name')),
      ),
    summary: (document, settings) =>
      about(document, settings, (parsed, inside) => service.summary(parsed, inside)),
    explain: (document, settings) =>
      about(document, settings, (parsed, inside) => service.explain(parsed, inside)),
    consumers: (document, settings) =>
      about(document, settings, (parsed, inside) =>
        service.whoTakes(parsed, inside).map(({ consumer: { id, name }, version, operations }) => ({
          id,
          name,
          version,
          operations: operations.map(({ operation, conditional, otherwise }) => ({
            operation,
            conditional: conditional.map((each) => ({
              ...outcomeOf(each),
              condition: conditionText(each.dependsOn),
            })),
            otherwise: otherwise && outcomeOf(otherwise),
          })),
        })),
      ),
    describe: (document, settings) =>
      about(document, settings, (parsed, inside) => service.describe(parsed, inside)),
    format: (document, settings) => about(document, settings, (parsed) => service.format(parsed)),
  });
}
