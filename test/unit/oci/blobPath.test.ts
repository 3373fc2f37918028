import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseDigest } from '#schemas/values/digest';
import { blobPath, folderOfBlob, isBlob } from '#service/oci/blobPath';
import { blobPathOf, digestOf } from '#helpers/markedText';

const hex = digestOf('1').slice('sha256:'.length);
const base64 = `${'aZ0_-'.repeat(8)}=`;

describe('the path of a blob', () => {
  it('is made of the digest, and leads back to the folder of the layout', () => {
    for (const digest of [`sha256:${hex}`, `blake3:${hex}`, `multihash+base64.u_p-c:${base64}`]) {
      const parsed = parseDigest(digest);
      assert(parsed !== undefined);
      assert.equal(blobPath(parsed), blobPathOf(digest));
      const uri = `file:///my%20layout/${blobPath(parsed)}`;
      assert.equal(folderOfBlob(uri), '/my layout');
      assert(isBlob(uri));
    }
  });

  it('is known by its address however that is encoded', () => {
    assert(isBlob(`file:///layout/blobs/multihash%2Bbase64/${base64.replace('=', '%3D')}`));
    assert.equal(folderOfBlob(`vscode-vfs://host/layout/blobs/sha256/${hex}`), '/layout');
  });

  it('is no other path', () => {
    for (const path of [
      `blobs/sha256/${hex}.json`,
      `blobs/sha256/${hex}/`,
      `blobs/sha256/${hex.slice(0, 31)}`,
      'blobs/sha256/index.json',
      `blobs/SHA256/${hex}`,
      `blob/sha256/${hex}`,
      `blobs/${hex}`,
      'manifest.json',
    ])
      assert.equal(folderOfBlob(`file:///layout/${path}`), undefined, path);
    assert(!isBlob('untitled:Untitled-1'));
  });
});
