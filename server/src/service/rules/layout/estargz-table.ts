import { isValidDigest } from '#schemas/values/digest';
import { remove } from '#service/edits/operations';
import { isSound, referredBlobs } from '#service/layout/referredBlobs';
import { defineRule, fix } from '#service/lint/rule';
import { isForParts, isOfZstdChunked, stargzTableKey } from '#service/oci/chunkedLayers';

/** The layer has been read to its end, where an eStargz layer has its table of contents. */
export default defineRule({
  id: 'estargz-table',
  category: 'layout',
  kinds: ['image-manifest'],
  onlyWith: 'layout',
  severity: 'warning',
  summary: 'The annotation of an eStargz layer differs from the table of contents in the layer.',
  source: 'https://github.com/containerd/stargz-snapshotter/blob/main/docs/estargz.md',
  claims: ['containerd/stargz-fallback'],
  messages: {
    absent:
      'The annotation gives the digest of a table of contents, but the layer does not end with the footer of eStargz. The ' +
      'annotation is probably left from before the layer was recompressed.',
    other:
      'The digest in the annotation is not that of the table of contents in the layer, which is {found}. The annotation ' +
      'probably belongs to another layer.',
  },
  fixes: { remove: 'Remove the annotations for reading the layer in parts' },
  *check({ descriptors, layout }) {
    for (const { descriptor, blob } of referredBlobs(descriptors, layout)) {
      const { annotations } = descriptor.value;
      if (descriptor.role !== 'layer' || annotations === undefined) continue;
      const said = annotations[stargzTableKey];
      if (said === undefined || !isValidDigest(said)) continue;
      const keys = Object.keys(annotations).filter(isForParts);
      // The media type of such a layer is not gzip, or the annotation is another finding.
      if (blob?.stargz === undefined || !isSound(blob) || keys.some(isOfZstdChunked)) continue;
      // A layer that ends too early, or goes on, is a finding of its own.
      if (blob.uncompressed === undefined || 'problem' in blob.uncompressed) continue;
      const found = blob.stargz.hasFooter ? blob.stargz.digest : null;
      if (found === undefined || found === said) continue;
      const pathOf = (key: string) => [...descriptor.path, 'annotations', key];
      yield {
        message: found === null ? 'absent' : 'other',
        at: { path: pathOf(stargzTableKey) },
        values: { found: found ?? '' },
        fixes: [
          fix(
            'remove',
            keys.map((key) => remove(pathOf(key))),
          ),
        ],
      };
    }
  },
});
