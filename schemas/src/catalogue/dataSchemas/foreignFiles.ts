import * as z from 'zod';
import { link, setOf, text, type Sealed } from './parts';

/** A name of a file in lowercase, with at most one `*` for a variable part. */
const name = text.regex(
  /^[a-z0-9._-]*(?:\*[a-z0-9._-]*)?\.json$/,
  'Must be a name in lowercase that ends in .json, with * for a variable part',
);

/** The schema of `foreignFiles.json`. */
export const foreignFilesData = z.strictObject({
  /** Where the names are from. */
  source: link,
  names: setOf(name),
  lockfiles: setOf(name),
});

/** The names of files that other tools own. */
export type ForeignFiles = Sealed<z.infer<typeof foreignFilesData>>;
