import { isImageConfigType } from '#schemas/catalogue/mediaTypes';
import { isPlainObject } from '#schemas/plainData';
import { specificationSection } from '#schemas/model/field';
import { familyOf } from '#schemas/values/mediaType';
import type { DescriptorView } from '#service/document/views';
import { set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, descriptorKinds, fix, type FixProposal } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';
import {
  canBe,
  formNames,
  formOfBytes,
  formOfType,
  mayBeImageConfig,
  soundData,
  type ContentForm,
} from '#service/oci/contentForm';
import { useEmptyConfig } from '#service/oci/emptyConfig';
import { addEmptyLayer } from '#service/oci/emptyLayer';
import { typeWithCompression } from '#service/oci/layerCompression';
import { ownArtifactType } from '#service/oci/ownArtifactType';
import { setInOrder } from '#service/oci/setInOrder';
import { sharedArtifactType, unknownArtifact } from '#service/oci/usableType';

/** Content is known where it is embedded, and where its digest is well-known; then its type can be checked. */
export default defineRule({
  id: 'content-contradicts-type',
  category: 'descriptor',
  kinds: descriptorKinds,
  severity: 'error',
  summary: 'The known content of a descriptor does not match its media type.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    config:
      'This content is {content}, not an image config. An image config must have architecture, os, and rootfs.',
    known: 'This is the digest of {content}, but the media type "{type}" is for content that is {promised}.',
    embedded:
      'The embedded content is {content}, but the media type "{type}" is for content that is {promised}.',
  },
  fixes: {
    replace: 'Replace "{type}" with "{replacement}"',
    'use-empty-config': 'It is an artifact: use the empty config and artifactType {artifactType}',
  },
  *check(context) {
    for (const descriptor of context.descriptors) {
      const { mediaType: type, digest } = descriptor.value;
      if (type === undefined || isEmptyType(descriptor)) continue;
      const known = digest === undefined ? undefined : context.catalogue.content(digest);
      const bytes = known === undefined ? soundData(descriptor.value) : undefined;
      const found = known === undefined ? bytes && formOfBytes(bytes) : known.form;
      if (found === undefined) continue;
      const at = { path: [...descriptor.path, 'mediaType'] };
      const content = known?.title ?? formNames[found];
      if (isImageConfigType(type) && found === 'json') {
        if (known === undefined && bytes !== undefined && mayBeImageConfig(bytes)) continue;
        yield {
          message: 'config',
          at,
          values: { content: known === undefined ? 'JSON without any of these properties' : content },
          fixes: known === undefined ? [] : makeArtifact(context, descriptor),
        };
        continue;
      }
      const promised = formOfType(type);
      if (promised === undefined || canBe(found, promised)) continue;
      yield {
        message: known === undefined ? 'embedded' : 'known',
        at,
        values: { content, type, promised: formNames[promised] },
        severity: familyOf(type) === undefined ? 'warning' : 'error',
        fixes: renamed(context, descriptor, type, found),
      };
    }
  },
});

function renamed(
  context: RuleContext,
  { path, role }: DescriptorView,
  type: string,
  found: ContentForm,
): FixProposal<'replace'>[] {
  const replacement = typeWithCompression(context, role, type, found);
  if (replacement === undefined) return [];
  return [fix('replace', set([...path, 'mediaType'], replacement), { values: { replacement } })];
}

function makeArtifact(context: RuleContext, { role }: DescriptorView): FixProposal<'use-empty-config'>[] {
  const { kind, model, catalogue, policy, descriptors } = context;
  // Docker’s format and version 1.0 have neither the empty config nor artifactType.
  if (kind !== 'image-manifest' || role !== 'config' || policy.specification === '1.0') return [];
  if (!('config' in model) || !isPlainObject(model.config)) return [];
  const layers = descriptors.filter((view) => view.role === 'layer');
  const own = ownArtifactType(context);
  const layerTypes = layers.map(({ value }) => value.mediaType);
  const artifactType = own ?? sharedArtifactType(layerTypes, catalogue) ?? unknownArtifact;
  const operations = [
    ...(own === undefined ? [setInOrder(kind, ['artifactType'], artifactType)] : []),
    ...useEmptyConfig(model.config),
    ...(layers.length === 0 ? [addEmptyLayer] : []),
  ];
  return [fix('use-empty-config', operations, { values: { artifactType } })];
}
