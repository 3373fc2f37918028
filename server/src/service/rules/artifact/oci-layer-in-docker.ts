import { dockerSpecification } from '#schemas/model/field';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix, type FixProposal } from '#service/lint/rule';
import { convertToOci, twinsIn, useTwins } from '#service/oci/dockerTwins';

/** Docker’s format has types of its own for the same content, and strict readers take no others. */
export default defineRule({
  id: 'oci-layer-in-docker',
  category: 'artifact',
  kinds: ['docker-manifest'],
  onlyWith: 'unusual-types',
  severity: 'warning',
  summary: 'A Docker manifest has a config or layers of OCI types.',
  source: dockerSpecification('manifest-v2-2', 'image-manifest-field-descriptions'),
  claims: ['containers-image/unknown-docker-layer', 'quay/docker-types'],
  messages: {
    mixed:
      'This Docker manifest has a config or layers of OCI types. Use Docker’s type, here "{twin}", or convert the document to an OCI manifest.',
    zstd: 'This Docker manifest has a config or layers of OCI types, and Docker’s manifest format has no type for zstd layers. Convert the document to an OCI manifest.',
  },
  fixes: {
    'use-docker-types': 'Use Docker’s types for config and layers',
    'convert-to-oci': 'Convert to an OCI image manifest',
  },
  *check(context) {
    const { descriptors, catalogue } = context;
    const twins = [
      ...twinsIn(descriptors, 'config', 'dockerTwin', catalogue),
      ...twinsIn(descriptors, 'layer', 'dockerTwin', catalogue),
    ];
    const [first] = twins;
    if (first === undefined) return;
    // Another rule reports Docker’s type for zstd layers, which its format does not define.
    const zstd = twins.find(({ twin }) => twin.endsWith('.zstd'));
    yield {
      message: zstd === undefined ? 'mixed' : 'zstd',
      at: { path: [...(zstd ?? first).view.path, 'mediaType'] },
      values: { twin: first.twin },
      fixes: [
        ...(zstd === undefined ? [fix('use-docker-types', useTwins(twins))] : []),
        ...conversions(context),
      ],
    };
  },
});

/** With a subject, an OCI manifest would mean something else; the rule about that has fixes of its own. */
function conversions({ descriptors, catalogue }: RuleContext): FixProposal<'convert-to-oci'>[] {
  if (descriptors.some(({ role }) => role === 'subject')) return [];
  return [fix('convert-to-oci', convertToOci(descriptors, catalogue))];
}
