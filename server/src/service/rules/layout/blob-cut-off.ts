import { specificationSection } from '#schemas/model/field';
import { formOfBeginning } from '#service/layout/blobForm';
import { layerProblemOf, type LayerProblem } from '#service/layout/layerProblem';
import type { LayoutContent } from '#service/layout/layout';
import { isSound, referredBlobs } from '#service/layout/referredBlobs';
import { defineRule, descriptorKinds, type Report } from '#service/lint/rule';
import { formNames, formOfType, type ContentForm } from '#service/oci/contentForm';

type Found = Report<'short' | 'header' | 'blocks'>;

/** What the size and the first bytes tell of the end of a blob, without unpacking it. */
export default defineRule({
  id: 'blob-cut-off',
  category: 'layout',
  kinds: descriptorKinds,
  onlyWith: 'layout',
  severity: 'error',
  summary: 'A blob in the layout seems to be cut off, although it has the size and digest of its descriptor.',
  source: specificationSection('layer.md', 'gzip-media-types'),
  messages: {
    short:
      'The content of the blob is {found}. It has {size} bytes, but such content has at least {least}, so it is not complete. ' +
      'Clients cannot read it.',
    header: 'The content of the blob begins like gzip, but its header is not valid. Clients cannot read it.',
    blocks:
      'The content of the blob is {found}, but its {size} bytes are not a whole number of 512-byte blocks. It is cut off, or ' +
      'something follows its end.',
  },
  *check({ descriptors, layout }) {
    for (const { descriptor, blob } of referredBlobs(descriptors, layout)) {
      const { mediaType, size } = descriptor.value;
      // Another size or form has a finding already.
      if (mediaType === undefined || blob === undefined || !isSound(blob) || blob.size !== size) continue;
      // Who has read the layer to its end knows more.
      const problem = layerProblemOf(descriptor, blob);
      if (problem !== undefined && !unread.has(problem)) continue;
      const promised = formOfType(mediaType);
      if (promised === undefined || !checkedForms.has(promised) || formOfBeginning(blob) !== promised)
        continue;
      const found = reportOf(promised, blob);
      if (found !== undefined) yield { ...found, at: { path: [...descriptor.path, 'digest'] } };
    }
  },
});

/**
 * The bytes of the shortest content: of gzip, the header, an empty block, and the trailer (RFC 1952); of zstd, a header
 * and an empty block (RFC 8878, section 3.1.1); of WebAssembly, the preamble.
 */
const fewestBytes: ReadonlyMap<ContentForm, number> = new Map([
  ['gzip', 20],
  ['zstd', 9],
  ['wasm', 8],
]);

const checkedForms: ReadonlySet<ContentForm> = new Set([...fewestBytes.keys(), 'tar']);

/** Why a layer was not read to its end. */
const unread: ReadonlySet<LayerProblem> = new Set<LayerProblem>(['window', 'too-large']);

function reportOf(form: ContentForm, { size, head }: LayoutContent): Omit<Found, 'at'> | undefined {
  const found = formNames[form];
  const least = fewestBytes.get(form);
  if (least !== undefined && size < least) return { message: 'short', values: { found, size, least } };
  if (form === 'gzip' && head !== undefined && !isGzipHeader(head)) return { message: 'header' };
  return form === 'tar' && size % 512 !== 0
    ? { message: 'blocks', severity: 'warning', values: { found, size } }
    : undefined;
}

/** The only method of gzip is deflate, 8, and the three highest flags are reserved (RFC 1952, section 2.3.1). */
function isGzipHeader([, , method, flags = 0]: Uint8Array): boolean {
  return method === 8 && (flags & 0xe0) === 0;
}
