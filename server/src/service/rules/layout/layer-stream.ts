import { specificationSection } from '#schemas/model/field';
import { formOfBeginning } from '#service/layout/blobForm';
import { layerProblemOf, type LayerProblem } from '#service/layout/layerProblem';
import { referredBlobs } from '#service/layout/referredBlobs';
import { defineRule, descriptorKinds } from '#service/lint/rule';
import { formNames } from '#service/oci/contentForm';

/** The blob has its digest, so it was broken before it was named. */
export default defineRule({
  id: 'layer-stream',
  category: 'layout',
  kinds: descriptorKinds,
  onlyWith: 'layout',
  severity: 'error',
  summary:
    'A layer in the layout cannot be decompressed to its end, or does not contain a whole tar archive.',
  source: specificationSection('layer.md', 'distributable-format'),
  messages: {
    'cut-off':
      'The content of this layer is {compression}, but it ends too early. A client that unpacks the layer fails when it reaches the end.',
    damaged:
      'The content of this layer begins as if it were {compression}, but it cannot be decompressed. A client that unpacks ' +
      'the layer fails.',
    trailing:
      'The content of this layer is {compression}, but the blob has other bytes after it. Clients may ignore these ' +
      'bytes, or fail.',
    'too-large':
      'The content of this layer is {compression}, and was not read to its end. It has more than 64 GiB, or more than 1 GiB ' +
      'and more than 200 times the size of the blob.',
    window:
      'The content of this layer was not read, because its decompression needs a window of more than 128 MiB. By ' +
      'default, the program zstd does not decompress such content.',
    'cut-tar':
      'The decompressed content of this layer is a tar archive that ends within the content of an entry. A client that unpacks ' +
      'the layer fails when it reaches the end.',
    'cut-plain-tar':
      'This layer is a tar archive that ends within the content of an entry. A client that unpacks the layer fails when it ' +
      'reaches the end.',
    'goes-on':
      'The tar archive in this layer has other bytes after its end marker. Go’s reader of tar archives ignores them.',
    'no-tar':
      'The content of this layer is {compression}, but the decompressed content is not a tar archive. A client that unpacks the ' +
      'layer fails.',
  },
  *check({ descriptors, layout }) {
    for (const { descriptor, blob } of referredBlobs(descriptors, layout)) {
      if (blob === undefined) continue;
      const form = formOfBeginning(blob);
      const problem = layerProblemOf(descriptor, blob);
      if (problem === undefined || form === undefined) continue;
      yield {
        message: problem,
        at: { path: [...descriptor.path, 'digest'] },
        values: { compression: formNames[form] },
        severity: severities[problem],
      };
    }
  },
});

const severities = {
  'cut-off': 'error',
  damaged: 'error',
  trailing: 'warning',
  'too-large': 'information',
  window: 'warning',
  'cut-tar': 'error',
  'cut-plain-tar': 'error',
  'goes-on': 'warning',
  'no-tar': 'warning',
} as const satisfies Record<LayerProblem, string>;
