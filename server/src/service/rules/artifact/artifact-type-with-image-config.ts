import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { recognizeProfile } from '#schemas/catalogue/profiles';
import { specificationSection } from '#schemas/model/field';
import { isPlainObject, type PlainObject } from '#schemas/plainData';
import { remove, set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix, type FixProposal } from '#service/lint/rule';
import { hasTypeByConvention, type Classification } from '#service/oci/classification';
import { useEmptyConfig } from '#service/oci/emptyConfig';
import { addEmptyLayer } from '#service/oci/emptyLayer';
import { ownArtifactType } from '#service/oci/ownArtifactType';
import { layerTypesOf, onlyType, providesForConfig } from '#service/oci/profileComparison';
import { imagePartOf } from '#service/oci/usableType';
import { asksForWasmConfig, useWasmModuleConfig, wasmConfigType } from '#service/oci/wasmConfig';

/** The question of image-spec pull request 1137: is it an image, or is it an artifact? */
export default defineRule({
  id: 'artifact-type-with-image-config',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'artifact-type',
  severity: 'warning',
  saysVerdict: true,
  summary: 'A manifest says that it is an artifact, but its image config makes it a container image.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  claims: [
    'gitlab/listed-types',
    'cri-o/artifact-type-decides',
    'cri-o/artifact-type-fallback',
    'containerd/runs-images-only',
    'containers-image/artifact-as-image',
    'docker/runs-no-artifacts',
    'runwasi/module',
  ],
  messages: {
    contradiction:
      'The config "{configType}" makes this a container image, but artifactType says it is an artifact. ' +
      'Registries may list the image under the wrong type, or refuse it.',
    'image-type':
      'The config "{configType}" makes this a container image, and "{type}" is itself a type of the image format and ' +
      'not of an artifact. {cri-o/artifact-type-decides}',
  },
  fixes: {
    'remove-artifact-type': 'It is an image: remove artifactType',
    'use-empty-config': 'It is an artifact: use the empty config (no longer a container image)',
    'use-own-config-type':
      'It is an artifact: give its config the type {ownType} (no longer a container image)',
    'use-wasm-config': 'It is a core Wasm module: use a Wasm config for wasip1 (only Wasm runtimes run it)',
  },
  *check(context) {
    const { kind, classification, policy, catalogue } = context;
    // Version 1.0 has no artifactType, which another rule reports.
    if (policy.specification === '1.0' && kind === 'image-manifest') return;
    const type = ownArtifactType(context);
    if (type === undefined || classification?.verdict !== 'image') return;
    if (hasTypeByConvention(classification)) return;
    const at = { path: ['artifactType'] };
    const { configType } = classification;
    const removal = fix('remove-artifact-type', remove(at.path));
    // As the type of an artifact, a type of the image format would be another mistake.
    if (imagePartOf(type, catalogue) !== undefined) {
      yield { message: 'image-type', at, values: { configType, type }, fixes: [removal] };
      return;
    }
    const isImage = kind === 'docker-manifest' || fitsFormat(context, undefined, configType);
    const fixes = [...(isImage ? [removal] : []), ...makeArtifact(context, classification, type)];
    yield { message: 'contradiction', at, values: { configType }, fixes };
  },
});

/** Tells whether the manifest with these types is of no known format, or of one that has configs of this type. */
function fitsFormat(
  { model, catalogue }: RuleContext<'image-manifest' | 'docker-manifest'>,
  artifactType: string | undefined,
  configType: string,
): boolean {
  const layerTypes = layerTypesOf(model);
  const annotations: PlainObject = isPlainObject(model.annotations) ? model.annotations : {};
  const traits = { artifactType, configType, layerTypes, annotations };
  const profile = recognizeProfile(traits, catalogue.profiles);
  return profile === undefined || profile.lenient === true || providesForConfig(profile, traits);
}

function makeArtifact(
  context: RuleContext<'image-manifest' | 'docker-manifest'>,
  classification: Classification,
  artifactType: string,
): FixProposal<'use-empty-config' | 'use-own-config-type' | 'use-wasm-config'>[] {
  const { kind, model, catalogue } = context;
  // Docker’s format has the configs of images only.
  if (kind === 'docker-manifest') return [];
  // An artifact should have a layer, but an image may have none.
  const fill = model.layers?.length === 0 ? [addEmptyLayer] : [];
  const fixes: ReturnType<typeof makeArtifact> = [];
  if (fitsFormat(context, artifactType, wellKnown.ociEmpty))
    fixes.push(fix('use-empty-config', [...useEmptyConfig(model.config), ...fill]));
  const wasmConfig = useWasmModuleConfig(context);
  if (wasmConfig !== undefined) {
    // A type that asks for this config would be a finding beside it.
    const removal = asksForWasmConfig(catalogue.mediaType(artifactType)) ? [remove(['artifactType'])] : [];
    fixes.push(fix('use-wasm-config', [...wasmConfig, ...removal]));
  }
  const { profile } = classification;
  const ownType = profile?.form === 'artifact' ? onlyType(profile.config.types) : undefined;
  if (ownType !== undefined && ownType !== wellKnown.ociEmpty && ownType !== wasmConfigType) {
    const operations = [set(['config', 'mediaType'], ownType), ...fill];
    fixes.push(fix('use-own-config-type', operations, { values: { ownType } }));
  }
  return fixes;
}
