import { image, index, manifestDescriptor, marked, markedKey } from '#helpers/documents';
import { markedRoot, renamed } from '#helpers/documents/edited';
import { testRule } from '#helpers/ruleTester';

const manifests = [manifestDescriptor()];
const title = 'Set mediaType to application/vnd.oci.image.manifest.v1+json';

testRule('media-type-missing', {
  // Null, and a name in other case, are reported as such.
  valid: [image(), image({ mediaType: null }), renamed(image(), 'mediaType', 'MediaType')],
  invalid: [
    {
      text: markedRoot(image({ mediaType: undefined })),
      message: 'missing',
      severity: 'warning',
      fixes: { [title]: image() },
    },
    {
      text: renamed(image(), 'mediaType', markedKey('meidaType')),
      message: 'misspelled',
      fixes: { 'Rename "meidaType" to "mediaType"': image() },
    },
    { text: image({ mediaType: marked('') }), message: 'empty', fixes: { [title]: image() } },
    {
      // Only the index of a layout is known by its place.
      text: markedRoot(index({ mediaType: undefined, manifests })),
      fileName: 'manifests.json',
      message: 'missing',
      severity: 'warning',
    },
    {
      text: markedRoot(image({ mediaType: undefined })),
      kind: 'image-manifest',
      fileName: 'index.json',
      message: 'missing',
      severity: 'warning',
    },
    {
      text: index({ mediaType: marked(''), manifests }),
      fileName: 'index.json',
      message: 'empty',
      severity: 'warning',
    },
    {
      text: markedRoot(index({ mediaType: undefined, manifests })),
      fileName: 'index.json',
      message: 'layout',
      severity: 'hint',
      fixes: { 'Set mediaType to application/vnd.oci.image.index.v1+json': index({ manifests }) },
    },
  ],
});
