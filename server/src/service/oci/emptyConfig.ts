import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { remove, set, type EditOperation } from '#service/edits/operations';

/** The operations that make a config the empty descriptor (manifest.md, "Guidance for an Empty Descriptor"). */
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
