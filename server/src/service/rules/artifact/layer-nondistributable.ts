import { set } from '#service/edits/operations';
import { familyOf } from '#schemas/values/mediaType';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** Layers that must not be pushed to other registries: an idea that the specification has given up. */
export default defineRule({
  id: 'layer-nondistributable',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'unusual-types',
  severity: 'warning',
  summary: 'A layer has a non-distributable type, which is deprecated.',
  source: specificationSection('layer.md', 'non-distributable-layers'),
  messages: {
    oci: 'Non-distributable layer types are deprecated and should not be written any more. Tools do not push such layers, so that the image is incomplete in another registry.',
    docker:
      'Tools do not push layers of this type to other registries, as with the base layers of old Windows images. The OCI has deprecated the idea, and Microsoft has dropped it for its images.',
  },
  fixes: {
    replace: 'Use the ordinary types for all such layers',
  },
  *check({ kind, descriptors, catalogue }) {
    const layers = descriptors.flatMap(({ path, role, value }) => {
      const type = role === 'layer' ? value.mediaType : undefined;
      if (type === undefined || !/\.nondistributable\.|\.foreign\./.test(type)) return [];
      // That it is there at all is what another rule says.
      if (kind === 'docker-manifest' && familyOf(type) === 'oci') return [];
      const entry = catalogue.mediaType(type);
      return entry?.rootfs === true && entry.replacement !== undefined
        ? [{ path: [...path, 'mediaType'], type, replacement: entry.replacement }]
        : [];
    });
    const [first] = layers;
    if (first === undefined) return;
    const docker = layers.every(({ type }) => type.includes('.foreign.'));
    yield {
      message: docker ? 'docker' : 'oci',
      at: { path: first.path },
      ...(docker ? { severity: 'information' as const } : {}),
      tag: 'deprecated',
      fixes: [
        fix(
          'replace',
          layers.map(({ path, replacement }) => set(path, replacement)),
        ),
      ],
    };
  },
});
