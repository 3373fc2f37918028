import { dockerSpecification } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';
import { convertToOci, twinsIn, useTwins } from '#service/oci/dockerTwins';

/** skopeo, podman and CRI-O: "unsupported docker v2s2 media type". */
export default defineRule({
  id: 'oci-layer-in-docker',
  category: 'artifact',
  kinds: ['docker-manifest'],
  onlyWith: 'unusual-types',
  severity: 'warning',
  summary:
    'A Docker manifest points to a config or layers of the OCI’s types, which podman, skopeo and CRI-O refuse.',
  source: dockerSpecification('manifest-v2-2', 'image-manifest-field-descriptions'),
  messages: {
    mixed:
      'A Docker manifest with the OCI’s types is refused by podman, skopeo and CRI-O. Use Docker’s type, here "{twin}", or make the document an OCI manifest.',
  },
  fixes: {
    'use-docker-types': 'Use Docker’s types for config and layers',
    'convert-to-oci': 'Make the document an OCI manifest',
  },
  *check({ descriptors, catalogue }) {
    const twins = [
      ...twinsIn(descriptors, 'config', 'dockerTwin', catalogue),
      ...twinsIn(descriptors, 'layer', 'dockerTwin', catalogue),
    ];
    const [first] = twins;
    if (first === undefined) return;
    yield {
      message: 'mixed',
      at: { path: [...first.view.path, 'mediaType'] },
      values: { twin: first.twin },
      fixes: [
        fix('use-docker-types', useTwins(twins)),
        // With a subject it would be another document altogether; the rule about that has its own fixes.
        ...(descriptors.some(({ role }) => role === 'subject')
          ? []
          : [fix('convert-to-oci' as const, convertToOci(descriptors, catalogue))]),
      ],
    };
  },
});
