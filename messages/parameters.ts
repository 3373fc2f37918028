import * as z from 'zod';
import {
  contentHeadInBytes,
  largestSentFileInBytes,
  longestProjectFileInCodeUnits,
  longestPageInCodeUnits,
  longestNameInCodeUnits,
  longestUriInCodeUnits,
  mostArchivesLookedAt,
  mostExcludedGlobs,
  mostFilesSeparated,
  mostSentFiles,
} from './limits';
import { quickRepairs } from './quickRepairs';

// What clients send, as schemas: the server believes nothing that does not pass them. Clients need the types
// only, which `index.ts` takes from here, so that they carry no validator with them. Most sessions need few of the
// schemas, and making all of them takes a twentieth of the time to the first diagnostics: each is made when it is used.

/** A number of lines or of UTF-16 code units. */
const count = z.int().min(0);

const name = z.string().max(longestNameInCodeUnits);
const uri = z.string().max(longestUriInCodeUnits);
/** The URI of a folder, which becomes one without a slash at the end: clients cannot write that of a root without one. */
const folder = uri.transform((text) => text.replace(/\/$/, ''));
/** The name of a file, without folders: what is written of it must not lead to another folder. */
const fileName = name.regex(/^[^/\0]+$/, 'Must be the name of a file, without folders');

/** A place in a document. */
const position = () => z.object({ line: count, character: count });

/** What every descriptor says of its content. */
export const descriptorContent = () =>
  z.object({
    mediaType: name,
    digest: name,
    /** Length in bytes. */
    size: z.int().min(0),
  });

/** The members of the initialization options, each with what it may be; all are optional. */
export const initializationOptions = z
  .object({
    /** True when the client's own JSON support reports syntax errors in files with the language id `json`. */
    hostReportsSyntax: z.boolean(),
    /** True when the client's own JSON support fills the outline. */
    hostReportsSymbols: z.boolean(),
    /**
     * The URI under which the client shows the pages of `docs`, for example `oci-manifest-docs:`. It goes before the
     * version of the specification, as in `oci-manifest-docs:/1.1/rules/size-zero.md`.
     */
    pagesUri: uri,
    /** The client's command that opens the page of a rule, whose id is its argument. */
    explainCommand: name,
    /**
     * The client's command that explains the active document. Its arguments name another one by its address, and the
     * anchor of a section.
     */
    explainDocumentCommand: name,
    /**
     * The client's command that opens a document. Its arguments are the URI and, for a place in it, the zero-based line
     * and the UTF-16 code unit.
     */
    openPlaceCommand: name,
    /**
     * The client's command that reveals a file, given by its URI, in its folder. Links to blobs that are no text run it.
     */
    revealFileCommand: name,
    /** The client's command that computes the descriptor of a file; its second argument is a `DescriptorTarget`. */
    computeDescriptorCommand: name,
    /**
     * The client's command that repairs a layout. Its arguments are the address of the layout’s folder and a
     * `WantedRepair`.
     */
    repairLayoutCommand: name,
    /**
     * The client's command that saves a project file, and says what has changed in it. Its arguments are the URI and a
     * `SilencedChange`.
     */
    saveDocumentCommand: name,
    /** The client's command that copies the descriptor of the active document to the clipboard. */
    copyDescriptorCommand: name,
    /** The client's command that shows completions, as when the user asks for them. */
    suggestCommand: name,
    /**
     * True when the client replaces tabs that the lines of a completion begin with by the indentation of its editor, where
     * the item’s `insertTextMode` is `adjustIndentation`.
     */
    convertsTabs: z.boolean(),
    /** The scheme of the client's documents that show a file formatted; their query is the address of the file. */
    formattedScheme: name,
    /** True when the client draws `$(name)` in the title of a lens and in the summary of a document as an icon. */
    rendersIcons: z.boolean(),
    /**
     * True when the client answers `listLayoutRequest`, `listNeighborsRequest`, `virtualFileRequest` and
     * `projectFileRequest`, for file systems that the server does not have.
     */
    servesFiles: z.boolean(),
    /** Settings for clients that cannot be asked for them; the contents of `ociManifest`. */
    settings: z.unknown(),
  })
  .partial();

/** Bytes in base64, which writes three with four characters. The length is checked before the form, which takes longer. */
function base64(mostBytes: number) {
  return z
    .string()
    .max(4 * Math.ceil(mostBytes / 3))
    .pipe(z.base64());
}

/** A file's first bytes, in base64: as many as `contentHeadInBytes`, or all of a shorter file. */
const contentHead = () => base64(contentHeadInBytes);

/** The parameters of `mediaTypeOfContentRequest`. */
export const mediaTypeOfContentParams = () => z.object({ fileName, head: contentHead() });

/** The parameters of `insertDescriptorRequest`. */
export const insertDescriptorParams = () =>
  z.object({
    uri,
    /** Absent for the end of the layers of a manifest. */
    position: position().exactOptional(),
    descriptor: descriptorContent(),
    /** The name of the file that the descriptor is about. */
    fileName,
    head: contentHead(),
  });

/** The parameters of `silencingEntryRequest`. */
export const silencedFinding = () =>
  z.object({
    /** The address of the document. */
    uri,
    scope: z.enum(['finding', 'file', 'project']),
    rule: name,
    /** Where in the document, as project files write it; empty for what has no path. */
    path: z.string().max(longestProjectFileInCodeUnits),
  });

/** The parameters of `rulesRequest`. */
export const rulesParams = () =>
  z.object({
    /** The document whose settings choose the version of the specification; null where none is active. */
    uri: uri.nullable(),
  });

