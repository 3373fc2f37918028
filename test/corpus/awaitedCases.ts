// The cases in which the product does not yet do what an expert expects, with the reason. A case that begins to hold
// must leave the list, or the test fails.

const consumers = 'What the tools of a format or a consumer accept is not compared with the manifest yet.';
const mediaTypes = 'This superseded or misspelled media type is not in the catalogue yet.';
const layouts = 'Documents of a layout, and its blobs, are not compared with each other yet.';
const recognition =
  'A config is told by too few of its properties, or a leftover of old tools is not known yet.';

/** The reason by the case, which is written as its path and place. */
export const awaited: Readonly<Record<string, string>> = {
  '01-empty-object-as-image-config/manifest.json at config': consumers,
  '01-empty-object-as-image-config/with-layers.json at config': consumers,
  '03-docker-manifest-zstd-layer/manifest.json at layers': consumers,
  '04-sif-in-docker-manifest/manifest.json at config': consumers,
  '19-mixed-index/index-untyped-mixed.json at manifests': consumers,
  '19-mixed-index/list-with-oci-children.json at manifests[0].mediaType': consumers,
  '27-docker-config-octet-stream/manifest.json at config.mediaType': consumers,
  '28-nested-index-per-platform/index.json at manifests[0].mediaType': consumers,
  '05-misspelt-top-level-type/other-types.json at config.mediaType': mediaTypes,
  '05-misspelt-top-level-type/other-types.json at layers[0].mediaType': mediaTypes,
  '07-helm-chart-old-layer-type/manifest.json at layers[0].mediaType': mediaTypes,
  '25-serialization-types/manifest.json at config.mediaType': mediaTypes,
  '34-docker-layer-type-with-plus/manifest.json at layers[0].mediaType': mediaTypes,
  '40-diff-ids-are-compressed-digests/layout': layouts,
  '41-no-layers-but-diff-ids/layout': layouts,
  '42-no-oci-layout-file/layout': layouts,
  '45-blob-edited-by-hand/layout': layouts,
  '49-gzip-blob-typed-tar/layout': layouts,
  'C3-model-config-with-rootfs/config.json': recognition,
  'W1-docker-inspect-object/inspect.json': recognition,
  'W1-docker-inspect-object/podman-inspect.json': recognition,
};
