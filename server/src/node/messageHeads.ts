import { constants } from 'node:buffer';
import { counted } from '#schemas/prose';

/** Headers have two lines at most, each a few words. */
const longestHeadInBytes = 4096;

/** A longer message could not become a text. */
const longestMessageInBytes = constants.MAX_STRING_LENGTH;

/**
 * Looks at the headers of the messages of a client (LSP 3.17, “Header Part”) while their bytes come in. Nothing can be
 * read of a stream whose headers are wrong, and a reader that goes by them would wait for ever.
 */
export class MessageHeads {
  /** What has come of the header that is not yet whole. */
  #head = '';
  /** How many bytes of the message are still to come. */
  #bytesLeft = 0;

  /**
   * Looks at the next bytes.
   * @returns why these and all that follow cannot be divided into messages; undefined while they can
   */
  problemIn(chunk: Buffer): string | undefined {
    for (let at = 0; at < chunk.length;) {
      const skipped = Math.min(this.#bytesLeft, chunk.length - at);
      this.#bytesLeft -= skipped;
      at += skipped;
      if (at === chunk.length) return undefined;
      const known = this.#head.length;
      const head = this.#head + chunk.toString('latin1', at, at + longestHeadInBytes);
      const end = head.indexOf('\r\n\r\n');
      this.#head = end === -1 ? head : '';
      const problem = problemOf(end === -1 ? head : head.slice(0, end + 4), end !== -1);
      if (problem !== undefined) return problem;
      if (end === -1) at += head.length - known;
      else {
        this.#bytesLeft = Number(lengthIn(head.slice(0, end)));
        at += end + 4 - known;
      }
    }
    return undefined;
  }
}

function problemOf(head: string, isWhole: boolean): string | undefined {
  if (/\r[^\n]|(?:^|[^\r])\n/.test(head)) return 'a line of a header does not end with CR and LF';
  if (!isWhole)
    return head.length > longestHeadInBytes
      ? `a header has no end within ${counted(longestHeadInBytes, 'byte')}`
      : undefined;
  const length = lengthIn(head);
  if (length === undefined) return 'a header has no Content-Length';
  return /^\d+$/.test(length) && Number(length) <= longestMessageInBytes
    ? undefined
    : `Content-Length must be a whole number of no more than ${counted(longestMessageInBytes, 'byte')}, not "${length}"`;
}

/** The value of Content-Length in a header, as it is written. */
function lengthIn(head: string): string | undefined {
  const line = head.split('\r\n').findLast((each) => /^content-length:/i.test(each));
  return line?.slice('content-length:'.length).trim();
}
