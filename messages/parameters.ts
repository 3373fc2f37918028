import * as z from 'zod';
import { contentHeadLength } from './contentHead';

// What clients send, as schemas: the server believes nothing that does not pass them. Clients need the types
// only, which `index.ts` takes from here, so that they carry no validator with them.

/** A number of lines or of UTF-16 code units. */
const count = z.int().min(0);

/** The name of a file, without folders: what is written of it must not lead to another folder. */
const fileName = z.string().regex(/^[^/\0]+$/, 'Must be the name of a file, without folders');

/** A place in a document that a descriptor is meant for. */
const descriptorTarget = z.object({
  uri: z.string(),
  position: z.object({ line: count, character: count }),
});

/** What every descriptor says of its content. */
export const descriptorContent = z.object({
  mediaType: z.string(),
  digest: z.string(),
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
    /** The client's command that opens the page of a rule, whose id is its argument. */
    explainCommand: z.string(),
    /** The client's command that explains the active document; an argument names another one by its address. */
    explainDocumentCommand: z.string(),
    /** The client's command that computes the descriptor of a file; its second argument is a `DescriptorTarget`. */
    computeDescriptorCommand: z.string(),
    /** The client's command that copies the descriptor of the active document to the clipboard. */
    copyDescriptorCommand: z.string(),
    /** The client's command that shows completions, as when the user asks for them. */
    suggestCommand: z.string(),
    /** True when the client draws `$(name)` in the title of a lens and in the summary of a document as an icon. */
    rendersIcons: z.boolean(),
    /** Settings for clients that cannot be asked for them; the contents of `ociManifest`. */
    settings: z.unknown(),
  })
  .partial();

/** The parameters of `mediaTypeOfContentRequest`. */
export const mediaTypeOfContentParams = z.object({
  fileName,
  /** The file's first bytes, in base64: as many as `contentHeadLength`, or all of a shorter file. */
  head: z.base64().max(4 * Math.ceil(contentHeadLength / 3)),
});

/** The parameters of `insertDescriptorRequest`. */
export const insertDescriptorParams = descriptorTarget.extend({
  descriptor: descriptorContent,
  /** The name of the file that the descriptor is about. */
  fileName,
});

/** The parameters of the requests about one open document. */
export const documentParams = z.object({ uri: z.string() });

/** The parameters of `validateTextRequest`. */
export const validateTextParams = z.object({ uri: z.string(), text: z.string() });
