import { gzipSync } from 'node:zlib';
import {
  LayoutDraft,
  ociTar,
  pathOf,
  tarOf,
  type DraftDescriptor,
  type ImageParts,
} from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';
import { digestOf } from '#schemas/values/digest';
import { digestOf as digestOfText } from '#helpers/markedText';

const [base, added, other] = [tarOf('base', 'base'), tarOf('added', 'added'), tarOf('other', 'other')];
const key = 'org.opencontainers.image.base.digest';

/** A layout with a base image and an image that names it; and where the annotation is. */
function basedOn(
  baseParts: ImageParts,
  parts: ImageParts,
  named: (base: DraftDescriptor, draft: LayoutDraft) => string = ({ digest }) => digest,
): { files: LayoutFiles; place: string } {
  const draft = new LayoutDraft();
  const baseImage = draft.image(baseParts);
  const annotations = { [key]: named(baseImage, draft) };
  const image = draft.image({ ...parts, manifest: { annotations } });
  draft.index([baseImage, image]);
  return { files: draft.files, place: `${pathOf(image.digest)} annotations["${key}"]` };
}

const unrelated = basedOn({ layers: [base] }, { layers: [other, added] });
const longer = basedOn({ layers: [base, added] }, { layers: [base] });
const unknown = { config: { rootfs: undefined } };
const repacked = basedOn(
  { layers: [base], ...unknown },
  { layers: [gzipSync(base), gzipSync(added)], layerType: `${ociTar}+gzip`, ...unknown },
);
const indexType = 'application/vnd.oci.image.index.v1+json';
const ofPlatform = (platform: string) => (image: DraftDescriptor, draft: LayoutDraft) =>
  draft.blob(indexType, {
    schemaVersion: 2,
    mediaType: indexType,
    manifests: [{ ...image, platform: { os: 'linux', architecture: platform } }],
  }).digest;
const inIndex = basedOn({ layers: [other] }, { layers: [base] }, ofPlatform('amd64'));

const second = basedOn({ layers: [base, other] }, { layers: [base, added] });
const noLayers = basedOn({ layers: [base], ...unknown }, { layers: [], ...unknown });

testLayoutRule('base-image-layers', {
  valid: {
    'an image that begins with its base': basedOn({ layers: [base] }, { layers: [base, added] }).files,
    'the same layers with another compression': basedOn(
      { layers: [base] },
      {
        layers: [gzipSync(base)],
        layerType: `${ociTar}+gzip`,
        config: { rootfs: { type: 'layers', diff_ids: [digestOf('sha256', base)] } },
      },
    ).files,
    'the same layers, where the configs say nothing': basedOn(
      { layers: [base], ...unknown },
      { layers: [base, added], ...unknown },
    ).files,
    'an image whose base has no diff IDs': basedOn({ layers: [base], ...unknown }, { layers: [base, added] })
      .files,
    'a base image that the layout does not have': basedOn({}, { layers: [other] }, () => digestOfText('base'))
      .files,
    'an index as the base, without an image for the platform': basedOn(
      { layers: [other] },
      { layers: [base] },
      ofPlatform('arm64'),
    ).files,
  },
  invalid: {
    'an image with other layers': {
      files: unrelated.files,
      findings: [`${unrelated.place} diff-ids`],
      says: 'layer 1 of the base is not layer 1 of this image',
      severity: 'warning',
    },
    'an image with another second layer': {
      files: second.files,
      findings: [`${second.place} diff-ids`],
      says: 'layer 2 of the base',
    },
    'an image without layers, where the configs say nothing': {
      files: noLayers.files,
      findings: [`${noLayers.place} layers`],
    },
    'an image with fewer layers than its base': {
      files: longer.files,
      findings: [`${longer.place} diff-ids`],
    },
    'an image for the platform in an index': {
      files: inIndex.files,
      findings: [`${inIndex.place} diff-ids`],
    },
    'other layers, where the configs say nothing': {
      files: repacked.files,
      findings: [`${repacked.place} layers`],
      severity: 'information',
    },
  },
});
