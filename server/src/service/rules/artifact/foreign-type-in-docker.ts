import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { dockerSpecification } from '#schemas/model/field';
import { familyOf } from '#schemas/values/mediaType';
import type { JsonPath } from '#schemas/jsonPath';
import { set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix, type FixProposal } from '#service/lint/rule';
import { convertToOci } from '#service/oci/dockerTwins';
import { isEarlyDockerConfig } from '#service/oci/earlyDockerConfig';
import { isMisspelledType } from '#service/oci/misspelledType';

/** Tools that push artifacts once wrote Docker’s manifests; today, an OCI manifest can have any type. */
export default defineRule({
  id: 'foreign-type-in-docker',
  category: 'artifact',
  kinds: ['docker-manifest'],
  severity: 'warning',
  summary: 'A Docker manifest has a config or layer type that Docker does not define.',
  source: dockerSpecification('manifest-v2-2', 'image-manifest-field-descriptions'),
  messages: {
    config:
      'Docker’s manifest format is for Docker’s images and plugins, and "{type}" is not one of its config types. An OCI manifest can have any config type.',
    early:
      'The config has the general type "{type}", as in early Docker images. The type of an image config is "{replacement}".',
    layer:
      'Docker’s manifest format is for Docker’s images and plugins, and "{type}" is not one of its layer types. An OCI manifest can have any layer type.',
    zstd: 'Docker’s manifest format has types for gzip layers, but not for zstd layers. An OCI manifest can have zstd layers.',
  },
  fixes: {
    'use-image-config': 'Replace "{type}" with "{replacement}"',
    'convert-to-oci': 'Convert to an OCI image manifest',
    'convert-to-artifact': 'Convert to an OCI artifact',
  },
  *check(context) {
    const { classification } = context;
    if (classification === undefined) return;
    const { configType } = classification;
    const path = ['config', 'mediaType'];
    if (classification.verdict === 'image' && isEarlyDockerConfig(configType)) {
      const replacement = wellKnown.dockerConfig;
      yield {
        message: 'early',
        at: { path },
        values: { type: configType, replacement },
        severity: 'information',
        fixes: [fix('use-image-config', set(path, replacement))],
      };
    } else if (isForeign(configType, context)) {
      yield { message: 'config', at: { path }, values: { type: configType }, fixes: conversions(context) };
      return;
    }
    const layers = layersOf(context);
    const zstd = layers.find(({ type }) => familyOf(type) === 'docker' && type.endsWith('.zstd'));
    if (zstd !== undefined) {
      yield { message: 'zstd', at: { path: zstd.path }, fixes: conversions(context) };
    }
    const { profile } = classification;
    if (profile !== undefined && writtenAsDocker.has(profile.id)) return;
    const foreign = layers.find(({ type }) => isForeign(type, context));
    if (foreign !== undefined) {
      // The other rules about such images say what becomes of the layer.
      yield {
        message: 'layer',
        at: { path: foreign.path },
        values: { type: foreign.type },
        severity: 'information',
        fixes: conversions(context),
      };
    }
  },
});

/** The formats whose tools write Docker images with layers of their own. */
const writtenAsDocker: ReadonlySet<string> = new Set([
  'ollama-model',
  'cosign-signature',
  'cosign-attestation',
  'buildkit-attestation-image',
  'oci-sif',
]);

/** Neither a type of Docker’s images and plugins, nor one that has a counterpart among these, nor a typo. */
function isForeign(type: string, { catalogue }: RuleContext): boolean {
  if (isMisspelledType(type, catalogue)) return false;
  const entry = catalogue.mediaType(type);
  return entry?.owner !== 'Docker' && entry?.dockerTwin === undefined;
}

function layersOf({ descriptors }: RuleContext): { readonly path: JsonPath; readonly type: string }[] {
  return descriptors.flatMap(({ role, path, value: { mediaType } }) =>
    role === 'layer' && mediaType !== undefined ? [{ path: [...path, 'mediaType'], type: mediaType }] : [],
  );
}

/**
 * With a subject, an OCI manifest would mean something else; the rule about that has fixes of its own. With the empty
 * config, it would also need an artifact type.
 */
function conversions({
  descriptors,
  catalogue,
  classification,
  rawValue,
}: RuleContext): FixProposal<'convert-to-oci' | 'convert-to-artifact'>[] {
  if (descriptors.some(({ role }) => role === 'subject')) return [];
  if (classification?.configType === wellKnown.ociEmpty && rawValue(['artifactType']) === undefined)
    return [];
  const operations = convertToOci(descriptors, catalogue);
  if (classification?.verdict === 'image' && isEarlyDockerConfig(classification.configType)) {
    operations.push(set(['config', 'mediaType'], wellKnown.ociConfig));
  }
  // Consumers that read any Docker manifest as an image read this one as an artifact.
  const becomesArtifact = classification?.verdict === 'artifact';
  return [fix(becomesArtifact ? 'convert-to-artifact' : 'convert-to-oci', operations)];
}
