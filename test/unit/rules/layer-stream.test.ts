import { gzipSync } from 'node:zlib';
import { LayoutDraft, ociTar, pathOf, tarOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import { uncompressedAs } from '#helpers/layouts';
import type { StreamProblem } from '#service';

const layer = gzipSync(tarOf('a.txt', 'hello'));
const draft = new LayoutDraft();
const { digest } = draft.image({ layers: [layer], layerType: `${ociTar}+gzip` });
draft.index([]);
const blob = draft.blob(ociTar, layer);

/** A layout whose layer was found to be like this. */
function found(problem: StreamProblem) {
  return { ...draft.files, [pathOf(blob.digest)]: uncompressedAs(layer, { problem }) };
}

const content = { digest: blob.digest, size: 5_000, isNoTar: true } as const;
const cutTar = { digest: blob.digest, size: 5_000, isCutTar: true } as const;
const noTar = { ...draft.files, [pathOf(blob.digest)]: uncompressedAs(layer, content) };

const chart = new LayoutDraft();
const chartLayer = chart.blob('application/vnd.example.content.v1+gzip', layer);
chart.index([chart.artifact({ layers: [chartLayer] })]);

const plain = new LayoutDraft();
const plainTar = tarOf('a.txt', 'hello');
const plainImage = plain.image({ layers: [plainTar], layerType: ociTar });
plain.index([]);
const plainBlob = plain.blob(ociTar, plainTar);
const plainCut = { digest: plainBlob.digest, size: plainTar.length, isCutTar: true } as const;

const changed = uncompressedAs(gzipSync(tarOf('b.txt', 'other')), { problem: 'cut-off' });

testLayoutRule('layer-stream', {
  valid: {
    'a layer that nobody has looked into': draft.files,
    'content of a type that is not for a tar archive': {
      ...chart.files,
      [pathOf(chartLayer.digest)]: uncompressedAs(layer, content),
    },
    'a cut archive of a type that is not for a layer of an image': {
      ...chart.files,
      [pathOf(chartLayer.digest)]: uncompressedAs(layer, cutTar),
    },
    'a layer that was changed under its name': { ...draft.files, [pathOf(blob.digest)]: changed },
  },
  invalid: {
    'a layer that ends too early': {
      files: found('cut-off'),
      findings: [`${pathOf(digest)} layers[0].digest cut-off`],
      severity: 'error',
    },
    'a layer that is damaged': {
      files: found('damaged'),
      findings: [`${pathOf(digest)} layers[0].digest damaged`],
      severity: 'error',
    },
    'other bytes after a layer': {
      files: found('trailing'),
      findings: [`${pathOf(digest)} layers[0].digest trailing`],
      severity: 'warning',
    },
    'a layer with a tar archive that ends within an entry': {
      files: { ...draft.files, [pathOf(blob.digest)]: uncompressedAs(layer, cutTar) },
      findings: [`${pathOf(digest)} layers[0].digest cut-tar`],
      severity: 'error',
    },
    'a layer without compression that ends within an entry': {
      files: { ...plain.files, [pathOf(plainBlob.digest)]: uncompressedAs(plainTar, plainCut) },
      findings: [`${pathOf(plainImage.digest)} layers[0].digest cut-plain-tar`],
      severity: 'error',
    },
    'other bytes after the end of the tar archive': {
      files: {
        ...plain.files,
        [pathOf(plainBlob.digest)]: uncompressedAs(plainTar, {
          digest: plainBlob.digest,
          size: plainTar.length,
          goesOn: true,
        }),
      },
      findings: [`${pathOf(plainImage.digest)} layers[0].digest goes-on`],
      severity: 'warning',
    },
    'a layer that is not a tar archive': {
      files: noTar,
      findings: [`${pathOf(digest)} layers[0].digest no-tar`],
      severity: 'warning',
    },
    'a layer that needs more memory than decoders use': {
      files: found('window'),
      findings: [`${pathOf(digest)} layers[0].digest window`],
      severity: 'warning',
    },
    'a layer that is larger than anybody reads': {
      files: found('too-large'),
      findings: [`${pathOf(digest)} layers[0].digest too-large`],
      severity: 'information',
    },
  },
});
