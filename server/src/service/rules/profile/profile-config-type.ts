import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { isValidDigest } from '#schemas/values/digest';
import { set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix } from '#service/lint/rule';
import { useEmptyConfig } from '#service/oci/emptyConfig';
import {
  departureFrom,
  layerTypesOf,
  onlyType,
  providesForConfig,
  singularName,
  someTypes,
  spellingCheck,
} from '#service/oci/profileComparison';
import { ownArtifactType } from '#service/oci/ownArtifactType';
import { isContainerLayerType } from '#service/oci/restrictedLayer';
import { useWasmModuleConfig, wasmConfigType } from '#service/oci/wasmConfig';

/** Tools often recognize a format by its config type, and then not a manifest with another one. */
export default defineRule({
  id: 'profile-config-type',
  category: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'The config has a type that the format of the artifact does not provide for.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  claims: ['helm/config-type', 'notation/config-type'],
  messages: {
    required:
      'This {name} needs a config of type {types}. Its format does not provide for the type "{found}".',
    unusual: 'This {name} has a config of type "{found}", but its format asks for {types}.',
    'required-content':
      'This {name} needs a config of type {types}. Its format does not provide for the type "{found}". ' +
      'Create the config with a tool for this format, because its content cannot be derived from the manifest.',
    'unusual-content':
      'This {name} has a config of type "{found}", but its format asks for {types}. ' +
      'Create the config with a tool for this format, because its content cannot be derived from the manifest.',
  },
  fixes: {
    'use-type': 'Use the config type "{type}"',
    'use-empty-config': 'Use the empty config',
    'use-wasm-config': 'Use the Wasm config of a core module for wasip1',
  },
  *check(context) {
    const { kind, model, classification, catalogue } = context;
    if (classification?.profile === undefined) return;
    const { profile, configType: found, verdict } = classification;
    const { types } = profile.config;
    const artifactType = ownArtifactType(context);
    // Other rules report an image config beside artifactType, and a misspelled type.
    if (artifactType !== undefined && verdict === 'image') return;
    const layerTypes = layerTypesOf(model);
    if (providesForConfig(profile, { artifactType, configType: found, layerTypes })) return;
    if (spellingCheck(catalogue)(found) !== undefined || isContainerLayerType(found, catalogue)) return;
    // Docker’s format has the configs of images only.
    const type = kind === 'docker-manifest' ? undefined : onlyType(types);
    const fixes = fixesFor(context, type);
    const { message, severity } = departureFrom(profile);
    yield {
      // What no fix can do, the message says how to do.
      message: type === undefined || fixes.length > 0 ? message : (`${message}-content` as const),
      severity,
      at: { path: ['config', 'mediaType'] },
      values: { name: singularName(profile), types: someTypes(types), found },
      fixes,
    };
  },
});

function fixesFor(context: RuleContext<'image-manifest' | 'docker-manifest'>, type: string | undefined) {
  if (type === undefined) return [];
  const { config } = context.model;
  if (type === wellKnown.ociEmpty) return [fix('use-empty-config', useEmptyConfig(config))];
  if (type === wasmConfigType) {
    const wasmConfig = useWasmModuleConfig(context);
    return wasmConfig === undefined ? [] : [fix('use-wasm-config', wasmConfig)];
  }
  // The empty object is the content of no other config, also where its digest is misspelled.
  if (config?.digest === emptyDescriptor.digest) return [];
  if (config?.mediaType === wellKnown.ociEmpty && !isValidDigest(config.digest ?? '')) return [];
  return [fix('use-type', set(['config', 'mediaType'], type), { values: { type } })];
}