/** The parameters of `pageRequest`. */
export const pageParams = () =>
  z.object({
    /** The version of the specification. */
    specification: name,
    /** The path of the page below `docs`, such as `rules/size-zero.md`. */
    path: name,
    /** What people have written of the page, as Markdown. */
    text: z.string().max(longestPageInCodeUnits),
  });

/** The parameters of the requests about one open document. */
export const documentParams = () => z.object({ uri });

/** The parameters of `layoutNodesRequest`. */
export const layoutNodesParams = () =>
  z.object({
    /** The folder of the layout. */
    folder,
    /** The node whose children are asked for; null for the roots. */
    parent: name.nullable(),
  });

/** The parameters of `layoutGraphRequest`. */
export const layoutGraphParams = () =>
  z.object({
    /** The folder of the layout. */
    folder,
    /** The path of the part that the picture is about; null for the whole layout. */
    around: name.nullable(),
    /** A picture for a page, which gives the colors and handles keys, or one for a file of its own. */
    form: z.enum(['page', 'file']),
  });

/** The parameters of `findArchivesRequest`. */
export const findArchivesParams = () =>
  z.object({
    /** The URIs of files. */
    uris: z.array(uri).max(mostArchivesLookedAt),
  });

/** The parameters of `openArchiveRequest`. */
export const openArchiveParams = () =>
  z.object({
    /** The URI of the folder of its layout. */
    folder,
    /** The token under which progress is told; absent for clients that show none. */
    workDoneToken: z.union([name, z.int()]).optional(),
  });

/** The parameters of `closeArchiveNotification`. */
export const closeArchiveParams = () =>
  z.object({
    /** The URI of the folder of its layout. */
    folder,
  });

/** The parameters of `archivedFileRequest`. */
export const archivedFileParams = () =>
  z.object({
    uri,
    /** Whether the bytes of a file are wanted. */
    withContent: z.boolean(),
  });

/** A repair of a layout that somebody asks for. */
const wantedRepair = () =>
  z.discriminatedUnion('type', [
    /** What a quick fix repairs. */
    z.object({ type: z.enum(quickRepairs) }),
    /** What is certain in the whole layout, and beyond that what is asked for. */
    z.object({
      type: z.literal('layout'),
      /** Whether to list the manifests in the index that no document leads to. */
      adopt: z.boolean(),
      /** Whether to give configs the diff IDs of the layers. */
      diffIds: z.boolean(),
      /** Whether to remove entries whose manifests the layout lacks. */
      pruneAbsent: z.boolean(),
      /** Whether to remove the blobs that nothing leads to. */
      removeOrphans: z.boolean(),
    }),
    /** Removes the blobs that nothing leads to, and nothing else. */
    z.object({ type: z.literal('orphans') }),
    /** Lists one manifest in the index, which is given by its path. */
    z.object({ type: z.literal('adopt'), path: name }),
    /** Names an entry of the index, which is given by its key in the tree. */
    z.object({
      type: z.literal('name'),
      entry: name,
      name,
      /** Whether to take the name from the other entries that have it. */
      moves: z.boolean(),
    }),
  ]);

/** The parameters of `planRepairRequest`. */
export const planRepairParams = () =>
  z.object({
    /** The folder of the layout. */
    folder,
    repair: wantedRepair(),
  });

/** The parameters of `separateFromLinksRequest`. */
export const separateFromLinksParams = () =>
  z.object({
    /** The URIs of files that a layout has by their names. */
    uris: z.array(uri).max(mostFilesSeparated),
  });

/** The parameters of `checkNameRequest`. */
export const checkNameParams = () =>
  z.object({
    /** The folder of the layout. */
    folder,
    /** The key of the entry in the tree. */
    entry: name,
    name,
  });

/** The parameters of `emptyLayoutRequest`. */
export const emptyLayoutParams = () =>
  z.object({
    /** The folder that becomes a layout. */
    folder,
  });

/** The parameters of `verifyLayoutRequest`. */
export const verifyLayoutParams = () =>
  z.object({
    /** The folder of a layout, or a file of one. */
    uri,
    /** The token under which progress is told; absent for clients that show none. */
    workDoneToken: z.union([name, z.int()]).optional(),
    /** The token under which the results come. */
    partialResultToken: z.union([name, z.int()]),
  });

/** The parameters of `validateFilesRequest`. */
export const validateFilesParams = () =>
  z.object({
    /** A file or a folder. */
    uri,
    /** Globs of files and folders that are left out, relative to the folder. */
    exclude: z.array(name).max(mostExcludedGlobs),
    /** The token under which the results come. */
    partialResultToken: z.union([name, z.int()]),
  });

/** A file or folder that the client has listed. */
const listedFile = () =>
  z.object({
    /** Below the folder that was listed, with slashes. */
    path: name,
    /** A link leads somewhere that file systems do not tell. */
    type: z.enum(['file', 'folder', 'link', 'other']),
    /** In bytes; 0 for what is not a file. */
    size: z.int().min(0),
    /** When it was changed, in milliseconds since 1970; null where the file system does not tell. */
    modified: z.number().min(0).nullable(),
  });

/** Why the client cannot answer, in words that follow a colon. */
const unavailable = () => z.object({ problem: name });

/** The answer to `listLayoutRequest` and `listNeighborsRequest`. */
export const listedFiles = () =>
  z.union([z.null(), unavailable(), z.object({ files: z.array(listedFile()).max(mostSentFiles) })]);

/** The answer to `virtualFileRequest`. */
export const sentFile = () =>
  z.union([
    unavailable(),
    z.object({
      /** All bytes in base64. */
      content: base64(largestSentFileInBytes),
    }),
  ]);

/** The answer to `projectFileRequest`. */
export const projectFileText = () => z.string().max(longestProjectFileInCodeUnits).nullable();
