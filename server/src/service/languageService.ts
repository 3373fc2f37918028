import {
  CodeActionKind,
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  type CompletionList,
  type Diagnostic,
  type DocumentLink,
  type DocumentSymbol,
  type Hover,
  type InlayHint,
  type Location,
  type Position,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { parseDocument, type Origin, type KindPin, type ParsedDocument } from './document/parsedDocument';
import { indexFile, originIn, type Layout } from './layout/layout';
import { addressOf } from './document/uri';
import { fixAllAction, quickFixes, type CodeActionContext, resolveAction } from './features/codeActions';
import { copyDescriptorAction } from './features/copyDescriptorAction';
import { descriptorOf, type DocumentDescriptor } from './features/documentDescriptor';
import { documentLenses } from './features/codeLens';
import { completeAt, type CompletionCapabilities } from './features/completion/completion';
import { documentItem } from './features/completion/entryDocumentation';
import { computeDescriptorActions } from './features/computeDescriptorActions';
import { definitionAt } from './features/definition';
import { toDiagnostics } from './features/diagnostics';
import { explainDocument } from './features/explainDocument';
import {
  applyFixes,
  automaticFix,
  fixToApply,
  unchanged,
  type ChooseFix,
  type FixedText,
} from './features/fixAll';
import { hoverAt } from './features/hover/hover';
import { inlayHints } from './features/inlayHints';
import {
  descriptorTargetAt,
  insertDescriptor,
  layersOf,
  type DescribedFile,
} from './features/insertDescriptor';
import { formattedText } from './features/formattedText';
import type { LayoutGraph } from './features/layoutGraph/graph';
import { layoutGraph } from './features/layoutGraph/layoutGraph';
import { layoutProblems, type NodeProblems } from './features/layoutProblems';
import type { LayoutNode } from './features/layoutParts';
import { LayoutNames } from './features/layoutNames';
import { LayoutTree } from './features/layoutTree';
import { documentLinks } from './features/links';
import { PageLinks } from './features/pageLinks';
import type { PageSection } from './features/pageSections';
import { digestAt, mentionsOf } from './features/references';
import { refactoringActions } from './features/refactorings/refactorings';
import { prepareRename, rename, type Refusal, type RenameTarget } from './features/rename';
import type { SilencedFinding, Silencing } from './features/silenceActions';
import { summarizeIn } from './features/summaryInLayout';
import { entryActions, switchOnActions, unacceptActions } from './features/unsilenceActions';
import { documentSymbols } from './features/symbols';
import {
  checkName,
  planWantedRepair,
  type NameCheck,
  type WantedRepair,
  type WantedRepairPlan,
} from './features/wantedRepairs';
import { whoTakes, withConfig, type ConsumerQuestion, type GroupedVerdict } from './features/whoTakes';
import { projectEdit, workspaceEdit, type FileBefore } from './features/workspaceEdits';
import { writtenPlace, type Finding } from './lint/finding';
import type { FixProposal, Rule } from './lint/rule';
import { rules } from './rules/registry';
import { rulesFor, runRules, type RuleFailure } from './lint/runRules';
import { isBlob } from './oci/blobPath';
import { withoutIcons } from '#schemas/printable';
import { specificationLink } from '#schemas/specificationLinks';
import { acceptedAlike, type Accepted } from './settings/acceptances';
import { withoutLevel } from './settings/levelEntries';
import { changeProject } from './settings/projectText';
import type { Settings } from './settings/resolveSettings';
import {
  acceptedAt,
  entriesSwitchingOff,
  silencedIn,
  silencingEntry,
  switchedOffIn,
  unacceptedIn,
  uriOf,
  type AcceptedAt,
  type ProjectFile,
  type Silenced,
  type SwitchedOff,
} from './settings/silence';
import { levelsWithoutOff, switchedOnIn } from './settings/switchOn';

/** What comes of putting the descriptor of a file into a document. */
export interface InsertedDescriptor {
  /** Undefined where the text cannot be edited, and where the file cannot be at the place. */
  readonly edit: WorkspaceEdit | undefined;
  /** What speaks against the file, as a sentence; undefined for nothing. */
  readonly objection: string | undefined;
  /** What the document is in its layout, such as `manifest of "latest"`; undefined outside of layouts. */
  readonly documentName: string | undefined;
}

/** What a host tells the language service about itself. */
export interface LanguageServiceOptions {
  /** True when the host reports JSON syntax errors of files with the language id `json` itself, as VS Code does. */
  readonly hostReportsSyntax?: boolean;
  /** True when the host lists the parts of JSON documents in its outline itself, as VS Code does. */
  readonly hostReportsSymbols?: boolean;
  /** Under which URI the client shows the pages of `docs`, each below the version of the specification. */
  readonly pagesUri?: string | undefined;
  /** The client's command that opens a rule's page; without it no explanations are offered. */
  readonly explainCommand?: string | undefined;
  /** True when the client asks for the edit of a code action once the action is chosen. */
  readonly resolvesActionEdits?: boolean;
  /** True when an edit of the client can make, rename and delete files. */
  readonly changesFiles?: boolean;
  /** The client's command that repairs a layout, given by its address, in a way that is given as well. */
  readonly repairLayoutCommand?: string | undefined;
  /** The client's command that saves a project file; its arguments are the URI, and what was silenced or no longer is. */
  readonly saveDocumentCommand?: string | undefined;
  /** The kind of the actions that switch on rules again, by which the client asks for them. A quick fix by default. */
  readonly switchOnKind?: string | undefined;
  /** The client's command that copies the descriptor of the active document; it is offered where there is one. */
  readonly copyDescriptorCommand?: string | undefined;
  /** The client's command that computes the descriptor of a file; it is offered in descriptors. */
  readonly computeDescriptorCommand?: string | undefined;
  /**
   * The client's command that explains a document, and maybe a section of it; without it the lens above a document is but
   * a title, and hovers lead to no page.
   */
  readonly explainDocumentCommand?: string | undefined;
  /** The client's command that opens a document at a place; without it, explanations lead to no place. */
  readonly openPlaceCommand?: string | undefined;
  /** The client's command that reveals a file, given by its URI, in its folder; links to files that are no text run it. */
  readonly revealFileCommand?: string | undefined;
  /** The client's command that shows completions; it runs where one completion leaves another to be chosen. */
  readonly suggestCommand?: string | undefined;
  /** True when the client replaces tabs that inserted lines begin with by the indentation of its editor. */
  readonly convertsTabs?: boolean;
  /**
   * True when the client draws `$(name)` as an icon. VS Code does so in titles of lenses, the language status, labels of
   * completions, and the names of symbols in “Go to Symbol”; in messages, titles of actions, hints and the outline it
   * does not.
   */
  readonly rendersIcons?: boolean;
  /** The scheme of documents that show a file formatted, and whose query is the address of that file. */
  readonly formattedScheme?: string | undefined;
  /** The scheme of documents that are in archives, which nobody can change. */
  readonly archiveScheme?: string | undefined;
  /** The clock for times that completion proposes, and for the age of blobs. */
  readonly now?: () => Date;
  /** Told when a rule fails; the other rules' findings are kept. */
  readonly onRuleFailure?: (failure: RuleFailure) => void;
}

/** What an explanation is to be about. */
export interface ExplainOptions {
  readonly question?: ConsumerQuestion | undefined;
  /** The sections to which it is limited, without a title; the whole page when absent. */
  readonly sections?: readonly PageSection[] | undefined;
}

/** The language service: pure functions over parsed documents. Positions count UTF-16 code units. */
export interface LanguageService {
  /**
   * Parses a document, once for each version of it. Never throws.
   * @param pin the kind to take it for, overruling settings and detection
   */
  parse(document: TextDocument, settings: Settings, pin?: KindPin): ParsedDocument;
  /** All findings, those included that the host reports itself. */
  findings(document: ParsedDocument, settings: Settings): readonly Finding[];
  /** The findings that the project file accepts, which are not among the others. */
  accepted(document: ParsedDocument, settings: Settings): readonly Finding[];
  /** The diagnostics to show; none for documents that are no OCI documents. */
  diagnostics(document: ParsedDocument, settings: Settings): Diagnostic[];
  /**
   * The URI of a page about a rule, for the version of the specification that is set: the rule’s own page in clients that
   * show those, or else the section of the specification, if there is one.
   */
  rulePage(rule: Rule, settings: Settings): string | undefined;
  /**
   * The quick fixes for a range, and for the diagnostics that the client says it is about.
   * @param project the file in which findings can be silenced; without it that is not offered
   * @param current the text of another document as it is now, which may be open and changed
   */
  codeActions(
    document: ParsedDocument,
    settings: Settings,
    range: Range,
    diagnostics: readonly Diagnostic[],
    project?: ProjectFile,
    current?: (source: TextDocument) => TextDocument,
  ): CodeAction[];
  /**
   * The actions that take back what a project file silences: at the place of a finding that it accepts or whose rule it
   * switches off, although nothing is shown there, and at an entry of the project file itself.
   * @param project the project file as it is now
   */
  unsilenceActions(
    document: ParsedDocument,
    settings: Settings,
    range: Range,
    project?: ProjectFile,
  ): CodeAction[];
  /** The rules that the project file switches off for a document, and where; undefined for none. */
  switchedOff(document: ParsedDocument, settings: Settings): SwitchedOff | undefined;
  /** Where a project file silences a finding as `silenced` says; undefined where it does not. */
  silencingEntry(project: ProjectFile, silenced: SilencedFinding): AcceptedAt | undefined;
  /** Where the project file accepts a finding of a document; undefined where it does not. */
  acceptedAt(document: ParsedDocument, settings: Settings, finding: Finding): AcceptedAt | undefined;
  /**
   * An action that was offered without its edit, with it.
   * @param current the text of another document as it is now, which may be open and changed
   */
  resolveAction(
    document: ParsedDocument,
    settings: Settings,
    action: CodeAction,
    current?: (source: TextDocument) => TextDocument,
  ): CodeAction;
  /**
   * The action that fixes everything which needs no decision; undefined when there is nothing of the kind, and
   * for blobs of a layout, whose name is the digest of their content.
   */
  fixAllAction(document: ParsedDocument, settings: Settings): CodeAction | undefined;
  /** The fix of a finding that `fixAll` applies; undefined where it leaves the finding as it is. */
  automaticFix(document: ParsedDocument, finding: Finding): FixProposal | undefined;
  /** The refactorings for the place where a range begins, those included that are disabled with a reason. */
  refactorings(document: ParsedDocument, settings: Settings, range: Range): CodeAction[];
  /** The action that copies the document's descriptor; undefined where the client cannot, or there is none. */
  copyDescriptorAction(document: ParsedDocument, settings: Settings): CodeAction | undefined;
  /** The descriptor of the document's exact text; undefined for documents that no descriptor points to. */
  describe(document: ParsedDocument, settings: Settings): DocumentDescriptor | undefined;
  /**
   * The edit that puts the descriptor of a file at a position, or at the end of the layers, and what speaks against that;
   * undefined where no descriptor belongs.
   */
  insertDescriptor(
    document: ParsedDocument,
    settings: Settings,
    position: Position | undefined,
    file: DescribedFile,
  ): InsertedDescriptor | undefined;
  /** The document explained as a page of Markdown; undefined for documents that are no OCI documents. */
  explain(document: ParsedDocument, settings: Settings, options?: ExplainOptions): string | undefined;
  /** What consumers do with a document, those of the project first; empty for what is no OCI document. */
  whoTakes(
    document: ParsedDocument,
    settings: Settings,
    question?: ConsumerQuestion,
  ): readonly GroupedVerdict[];
  /** The address of the file that a document shows: that of the document, unless it shows a file formatted. */
  addressOf(uri: string): string;
  /** The tree of a layout, with what the project knows of media types. */
  layoutTree(layout: Layout, settings: Settings): LayoutTree;
  /** What an editor changes for a repair that somebody has asked for. */
  planWantedRepair(layout: Layout, settings: Settings, wanted: WantedRepair): WantedRepairPlan;
  /** What speaks against a name of an entry of the index. */
  checkName(layout: Layout, settings: Settings, entry: string, name: string): NameCheck;
  /** What is wrong with each node of one parent, by the nodes’ keys. */
  layoutProblems(
    layout: Layout,
    settings: Settings,
    parent: string | undefined,
    nodes: readonly LayoutNode[],
  ): ReadonlyMap<string, NodeProblems>;
  /**
   * The graph of a layout, with what is wrong with its parts; undefined where the part that is asked for is not there.
   * @param around the path that the graph is about, with what leads to it and what it leads to; the whole layout without it
   */
  layoutGraph(layout: Layout, settings: Settings, around?: string): LayoutGraph | undefined;
  /** The text of a document with line breaks and indentation. */
  format(document: ParsedDocument): string;
  /** The links of a document. */
  documentLinks(document: ParsedDocument, settings: Settings): DocumentLink[];
  /** What the digest at a position is about; null where nothing is known. */
  definition(document: ParsedDocument, settings: Settings, position: Position): Location | null;
  /** The digest at a position; undefined where there is none. */
  digestAt(document: ParsedDocument, settings: Settings, position: Position): string | undefined;
  /**
   * Where a digest is mentioned, in a document and in its layout, and the blob that has it.
   * @param current the text of another document as it is now, which may be open and changed
   */
  mentions(
    document: ParsedDocument,
    settings: Settings,
    digest: string,
    includeDeclaration: boolean,
    current?: (source: TextDocument) => TextDocument,
  ): Location[];
  /** The annotation key at a position that can be renamed, or why there is none; null for other documents. */
  prepareRename(
    document: ParsedDocument,
    settings: Settings,
    position: Position,
  ): RenameTarget | Refusal | null;
  /** The edit that gives an annotation key another name everywhere, or why it cannot have that name. */
  rename(
    document: ParsedDocument,
    settings: Settings,
    position: Position,
    newName: string,
  ): WorkspaceEdit | Refusal | null;
  /** What is to be said about the place under the pointer; null where there is nothing to say. */
  hover(document: ParsedDocument, settings: Settings, position: Position): Hover | null;
  /**
   * What can be written at a position of a live document, the likeliest first; null where there is nothing. Of long
   * documents only the surroundings are parsed.
   * @param pin the kind to take it for, overruling settings and detection
   */
  completion(
    document: TextDocument,
    settings: Settings,
    position: Position,
    capabilities: CompletionCapabilities,
    pin?: KindPin,
  ): CompletionList | null;
  /** An item of a completion that was offered without its documentation, with it. Needs no document. */
  resolveCompletion(settings: Settings, item: CompletionItem): CompletionItem;
  /** The text with everything fixed that needs no decision; blobs of a layout stay as they are. */
  fixAll(document: TextDocument, settings: Settings): FixedText;
  /** A few words on what a document is; undefined for documents that are no OCI documents. */
  summary(document: ParsedDocument, settings: Settings): string | undefined;
  /** The lens above a document that says what it is. */
  codeLenses(document: ParsedDocument, settings: Settings): CodeLens[];
  /** The hints within a range. */
  inlayHints(document: ParsedDocument, settings: Settings, range: Range): InlayHint[];
  /** The outline; empty where the host has one of its own, unless the user wants both. */
  symbols(document: ParsedDocument, settings: Settings): DocumentSymbol[];
}

/** Composes the language service. */
export function createLanguageService(options: LanguageServiceOptions = {}): LanguageService {
  const isInArchive = ({ uri }: ParsedDocument): boolean =>
    options.archiveScheme !== undefined && uri.startsWith(`${options.archiveScheme}:`);
  const isEditable = (document: ParsedDocument): boolean => isExact(document) && !isInArchive(document);
  const parsed = new WeakMap<TextDocument, Parsing>();
  const judged = new WeakMap<ParsedDocument, Judgment>();

  const parse: LanguageService['parse'] = (document, settings, pin = settings.kind) => {
    // The editor's document keeps its identity while its text changes, so the version must agree as well.
    const { version } = document;
    const { namedKind, describedAs } = settings.layout === undefined ? noOrigin : originIn(settings.layout);
    const cached = parsed.get(document);
    if (cached?.version === version && cached.pin === pin && cached.describedAs === describedAs)
      return cached.document;
    const address = addressOf(document.uri, options.formattedScheme);
    const fresh = parseDocument(document, pin, { address, namedKind, describedAs }, cached?.document);
    parsed.set(document, { version, pin, describedAs, document: fresh });
    return fresh;
  };

  const judge = (document: ParsedDocument, settings: Settings): Judgment => {
    const cached = judged.get(document);
    if (cached?.settings === settings) return cached;
    const all = runRules(document, rules, settings.policy, options.onRuleFailure ?? rethrow, settings);
    const isAccepted = acceptedBy(settings.accepted);
    const kept = all.filter((finding) => !isAccepted(finding));
    const fresh = {
      settings,
      findings: isEditable(document)
        ? kept
        : kept.map((finding) => ({ ...finding, fixes: [], repair: undefined })),
      accepted: kept.length === all.length ? [] : all.filter(isAccepted),
    };
    judged.set(document, fresh);
    return fresh;
  };

  /** What the rules would report that the project file switches off, unless it accepts that as well. */
  const findingsSwitchedOff = (document: ParsedDocument, settings: Settings): readonly Finding[] => {
    const kind = document.model?.kind;
    const off = kind && entriesSwitchingOff(settings, document.address, rulesFor(rules, kind));
    if (off === undefined || off.size === 0) return [];
    const severities = levelsWithoutOff(settings, document.address);
    const policy = { ...settings.policy, severities };
    const rulesOff = rules.filter(({ id }) => off.has(id));
    const found = runRules(document, rulesOff, policy, options.onRuleFailure ?? rethrow, settings);
    const isAccepted = acceptedBy(settings.accepted);
    return found.filter((finding) => !isAccepted(finding));
  };

  const findings: LanguageService['findings'] = whereEnabled(
    noItems,
    (document, settings) => judge(document, settings).findings,
  );

  const findingsIn = (layout: Layout, settings: Settings) => {
    return (path: string): readonly Finding[] => {
      const document = layout.contents.get(path)?.document;
      return document === undefined ? [] : findings(document, { ...settings, layout: { layout, path } });
    };
  };

  const fixEverywhere = (document: ParsedDocument, settings: Settings, choose: ChooseFix): FixedText => {
    // Findings are for the kind that was found first: a fix may change what the content looks like.
    const pin = document.detection?.kind;
    const check = (live: TextDocument) => {
      const fresh = parse(live, settings, pin);
      return { document: fresh, findings: findings(fresh, settings) };
    };
    return applyFixes({ document, findings: findings(document, settings) }, check, choose);
  };

  const actionContext = (
    document: ParsedDocument,
    settings: Settings,
    current = (source: TextDocument) => source,
  ): CodeActionContext => ({
    findings: findings(document, settings),
    fixEverywhere: (choose) => fixEverywhere(document, settings, choose),
    explainCommand: options.explainCommand,
    computeDescriptorCommand: isEditable(document) ? options.computeDescriptorCommand : undefined,
    silencing: undefined,
    resolvesEdits: options.resolvesActionEdits === true,
    repairing:
      options.changesFiles === true && settings.layout !== undefined
        ? { ...settings.layout, current }
        : undefined,
    repairLayoutCommand: options.repairLayoutCommand,
  });

  const saveCommand = options.saveDocumentCommand;

  const now = options.now ?? (() => new Date());

  const asText = options.rendersIcons === true ? withoutIcons : (text: string) => text;

  const rulePage: LanguageService['rulePage'] = (rule, { policy: { specification } }) => {
    const { pagesUri } = options;
    if (pagesUri !== undefined) return `${pagesUri}/${specification}/rules/${rule.id}.md`;
    return rule.source === undefined ? undefined : specificationLink(rule.source, specification);
  };

  return Object.freeze<LanguageService>({
    parse,
    findings,
    accepted: whereEnabled(noItems, (document, settings) => judge(document, settings).accepted),
    diagnostics(document, settings) {
      // Of JSON with comments the host reports the syntax as well; where comments are wrong, it does not say so.
      const byHost = document.languageId === 'json' || document.model?.kind === 'project-configuration';
      const hidden = options.hostReportsSyntax === true && byHost;
      const shown = findings(document, settings).filter(
        ({ rule }) => !(hidden && rule.reportedByHost === true),
      );
      return toDiagnostics(document, shown, (rule) => rulePage(rule, settings));
    },
    rulePage,
    codeActions(document, settings, range, diagnostics, project, current) {
      const silencing =
        project === undefined ? undefined : silencingIn(project, document, settings, saveCommand);
      const context = { ...actionContext(document, settings, current), silencing };
      return quickFixes(document, context, range, diagnostics);
    },
    unsilenceActions: whereEnabled(noItems, (document, settings, range, project) => {
      if (document.model?.kind === 'project-configuration') {
        if (!isEditable(document)) return [];
        // The levels of the editor override those of the project.
        const decided = rules.filter(({ id }) => settings.levelsOfEditor[id] !== 'off');
        return entryActions(document, range, {
          rules: decided,
          acceptedAlike: (index) => acceptedAlike(document, index),
          withoutLevel: (path) => withoutLevel(document.value, path),
          editFor(operations) {
            const text = changeProject(document, operations);
            const { uri, version } = document.source;
            return text === undefined ? undefined : projectEdit({ uri, text: document.text, version }, text);
          },
          saveCommand,
        });
      }
      if (project === undefined) return [];
      const stopped = unacceptActions(document, judge(document, settings).accepted, range, {
        saveCommand,
        editFor(finding) {
          const after = unacceptedIn(project, silenced(document, finding));
          return (
            after && { edit: projectEdit(fileOf(project), after.text), isEverywhere: after.isEverywhere }
          );
        },
      });
      const changesFor = (finding: Finding) =>
        switchedOnIn(project, silenced(document, finding), finding.severity).map(({ text, also }) => ({
          edit: projectEdit(fileOf(project), text),
          also,
        }));
      const hidden = findingsSwitchedOff(document, settings);
      const kind = options.switchOnKind ?? CodeActionKind.QuickFix;
      return [...stopped, ...switchOnActions(document, hidden, range, changesFor, { kind, saveCommand })];
    }),
    switchedOff: whereEnabled(nothing, (document, settings) => {
      const kind = document.model?.kind;
      return kind && switchedOffIn(settings, document.address, rulesFor(rules, kind));
    }),
    silencingEntry(project, { scope, ...what }) {
      const position = silencingEntry(project, scope, what);
      return position && { uri: uriOf(project), position };
    },
    acceptedAt: (document, settings, finding) => acceptedAt(settings, silenced(document, finding)),
    resolveAction: (document, settings, action, current) =>
      resolveAction(document, actionContext(document, settings, current), action),
    fixAllAction: (document, settings) =>
      isBlob(document.uri) ? undefined : fixAllAction(document, actionContext(document, settings)),
    automaticFix: (document, finding) => (isBlob(document.uri) ? undefined : fixToApply(document, finding)),
    fixAll: (document, settings) =>
      isBlob(document.uri)
        ? unchanged(document.getText())
        : fixEverywhere(parse(document, settings), settings, automaticFix),
    refactorings: whereEnabled(noItems, (document, settings, range) => {
      if (!isEditable(document)) return [];
      return [
        ...refactoringActions(document, settings, range, rules),
        ...computeDescriptorActions(document, range, options.computeDescriptorCommand),
      ];
    }),
    copyDescriptorAction: whereEnabled(nothing, (document) =>
      isExact(document) ? copyDescriptorAction(document, options.copyDescriptorCommand) : undefined,
    ),
    describe: whereEnabled(nothing, (document) => (isExact(document) ? descriptorOf(document) : undefined)),
    insertDescriptor: whereEnabled(nothing, (document, { policy, layout }, position, file) => {
      if (!isEditable(document)) return undefined;
      const target =
        position === undefined
          ? layersOf(document)
          : descriptorTargetAt(document, document.source.offsetAt(position));
      if (target === undefined) return undefined;
      const { edits, objection } = insertDescriptor(document, target, file, policy.catalogue);
      return {
        edit: edits && workspaceEdit(document, edits),
        objection,
        documentName: layout && new LayoutNames(layout.layout, policy.catalogue).of(layout.path),
      };
    }),
    explain: whereEnabled(nothing, (document, settings, { question, sections } = {}) => {
      const commands = { openPlace: options.openPlaceCommand, explainRule: options.explainCommand };
      const { policy, layout } = settings;
      const links = new PageLinks(document, commands, layout, (finding) =>
        acceptedAt(settings, silenced(document, finding)),
      );
      const context = {
        ...judge(document, settings),
        policy,
        links,
        layout,
        question: withConfig(document, layout, question),
      };
      return explainDocument(document, context, sections);
    }),
    whoTakes: whereEnabled(noItems, (document, { policy, layout }, question) =>
      whoTakes(document, policy, withConfig(document, layout, question)),
    ),
    addressOf: (uri) => addressOf(uri, options.formattedScheme),
    layoutProblems(layout, settings, parent, nodes) {
      const findingsAt = findingsIn(layout, settings);
      return layoutProblems(nodes, findingsAt(parent ?? indexFile), findingsAt);
    },
    layoutGraph: (layout, settings, around) =>
      layoutGraph(layout, {
        catalogue: settings.policy.catalogue,
        findingsAt: findingsIn(layout, settings),
        around,
      }),
    planWantedRepair: (layout, { policy }, wanted) =>
      planWantedRepair(layout, policy.catalogue, wanted, now().getTime()),
    checkName: (layout, { policy }, entry, name) =>
      checkName(layout, new LayoutTree(layout, policy.catalogue), entry, name),
    layoutTree: (layout, { policy }) => new LayoutTree(layout, policy.catalogue),
    format: formattedText,
    documentLinks: whereEnabled(noItems, (document, settings) =>
      documentLinks(document, settings.policy.catalogue, settings, options.revealFileCommand),
    ),
    definition: whereEnabled(noAnswer, (document, settings, position) =>
      definitionAt(
        document,
        position,
        settings.policy.catalogue,
        settings,
        options.revealFileCommand !== undefined,
      ),
    ),
    digestAt: whereEnabled(nothing, (document, _settings, position) => digestAt(document, position)),
    mentions: (document, { layout }, digest, includeDeclaration, current = (source) => source) =>
      mentionsOf(digest, document, layout, includeDeclaration, current),
    prepareRename: whereEnabled(noAnswer, (document, _settings, position) =>
      isEditable(document) ? prepareRename(document, position) : null,
    ),
    rename: whereEnabled(noAnswer, (document, _settings, position, newName) =>
      isEditable(document) ? rename(document, position, newName) : null,
    ),
    hover: whereEnabled(noAnswer, (document, settings, position) =>
      hoverAt(document, position, {
        policy: settings.policy,
        rules,
        layout: settings.layout,
        neighbors: settings.neighbors,
        ...judge(document, settings),
        explainCommand: options.explainDocumentCommand,
        rulePageCommand: options.explainCommand,
      }),
    ),
    completion: (document, settings, position, capabilities, pin = settings.kind) =>
      settings.enable && pin !== 'none'
        ? completeAt(document, position, {
            policy: settings.policy,
            layout: settings.layout,
            workspaceFolder: settings.workspaceFolder,
            rules,
            now,
            capabilities,
            asText,
            suggestCommand: options.suggestCommand,
            convertsTabs: options.convertsTabs,
            hostOffersSchema: options.hostReportsSyntax === true,
            parse: (text) => parse(text, settings, pin),
          })
        : null,
    resolveCompletion: ({ policy }, item) => documentItem(item, policy.catalogue),
    summary: whereEnabled(nothing, (document, { policy, layout }) => {
      const summary = summarizeIn(layout, document, policy.catalogue);
      return summary === undefined ? undefined : asText(summary);
    }),
    codeLenses: whereEnabled(noItems, (document, { display, policy, layout }) =>
      display.codeLens
        ? documentLenses(document, layout, policy.catalogue, options.explainDocumentCommand, asText)
        : [],
    ),
    inlayHints: whereEnabled(noItems, (document, { display, policy }, range) =>
      inlayHints(document, range, display.inlayHints, policy.catalogue),
    ),
    symbols: whereEnabled(noItems, (document, { display, policy }) =>
      (display.outline ?? options.hostReportsSymbols !== true)
        ? documentSymbols(document, policy.catalogue, asText)
        : [],
    ),
  });
}

/** Of a document outside of a layout, its content alone tells the kind. */
const noOrigin: Origin = {};

/** What was found in a document. */
interface Judgment {
  readonly settings: Settings;
  readonly findings: readonly Finding[];
  /** What the project accepts, which is as if it were not there, except where the document is explained. */
  readonly accepted: readonly Finding[];
}

/** What a document was parsed as, and the result. */
interface Parsing {
  readonly version: number;
  readonly pin: KindPin;
  readonly describedAs: Origin['describedAs'];
  readonly document: ParsedDocument;
}

/** Whether a document has the text of its file, rather than show it in another form. */
function isExact({ uri, address }: ParsedDocument): boolean {
  return uri === address;
}

/** A question about a document, with the settings that apply to it. */
type Question<Rest extends readonly unknown[], Answer> = (
  document: ParsedDocument,
  settings: Settings,
  ...rest: Rest
) => Answer;

/** A feature that gives its silent answer where the user has switched the extension off: the one place that asks. */
function whereEnabled<Rest extends readonly unknown[], Answer>(
  silent: () => Answer,
  answer: Question<Rest, Answer>,
): Question<Rest, Answer> {
  return (document, settings, ...rest) => (settings.enable ? answer(document, settings, ...rest) : silent());
}

/** How the findings of a document are silenced in its project file; not at all in those of the file itself. */
function silencingIn(
  project: ProjectFile,
  document: ParsedDocument,
  settings: Settings,
  saveCommand: string | undefined,
): Silencing | undefined {
  if (document.model?.kind === 'project-configuration') return undefined;
  return {
    saveCommand,
    document: document.address,
    editFor(scope, finding) {
      const text = silencedIn(project, settings, scope, silenced(document, finding));
      return text === undefined ? undefined : projectEdit(fileOf(project), text);
    },
  };
}

/** A project file as it is before it is changed. */
function fileOf(project: ProjectFile): FileBefore {
  return { ...project, uri: uriOf(project) };
}

/** A finding as a project file names it. */
function silenced({ address: uri }: ParsedDocument, finding: Finding): Silenced {
  return { uri, rule: finding.rule.id, path: writtenPlace(finding) };
}

const noItems = (): never[] => [];
const nothing = (): undefined => undefined;
const noAnswer = (): null => null;

/** Tells whether the project has accepted a finding. */
function acceptedBy(accepted: readonly Accepted[]): (finding: Finding) => boolean {
  const everywhere = new Set<string>();
  const atPath = new Set<string>();
  for (const { rule, path } of accepted) {
    if (path === undefined) everywhere.add(rule);
    else atPath.add(`${rule} ${path}`);
  }
  return (finding) =>
    everywhere.has(finding.rule.id) ||
    (atPath.size > 0 && atPath.has(`${finding.rule.id} ${writtenPlace(finding)}`));
}

function rethrow({ error }: RuleFailure): never {
  throw error;
}
