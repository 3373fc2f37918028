import * as z from 'zod';
import { problemsIn } from './customRequests';

/** Any other number would become an offset between two code units, and what walks by offsets would never meet it. */
const place = z.object({ line: z.int(), character: z.int() });

/** What a request about a document says of it, where the protocol has it. */
const placed = z.object({
  textDocument: z.object({ uri: z.string() }).exactOptional(),
  uri: z.string().exactOptional(),
  position: place.exactOptional(),
  range: z.object({ start: place, end: place }).exactOptional(),
});

/** What is wrong with the document, the position, and the range that a request names, in words; undefined if nothing is. */
export function problemOfPlace(params: object): string | undefined {
  const { error } = placed.safeParse(params);
  if (error !== undefined) return problemsIn(error);
  return 'textDocument' in params || 'uri' in params
    ? undefined
    : 'textDocument: The request must name a document';
}
