import * as z from 'zod';
import { link, someOf, text, type Sealed } from './parts';

/** The day on which something was read or run, as `2026-08-22`. */
const day = z.iso.date();

const commit = text.regex(/^[0-9a-f]{7,40}$/, 'Must be the hexadecimal name of a commit');

/** A path of a repository, without a slash at its start. */
const path = text.regex(/^[^/\s]\S*$/, 'Must be the path of a file in the repository');

/** A line of source code, read at one commit or tag. */
const source = z
  .strictObject({
    repository: text.regex(
      /^[\w.-]+\/[\w.-]+$/,
      'Must be an owner and a name, such as opencontainers/image-spec',
    ),
    path,
    line: z.int().min(1).exactOptional(),
    /** The function, constant or heading where it stands. */
    symbol: text.exactOptional(),
    commit: commit.exactOptional(),
    tag: text.exactOptional(),
    /** The day of the commit or tag. */
    date: day,
  })
  .refine(({ line, symbol }) => line !== undefined || symbol !== undefined, 'Must have a line or a symbol')
  .refine(({ commit, tag }) => (commit === undefined) !== (tag === undefined), 'Must have a commit or a tag');

/** A public page: an issue, a pull request, documentation. */
const page = z.strictObject({
  url: link,
  /** The day of the statement on the page, or on which the page was read. */
  date: day,
});

/** A run of the consumer itself, as `npm run test:consumers` repeats it. */
const observation = z.strictObject({
  /** What ran, such as `skopeo 1.9.3`. */
  observed: text,
  date: day,
});

/** What shows that a statement about a consumer is true. */
export const evidence = z.union([source, page, observation]);

/** The names of the evidence of one file; everything that is stated names at least one. */
export const evidenceIds = someOf(text);

/** What shows that a statement about a consumer is true. */
export type Evidence = Sealed<z.infer<typeof evidence>>;
