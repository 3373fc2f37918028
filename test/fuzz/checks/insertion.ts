import assert from 'node:assert/strict';
import type { DescribedFile } from '#service';
import { oneOf } from '../random';
import { editsOf, textAfter } from '../edited';
import { placesIn } from '../subject';
import type { Check } from './check';

const digest = `sha256:${'d'.repeat(64)}`;
const described = (fileName: string, mediaType: string, head: readonly number[]): DescribedFile => ({
  fileName,
  mediaType,
  digest,
  size: 4711,
  head: new Uint8Array(head),
});
const files: readonly DescribedFile[] = [
  described('module.wasm', 'application/wasm', [0, 97, 115, 109, 1, 0, 0, 0]),
  described('layer.tar.gz', 'application/vnd.oci.image.layer.v1.tar+gzip', [31, 139, 8]),
  described('odd "name\\.txt', 'text/plain', [97]),
  described('manifest.json', 'application/vnd.oci.image.manifest.v1+json', [123, 125]),
];

/** The descriptor of a file can be put wherever it belongs, and is there afterward. */
export const insertion: Check = {
  name: 'insertion of a descriptor',
  counts: 'others',
  run(subject, random) {
    const { service, linted } = subject;
    const { document, settings } = linted;
    const places = [undefined, ...placesIn(subject, 3, random)];
    for (const position of places) {
      const inserted = service.insertDescriptor(document, settings, position, oneOf(files, random));
      if (inserted === undefined) continue;
      const { edit, objection } = inserted;
      if (objection !== undefined) assert.notEqual(objection.trim(), '', 'an objection says nothing');
      if (edit === undefined) continue;
      const after = textAfter(subject, editsOf(document.uri, edit), 'a descriptor that is inserted');
      assert(after.includes(digest), 'a descriptor that is inserted is not there');
    }
    return places.length;
  },
};
