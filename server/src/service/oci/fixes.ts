import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { isMediaType } from '#schemas/values/mediaType';
import { propertiesOf, schemaAt } from '#schemas/introspection';
import { schemaByKind, type Kind } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import { remove, set, type EditOperation, type JsonValue } from '#service/edits/operations';

/**
 * Operations that insert a property where the specification lists it, or replace its value: behind those
 * of its siblings that stand before it in the model.
 */
export function setInOrder(kind: Kind, path: JsonPath, value: JsonValue): EditOperation {
  const schema = schemaAt(schemaByKind[kind], path.slice(0, -1));
  const names = schema === undefined ? [] : [...propertiesOf(schema).keys()];
  const index = names.indexOf(String(path.at(-1)));
  return index === -1 ? set(path, value) : set(path, value, ['', ...names.slice(0, index)]);
}

/** Operations that turn a config into the empty descriptor (manifest.md, "Guidance for an Empty Descriptor"). */
export function useEmptyConfig(config: Readonly<Record<string, unknown>> | undefined): EditOperation[] {
  const { mediaType, digest, size, data } = emptyDescriptor;
  if (config === undefined) {
    return [set(['config'], { mediaType, digest, size }, ['schemaVersion', 'mediaType', 'artifactType'])];
  }
  return [
    set(['config', 'mediaType'], mediaType),
    set(['config', 'digest'], digest, ['mediaType']),
    set(['config', 'size'], size, ['mediaType', 'digest']),
    ...(config['data'] === undefined ? [] : [set(['config', 'data'], data)]),
    ...(config['urls'] === undefined ? [] : [remove(['config', 'urls'])]),
    ...(config['platform'] === undefined ? [] : [remove(['config', 'platform'])]),
  ];
}

/**
 * A config type in the name space of an artifact type: `application/vnd.example.sbom.v1` has
 * `application/vnd.example.sbom.config.v1+json`. Undefined when no valid media type results.
 */
export function configTypeFor(artifactType: string): string | undefined {
  const parts = /^([^/]+\/[^+;]+?)(\.v\d[\w.-]*)?(\+[^;]*)?$/.exec(artifactType);
  if (parts === null) return undefined;
  const [, stem, version = '.v1'] = parts;
  const type = `${stem}.config${version}+json`;
  return isMediaType(type) ? type : undefined;
}
