import { familyOf } from '#schemas/values/mediaType';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { set, type EditOperation } from '#service/edits/operations';
import type { DescriptorView } from '#service/document/views';

/** The descriptors of the config or the layers that have a counterpart in the other format, with its type. */
export function twinsIn(
  descriptors: readonly DescriptorView[],
  role: 'config' | 'layer',
  twin: 'ociTwin' | 'dockerTwin',
  catalogue: Catalogue,
): { readonly view: DescriptorView; readonly twin: string }[] {
  return descriptors.flatMap((view) => {
    const type = view.role === role ? view.value.mediaType : undefined;
    const found = type === undefined ? undefined : twinOf(type, role, twin, catalogue);
    return found === undefined ? [] : [{ view, twin: found }];
  });
}

/** The other format's name for a type; for a deprecated type that of its successor. */
function twinOf(
  type: string,
  role: 'config' | 'layer',
  twin: 'ociTwin' | 'dockerTwin',
  catalogue: Catalogue,
): string | undefined {
  const entry = catalogue.mediaType(type);
  if (entry?.[twin] === undefined || !entry.roles.includes(role)) return undefined;
  const successor = entry.status === 'deprecated' ? catalogue.mediaType(entry.replacement ?? '') : undefined;
  return successor?.[twin] ?? entry[twin];
}

/** Operations that give descriptors the corresponding types of the other format. */
export function useTwins(twins: ReturnType<typeof twinsIn>): EditOperation[] {
  return twins.map(({ view, twin }) => set([...view.path, 'mediaType'], twin));
}

/** Operations that turn a Docker manifest into an OCI one; the blobs stay as they are. */
export function convertToOci(descriptors: readonly DescriptorView[], catalogue: Catalogue): EditOperation[] {
  const deprecated = descriptors.flatMap((view) => {
    const type = view.role === 'layer' ? view.value.mediaType : undefined;
    const entry = type === undefined || familyOf(type) !== 'oci' ? undefined : catalogue.mediaType(type);
    return entry?.status === 'deprecated' && entry.replacement !== undefined
      ? [{ view, twin: entry.replacement }]
      : [];
  });
  return [
    set(['mediaType'], wellKnown.ociManifest, ['', 'schemaVersion']),
    ...useTwins(twinsIn(descriptors, 'config', 'ociTwin', catalogue)),
    ...useTwins(twinsIn(descriptors, 'layer', 'ociTwin', catalogue)),
    ...useTwins(deprecated),
  ];
}
