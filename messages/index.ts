import {
  NotificationType,
  NotificationType0,
  ProgressType,
  RequestType,
  RequestType0,
} from 'vscode-languageserver-protocol';
import type { Diagnostic, Position, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { infer as Infer, ZodType } from 'zod';
import type * as parameters from './parameters';

export { switchOnKind } from './actionKinds';
export { archiveScheme, layoutPathIn, splitPathInArchive } from './archives';
export {
  contentHeadInBytes,
  largestSentFileInBytes,
  longestProjectFileInCodeUnits,
  mostArchivesLookedAt,
  mostNeighborFolders,
  mostNeighborsAsked,
  mostSentFiles,
} from './limits';
export { quickRepairs } from './quickRepairs';

/** What passes a schema, which a function makes. */
type Sent<F extends () => ZodType> = Readonly<Infer<ReturnType<F>>>;

/** What the client tells the server when it starts it. */
export type InitializationOptions = Readonly<Infer<typeof parameters.initializationOptions>>;

/** What every descriptor says of its content. */
export type DescriptorContent = Sent<typeof parameters.descriptorContent>;

/** A place in a document that a descriptor is meant for. */
export interface DescriptorTarget {
  readonly uri: string;
  readonly position: Position;
}

/** Of what kind a document is. */
export interface DocumentKindParams {
  readonly uri: string;
  /** Null for documents that are no OCI documents, and for closed ones. */
  readonly kind: string | null;
  /** A few words for people, such as `Artifact · Helm chart · 2 blobs · 16.3 KiB`; null with the kind. */
  readonly summary: string | null;
  /** What the project file accepts in the document; null for nothing. */
  readonly accepted: SilencedInProject | null;
  /** The rules that the project file switches off for the document; null for none. */
  readonly switchedOff: SilencedInProject | null;
}

/** What a project file silences in a document. */
export interface SilencedInProject {
  readonly count: number;
  /** Where the project file silences the first of it. */
  readonly uri: string;
  readonly position: Position;
}

/** From server to client: of what kind a document is, sent whenever that changes. */
export const documentKindNotification = new NotificationType<DocumentKindParams>('ociManifest/documentKind');

/** A finding that was silenced in a project file: alone, with its rule in a file, or with its rule in the project. */
export type SilencedFinding = Sent<typeof parameters.silencedFinding>;

/** What no longer holds: that one finding is accepted, that all findings of a rule in a file are, or that a rule is off. */
export interface TakenBack {
  readonly takenBack: 'finding' | 'findings' | 'rule';
  readonly rule: string;
  /** The URI of the document; absent where it was taken back in the project file. */
  readonly uri?: string;
}

/**
 * What the server sends along with an action that has silenced a finding or taken that back, for the client's command that
 * saves the file.
 */
export type SilencedChange = (SilencedFinding | TakenBack) & {
  /** The text that the project file had; null where there was none. Absent where it is too long to be sent along. */
  readonly before?: string | null;
};

/** Where a project file silences a finding. */
export interface SilencingEntry {
  /** The URI of the project file. */
  readonly uri: string;
  readonly position: Position;
}

/** From client to server: the entry that silences a finding; null where there is none any more. */
export const silencingEntryRequest = new RequestType<SilencedFinding, SilencingEntry | null, never>(
  'ociManifest/silencingEntry',
);

/** One answer of `templatesRequest`. */
export interface DocumentTemplate {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What such a document is usually called. */
  readonly fileName: string;
  /** The document as an LSP snippet. */
  readonly snippet: string;
}

/** From client to server: the documents that a new one can be made from. */
export const templatesRequest = new RequestType0<readonly DocumentTemplate[], never>('ociManifest/templates');

/** One answer of `rulesRequest`. */
export interface RuleDescription {
  readonly id: string;
  /** What the rule finds, in one sentence. */
  readonly summary: string;
  /** The severity that the rule has unless settings give it another. */
  readonly severity: string;
  /** The URI of the rule's page; null where there is none to show. */
  readonly page: string | null;
}

/** The document that rules are to be explained for. */
export type RulesParams = Sent<typeof parameters.rulesParams>;

/** From client to server: the rules, in the order of their ids. */
export const rulesRequest = new RequestType<RulesParams, readonly RuleDescription[], never>(
  'ociManifest/rules',
);

/** A page of documentation, and the version of the specification that it is shown for. */
export type PageParams = Sent<typeof parameters.pageParams>;

/**
 * From client to server: the whole page of documentation, with what is made of the rules and the data. Its links to the
 * specification lead to one version.
 */
export const pageRequest = new RequestType<PageParams, string, never>('ociManifest/page');

/** A file's name and its first bytes. */
export type MediaTypeOfContentParams = Sent<typeof parameters.mediaTypeOfContentParams>;

/** From client to server: of what media type a file is; answered with the media type. */
export const mediaTypeOfContentRequest = new RequestType<MediaTypeOfContentParams, string, never>(
  'ociManifest/mediaTypeOfContent',
);

/** A place in a document, and the descriptor that belongs there. */
export type InsertDescriptorParams = Sent<typeof parameters.insertDescriptorParams>;

/** The answer to `insertDescriptorRequest`. */
export interface InsertDescriptorResult {
  /** Null where the file cannot be at the place. */
  readonly edit: WorkspaceEdit | null;
  /** What speaks against the file, as a sentence; null for nothing. Where there is an edit, the user decides. */
  readonly objection: string | null;
  /** What the document is in its layout, such as `manifest of "latest"`; null outside of layouts. */
  readonly documentName: string | null;
}

/**
 * From client to server: how to put a descriptor at a place of a document, or at the end of its layers; answered with null where
 * no descriptor belongs.
 */
export const insertDescriptorRequest = new RequestType<
  InsertDescriptorParams,
  InsertDescriptorResult | null,
  never
>('ociManifest/insertDescriptor');

/** An open document. */
export type DocumentParams = Sent<typeof parameters.documentParams>;

/** The answer to `describeDocumentRequest`. */
export interface DescribeDocumentResult {
  readonly descriptor: DescriptorContent | null;
}

/** From client to server: the descriptor of an open document's exact text; null where no descriptor points to it. */
export const describeDocumentRequest = new RequestType<DocumentParams, DescribeDocumentResult, never>(
  'ociManifest/describeDocument',
);

/** From client to server: an open document explained, as Markdown; null for documents that are no OCI documents. */
export const explainDocumentRequest = new RequestType<DocumentParams, string | null, never>(
  'ociManifest/explainDocument',
);

/** From server to client, once it has asked for an explanation: settings have changed, which every explanation rests on. */
export const explanationsChangedNotification = new NotificationType0('ociManifest/explanationsChanged');

/**
 * From client to server: the text of an open document with line breaks and indentation; null for documents that are not
 * open.
 */
export const formattedTextRequest = new RequestType<DocumentParams, string | null, never>(
  'ociManifest/formattedText',
);

/** Whose parts are asked for in the tree of a layout. */
export type LayoutNodesParams = Sent<typeof parameters.layoutNodesParams>;

/** A part of a layout: what a descriptor points to, or a group of blobs. */
export interface LayoutTreeNode {
  /** Tells the parts of one parent apart. */
  readonly key: string;
  /** What is to be sent as `parent` to get the parts of this one. */
  readonly path: string;
  readonly role: string;
  readonly label: string;
  readonly description: string;
  /** The name by which tools find the image; null where it has none. */
  readonly name: string | null;
  /** The blob; null for groups, and for blobs that the layout does not have. */
  readonly uri: string | null;
  /** Whether an editor can show the blob as a document. */
  readonly isDocument: boolean;
  readonly hasChildren: boolean;
  readonly descriptor: Partial<DescriptorContent> | null;
  /** Where its descriptor is in the document of the parent; null for documents, and where the descriptor is elsewhere. */
  readonly describedAt: { readonly uri: string; readonly position: Position } | null;
  /** The weightiest level of what is wrong with it: `error`, `warning`, or null. */
  readonly severity: string | null;
  /** What is wrong with it: the weightiest problem, and how many others there are. */
  readonly problems: readonly string[];
}

/** From client to server: the parts of a layout, level by level; null where there is no layout. */
export const layoutNodesRequest = new RequestType<LayoutNodesParams, readonly LayoutTreeNode[] | null, never>(
  'ociManifest/layoutNodes',
);

/** Where a document is in the tree of its layout. */
export interface LayoutWay {
  /** The folder of the layout. */
  readonly folder: string;
  /** The keys of the parts from the root to the document. */
  readonly keys: readonly string[];
}

/** From client to server: where a document is in the tree of its layout; null for documents that are not part of one. */
export const layoutWayRequest = new RequestType<DocumentParams, LayoutWay | null, never>(
  'ociManifest/layoutWay',
);

/** Of which layout a picture is asked for, and in which form. */
export type LayoutGraphParams = Sent<typeof parameters.layoutGraphParams>;

/** A node in the picture of a layout. */
export interface LayoutPictureNode {
  /** What the element of the node has as `data-key`. */
  readonly key: string;
  /** The path of its blob below the layout, or of the first of several. */
  readonly path: string;
  /** The document that it is; null for what an editor cannot show. */
  readonly document: string | null;
}

/** A picture of a layout. */
export interface LayoutPicture {
  /** As SVG, with all text escaped. */
  readonly svg: string;
  readonly nodes: readonly LayoutPictureNode[];
}

/** From client to server: a picture of the graph of a layout; null where there is no such layout, or no such part of it. */
export const layoutGraphRequest = new RequestType<LayoutGraphParams, LayoutPicture | null, never>(
  'ociManifest/layoutGraph',
);

/** From server to client, once it has asked for a layout or for parts of one: files or settings have changed. */
export const layoutsChangedNotification = new NotificationType0('ociManifest/layoutsChanged');

/** Archives that are looked at. */
export type FindArchivesParams = Sent<typeof parameters.findArchivesParams>;

/**
 * From client to server: which files seem to be archives of a layout, by their beginnings. The answer has those of the URIs
 * that do.
 */
export const findArchivesRequest = new RequestType<FindArchivesParams, readonly string[], never>(
  'ociManifest/findArchives',
);

/** An archive that is opened. */
export type OpenArchiveParams = Sent<typeof parameters.openArchiveParams>;

/** What came of opening an archive. */
export interface OpenedArchive {
  /** Why there is no layout, as a sentence; null where there is one. */
  readonly problem: string | null;
}

/**
 * From client to server: to read the layout in an archive, which may take long, and to keep it from then on. Null if it was
 * canceled. Its documents and its tree have URIs of `archiveScheme`.
 */
export const openArchiveRequest = new RequestType<OpenArchiveParams, OpenedArchive | null, never>(
  'ociManifest/openArchive',
);

/** An archive whose layout nobody looks at any more. */
export type CloseArchiveParams = Sent<typeof parameters.closeArchiveParams>;

/** From client to server: nobody looks at the parts of the layout in an archive any more. It is read again when it is asked for. */
export const closeArchiveNotification = new NotificationType<CloseArchiveParams>('ociManifest/closeArchive');

/** A file or a folder of the layout in an archive. */
export type ArchivedFileParams = Sent<typeof parameters.archivedFileParams>;

/** What is in a folder, by its name. */
export interface ArchivedEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** What the layout in an archive has at a path. */
export interface ArchivedFile {
  /** In bytes. */
  readonly size: number;
  /** When the archive was changed, in milliseconds since 1970. */
  readonly modified: number;
  /** What is in the folder; null for a file. */
  readonly entries: readonly ArchivedEntry[] | null;
  /** The bytes of the file in base64, if they were asked for; null for a folder. */
  readonly content: string | null;
}

/** From client to server: what the layout in an archive has at a path, or why there is nothing to show, as a sentence. */
export const archivedFileRequest = new RequestType<
  ArchivedFileParams,
  ArchivedFile | { readonly problem: string },
  never
>('ociManifest/archivedFile');

/** A folder that is searched for documents. */
export type ValidateFilesParams = Sent<typeof parameters.validateFilesParams>;

/** What was found in one file. */
export interface ValidatedFile {
  readonly uri: string;
  /** Null for files that are no OCI documents. */
  readonly kind: string | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Why the file could not be read, in words that follow its name and a colon; null when it was. */
  readonly problem: string | null;
  /** Why the file is no document that is checked, as a sentence that follows its name and a colon; null for all others. */
  readonly unknown: string | null;
}

/**
 * From client to server: to check a file, or the documents below a folder that the command line finds. The results
 * come one by one as `validatedFile`, and null when all have come.
 */
export const validateFilesRequest = new RequestType<ValidateFilesParams, null, never>(
  'ociManifest/validateFiles',
);

/** From server to client: one result of `validateFilesRequest`. */
export const validatedFile = new ProgressType<ValidatedFile>();

/** A layout, and how it is to be repaired. */
export type PlanRepairParams = Sent<typeof parameters.planRepairParams>;

/** A repair of a layout that somebody asks for. */
export type WantedRepair = PlanRepairParams['repair'];

/** What a repair does to a file. */
export type FileStep =
  | { readonly type: 'rename'; readonly uri: string; readonly newUri: string }
  /** A new file with its bytes in base64. */
  | { readonly type: 'create'; readonly uri: string; readonly content: string }
  | { readonly type: 'edit'; readonly uri: string; readonly edits: readonly TextEdit[] }
  | { readonly type: 'delete'; readonly uri: string };

/** A blob that nothing leads to. */
export interface Orphan {
  readonly uri: string;
  readonly path: string;
  /** What it is in words, such as `Image · 3 layers · 1.5 MiB`. */
  readonly summary: string;
}

/** What repairs a layout. */
export interface RepairPlan {
  /** The steps in their order; together they can be undone as one. */
  readonly steps: readonly FileStep[];
  /** The blobs that nothing leads to, which are removed after the steps. */
  readonly orphans: readonly Orphan[];
  /** A line for each change, orphans included, in words of the field. */
  readonly lines: readonly string[];
  /** What somebody should know before, in whole sentences. */
  readonly notes: readonly string[];
  /** Why something is not repaired, in whole sentences. */
  readonly problems: readonly string[];
}

/** From client to server: what repairs the layout in a folder, as its files are now; null where there is no layout. */
export const planRepairRequest = new RequestType<PlanRepairParams, RepairPlan | null, never>(
  'ociManifest/planRepair',
);

/** The files that a repair changes in editors. */
export type SeparateFromLinksParams = Sent<typeof parameters.separateFromLinksParams>;

/**
 * From client to server, before it changes files of a layout in editors: those that have hard links get a content of their
 * own, because VS Code writes files in place. False where that failed, so that the others would change as well.
 */
export const separateFromLinksRequest = new RequestType<SeparateFromLinksParams, boolean, never>(
  'ociManifest/separateFromLinks',
);

/** A name for an entry of a layout’s index. */
export type CheckNameParams = Sent<typeof parameters.checkNameParams>;

/** What speaks against a name. */
export interface NameCheck {
  /** Whether the name follows the grammar of the specification. */
  readonly isValid: boolean;
  /** Another entry that has the name, as a short digest; null where there is none. */
  readonly takenBy: string | null;
}

/** From client to server: what speaks against a name of an entry; null where there is no layout. */
export const checkNameRequest = new RequestType<CheckNameParams, NameCheck | null, never>(
  'ociManifest/checkName',
);

/** A folder that becomes a layout. */
export type EmptyLayoutParams = Sent<typeof parameters.emptyLayoutParams>;

/** From client to server: what makes an empty layout in a folder. */
export const emptyLayoutRequest = new RequestType<EmptyLayoutParams, readonly FileStep[], never>(
  'ociManifest/emptyLayout',
);

/** A layout to verify. */
export type VerifyLayoutParams = Sent<typeof parameters.verifyLayoutParams>;

/** How much of a layout is verified: blobs, and their size in bytes. */
export interface VerifiedBlobs {
  readonly blobs: number;
  readonly bytes: number;
  /** The same size in words: `1.7 KiB`. */
  readonly size: string;
  /** What was not verified, as a sentence; null where nothing was left out. */
  readonly unverified: string | null;
}

/** What is answered for an archive that cannot be read. */
export interface Unverified {
  /** Why it cannot be read, as a sentence. */
  readonly problem: string;
}

/**
 * From client to server: to read the blobs of a layout to their end, unless that was done and they have not changed since.
 * What is found in its documents comes one by one as `validatedFile`; null is the answer where there is no layout. What
 * was found out before the request is canceled is kept.
 */
export const verifyLayoutRequest = new RequestType<
  VerifyLayoutParams,
  VerifiedBlobs | Unverified | null,
  never
>('ociManifest/verifyLayout');

/** A layout in a file system that the server does not have. */
export interface ListLayoutParams {
  /** The URI of the folder of the layout, without a slash at the end. */
  readonly folder: string;
}

/** What a layout has, why it cannot be listed, or null for a folder that is no layout. */
export type ListedLayout = Sent<typeof parameters.listedFiles>;

/**
 * From server to client, if it has announced that: the entries of the folder of a layout, of `blobs`, and of the folders in
 * `blobs`. The client answers for the folders of the workspace and for layouts of which a document is open.
 */
export const listLayoutRequest = new RequestType<ListLayoutParams, ListedLayout, never>(
  'ociManifest/listLayout',
);

/** What a document in a file system that the server does not have asks of the files beside it. */
export interface ListNeighborsParams {
  /** The URI of the document’s folder, without a slash at the end. */
  readonly folder: string;
  /** The files that titles name, below the folder, with slashes. */
  readonly titled: readonly string[];
  /** Other files in the folder are listed if they have one of these sizes, in bytes. */
  readonly sizes: readonly number[];
}

/** The files that there are, why they cannot be listed, or null if the folder is not served, does not exist, or is a layout. */
export type ListedNeighbors = Sent<typeof parameters.listedFiles>;

/**
 * From server to client, if it has announced that: regular files in the folder of a document, or below it, that are not
 * behind links. The client answers for the folders of the workspace, and for those that open documents are in.
 */
export const listNeighborsRequest = new RequestType<ListNeighborsParams, ListedNeighbors, never>(
  'ociManifest/listNeighbors',
);

/** A file in a folder that the client has listed. */
export interface VirtualFileParams {
  /** The URI of the folder, without a slash at the end. */
  readonly folder: string;
  /** Below the folder, with slashes. */
  readonly path: string;
  /** A file of more bytes is not sent. */
  readonly most: number;
}

/** All bytes of a file, or why there are none. */
export type SentFile = Sent<typeof parameters.sentFile>;

/** From server to client: all bytes of a file in a folder that the client has listed. */
export const virtualFileRequest = new RequestType<VirtualFileParams, SentFile, never>(
  'ociManifest/virtualFile',
);

/** A project file in a file system that the server does not have. */
export interface ProjectFileParams {
  readonly uri: string;
}

/** The text of a project file; null where there is none, or none that the client gives. */
export type ProjectFileText = Sent<typeof parameters.projectFileText>;

/** From server to client, if it has announced that: the text of a project file in a folder of the workspace. */
export const projectFileRequest = new RequestType<ProjectFileParams, ProjectFileText, never>(
  'ociManifest/projectFile',
);
