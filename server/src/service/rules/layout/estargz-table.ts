import { algorithmOf, isValidDigest } from '#schemas/values/digest';
import type { StargzTable } from '#service/layout/layout';
import { defineRule } from '#service/lint/rule';
import { isOfZstdChunked, stargzTableKey } from '#service/oci/chunkedLayers';
import { layersInParts } from '#service/reports/layersInParts';

/** The layer has been read to its end, where an eStargz layer has its table of contents. */
export default defineRule({
  id: 'estargz-table',
  category: 'layout',
  kinds: ['image-manifest'],
  onlyWith: ['layout', 'annotations'],
  severity: 'warning',
  summary: 'The annotation of an eStargz layer differs from the table of contents in the layer.',
  source: 'https://github.com/containerd/stargz-snapshotter/blob/main/docs/estargz.md',
  claims: ['containerd/stargz-fallback'],
  messages: {
    absent:
      'The annotation gives the digest of a table of contents, but the layer does not end with the footer of eStargz. The ' +
      'annotation is probably left from before the layer was recompressed.',
    unfound:
      'The annotation gives the digest of a table of contents, but the footer of the layer does not lead to such a table. ' +
      'Tools cannot read the layer in parts.',
    algorithm:
      'The digest in the annotation is not a SHA-256 digest. The SHA-256 digest of the table of contents in the layer is ' +
      '{found}. Tools compare the two and find that they differ.',
    other:
      'The digest in the annotation is not that of the table of contents in the layer, which is {found}. The annotation ' +
      'probably belongs to another layer.',
  },
  fixes: { remove: 'Remove the annotations for reading the layer in parts' },
  *check({ descriptors, layout }) {
    for (const { blob, annotations, keys, pathOf, removal } of layersInParts(descriptors, layout)) {
      const said = annotations[stargzTableKey];
      if (said === undefined || !isValidDigest(said)) continue;
      // The media type of such a layer is not gzip, or the annotation is another finding.
      if (blob.stargz === undefined || keys.some(isOfZstdChunked)) continue;
      // A layer that ends too early, or goes on, is a finding of its own.
      if (blob.uncompressed === undefined || 'problem' in blob.uncompressed) continue;
      const message = messageOf(blob.stargz, said);
      if (message === undefined) continue;
      const found = (blob.stargz.hasFooter ? blob.stargz.digest : undefined) ?? '';
      yield { message, at: { path: pathOf(stargzTableKey) }, values: { found }, fixes: [removal] };
    }
  },
});

/** @param said the digest in the annotation */
function messageOf(table: StargzTable, said: string) {
  if (!table.hasFooter) return 'absent';
  const { digest } = table;
  if (digest === undefined || digest === said) return undefined;
  if (digest === null) return 'unfound';
  return algorithmOf(said) === algorithmOf(digest) ? 'other' : 'algorithm';
}
