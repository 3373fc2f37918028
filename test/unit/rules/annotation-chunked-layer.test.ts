import { image, layer, marked, type Members } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const type = 'application/vnd.oci.image.layer.v1.tar';
const zstd = 'io.github.containers.zstd-chunked';
const checksum = { [`${zstd}.manifest-checksum`]: '$1' };
const toc = 'containerd.io/snapshot/stargz/toc.digest';
const fix = 'Remove the annotations for reading the layer in parts';

/** An image with one layer of 1000 bytes. */
const layerWith = (compression: string, annotations: Members | undefined) =>
  image({ layers: [layer({ mediaType: `${type}${compression}`, size: 1000, annotations })] });
const plain = (compression: string) => layerWith(compression, { 'com.example.key': 'value' });
const positions = (manifest: unknown, tarSplit: unknown = '900:50:99') =>
  layerWith('+zstd', {
    'com.example.key': 'value',
    ...checksum,
    [`${zstd}.manifest-position`]: manifest,
    [`${zstd}.tarsplit-position`]: tarSplit,
  });

testRule('annotation-chunked-layer', {
  valid: [
    positions('500:400:800:1'),
    layerWith('+gzip', { [toc]: '$1', 'io.containers.estargz.uncompressed-size': '10240' }),
    layerWith('+zstd', { [toc]: '$1', 'io.containers.zstd-chunked.manifest-checksum': '$1' }),
    plain(''),
  ],
  invalid: [
    {
      text: layerWith('+gzip', {
        'com.example.key': 'value',
        [`${zstd}.manifest-checksum`]: marked('$1'),
        [`${zstd}.manifest-position`]: '500:400:800:1',
      }),
      message: 'zstd',
      severity: 'warning',
      fixes: { [fix]: plain('+gzip') },
    },
    {
      text: layerWith('', { 'com.example.key': 'value', [toc]: marked('$1') }),
      message: 'estargz',
      fixes: { [fix]: plain('') },
    },
    { text: positions(marked('500:400:800')), message: 'form', fixes: { [fix]: plain('+zstd') } },
    { text: positions(marked('500:400:800:2')), message: 'type', fixes: { [fix]: plain('+zstd') } },
    { text: positions(marked('700:400:800:1')), message: 'outside', fixes: { [fix]: plain('+zstd') } },
    { text: positions('500:400:800:1', marked('900:101:999')), message: 'outside' },
  ],
});
