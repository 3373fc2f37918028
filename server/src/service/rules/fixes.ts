import { emptyDescriptor } from '../../../../schemas/src/catalogue/digests';
import { isMediaType } from '../../../../schemas/src/catalogue/mediaTypes';
import { propertiesOf, schemaAt } from '../../../../schemas/src/introspection';
import { schemaByKind, type Kind } from '../../../../schemas/src/kinds';
import type { JsonPath } from '../document/jsonPath';
import type { EditOperation, JsonValue } from '../edits/operations';

/**
 * Operations that insert a property where the specification lists it, or replace its value: behind those
 * of its siblings that stand before it in the model.
 */
export function setInOrder(kind: Kind, path: JsonPath, value: JsonValue): EditOperation {
  const schema = schemaAt(schemaByKind[kind], path.slice(0, -1));
  const names = schema === undefined ? [] : [...propertiesOf(schema).keys()];
  const index = names.indexOf(String(path.at(-1)));
  return index === -1
    ? { op: 'set', path, value }
    : { op: 'set', path, value, after: ['', ...names.slice(0, index)] };
}

/** Operations that turn a config into the empty descriptor (manifest.md, "Guidance for an Empty Descriptor"). */
export function useEmptyConfig(config: Readonly<Record<string, unknown>> | undefined): EditOperation[] {
  const { mediaType, digest, size, data } = emptyDescriptor;
  if (config === undefined) {
    return [
      {
        op: 'set',
        path: ['config'],
        value: { mediaType, digest, size },
        after: ['schemaVersion', 'mediaType', 'artifactType'],
      },
    ];
  }
  return [
    { op: 'set', path: ['config', 'mediaType'], value: mediaType },
    { op: 'set', path: ['config', 'digest'], value: digest, after: ['mediaType'] },
    { op: 'set', path: ['config', 'size'], value: size, after: ['mediaType', 'digest'] },
    ...(config['data'] === undefined ? [] : [{ op: 'set' as const, path: ['config', 'data'], value: data }]),
    ...(config['urls'] === undefined ? [] : [{ op: 'remove' as const, path: ['config', 'urls'] }]),
    ...(config['platform'] === undefined ? [] : [{ op: 'remove' as const, path: ['config', 'platform'] }]),
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
