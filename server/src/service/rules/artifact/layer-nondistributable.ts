import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { JsonPath } from '#schemas/jsonPath';
import { specificationSection } from '#schemas/model/field';
import { familyOf } from '#schemas/values/mediaType';
import type { DescriptorView } from '#service/document/views';
import { remove, set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { isRestrictedLayerType } from '#service/oci/restrictedLayer';

/** Layers that must not be pushed to other registries: an idea that the specification has given up. */
export default defineRule({
  id: 'layer-nondistributable',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'unusual-types',
  severity: 'warning',
  summary: 'A layer has a non-distributable type, which is deprecated.',
  source: specificationSection('layer.md', 'non-distributable-layers'),
  claims: [
    'go-containerregistry/foreign-layers',
    'containerd/foreign-layers',
    'containers-image/urls-left-out',
    'quay/remote-layers',
    'distribution/foreign-without-urls',
  ],
  messages: {
    oci: 'Non-distributable layer types are deprecated and should no longer be used. {containerd/foreign-layers} The image may then be incomplete in another registry.',
    docker:
      'The OCI has deprecated layers of this type, such as the base layers of old Windows images. {go-containerregistry/foreign-layers}',
  },
  fixes: {
    replace: 'Use the ordinary types for all such layers',
    'replace-and-remove-urls': 'Use the ordinary types for all such layers, and remove their urls',
  },
  *check({ kind, descriptors, catalogue }) {
    const layers = descriptors
      .flatMap((view) => restrictedLayer(view, catalogue) ?? [])
      // Another rule reports OCI types in a Docker manifest.
      .filter(({ type }) => kind !== 'docker-manifest' || familyOf(type) !== 'oci');
    const [first] = layers;
    if (first === undefined) return;
    const report = {
      at: { path: first.path },
      tag: 'deprecated' as const,
      fixes: layers.some(({ urls }) => urls !== undefined)
        ? [
            fix(
              'replace-and-remove-urls',
              layers.flatMap(({ path, replacement, urls }) => [
                set(path, replacement),
                ...(urls === undefined ? [] : [remove(urls)]),
              ]),
            ),
          ]
        : [
            fix(
              'replace',
              layers.map(({ path, replacement }) => set(path, replacement)),
            ),
          ],
    };
    const message = layers.every(({ type }) => type.includes('.foreign.')) ? 'docker' : 'oci';
    // Deprecated types are still read; those of drafts are not.
    const isRead = layers.every(({ type }) => catalogue.mediaType(type)?.status === 'deprecated');
    yield { ...report, message, severity: isRead ? 'information' : 'warning' };
  },
});

interface RestrictedLayer {
  readonly path: JsonPath;
  readonly type: string;
  readonly replacement: string;
  /** The path of the layer’s urls, where it has some. */
  readonly urls: JsonPath | undefined;
}

/** The type of a layer that must not be distributed, with the ordinary type for the same content. */
function restrictedLayer(
  { path, role, value }: DescriptorView,
  catalogue: Catalogue,
): RestrictedLayer | undefined {
  const type = role === 'layer' ? value.mediaType : undefined;
  if (type === undefined || !isRestrictedLayerType(type, catalogue)) return undefined;
  const replacement = catalogue.mediaType(type)?.replacement;
  if (replacement === undefined) return undefined;
  const urls = value.urls === undefined ? undefined : [...path, 'urls'];
  return { path: [...path, 'mediaType'], type, replacement, urls };
}
