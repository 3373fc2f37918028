import { isImageConfigType, wellKnown } from '#schemas/catalogue/mediaTypes';
import { kindByDescriptorType, kindNames } from '#schemas/kinds';
import { isPlainArray, isPlainObject, memberAt } from '#schemas/plainData';
import { specificationSection } from '#schemas/model/field';
import { familyOf } from '#schemas/values/mediaType';
import { detectKind, heedDescriptor, lookAlike } from '#service/document/kindDetection';
import type { DescriptorView } from '#service/document/views';
import { set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, descriptorKinds, fix, type FixProposal, type Report } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';
import { hasPartOf } from '#service/document/partsOfKind';
import {
  canBe,
  formNames,
  formOfBytes,
  formOfType,
  lacksForm,
  soundData,
  valueOfJson,
  type ContentForm,
} from '#service/oci/contentForm';
import { useEmptyConfig } from '#service/oci/emptyConfig';
import { addEmptyLayer } from '#service/oci/emptyLayer';
import { typeWithCompression } from '#service/oci/layerCompression';
import { belongs } from '#service/oci/mediaTypesOf';
import { ownArtifactType } from '#service/oci/ownArtifactType';
import { mediaTypeOfKind } from '#service/oci/ownMediaType';
import { setInOrder } from '#service/oci/setInOrder';
import { sharedArtifactType, unknownArtifact } from '#service/oci/usableType';

/** Content is known where it is embedded, and where its digest is well-known; then its type can be checked. */
export default defineRule({
  id: 'content-contradicts-type',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'known-content',
  severity: 'error',
  summary: 'The known content of a descriptor does not match its media type.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    config:
      'This content is {content}, not an image config. An image config must have architecture, os, and rootfs.',
    chart:
      'This content is {content}, but the config of a Helm chart has what its Chart.yaml says, among others the name and the version.',
    known: 'This is the digest of {content}, but the media type "{type}" is for content that is {promised}.',
    'known-document':
      'This is the digest of {content}, but the media type "{type}" is for {said}. Point to the document that was meant.',
    document:
      'The media type "{type}" is for {said}, but the embedded content is JSON with none of its required properties.',
    kind: 'The media type "{type}" is for {said}, but the embedded content is {found}.',
    other: 'The media type "{type}" is for content that is {promised}, but the embedded content is not.',
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
      // Of most descriptors, nothing is known but what they say.
      if (known === undefined && bytes === undefined) continue;
      const found = known === undefined ? bytes && formOfBytes(bytes) : known.form;
      const at = { path: [...descriptor.path, 'mediaType'] };
      const promised = formOfType(type);
      const severity = familyOf(type) === undefined ? 'warning' : 'error';
      if (found === undefined) {
        if (bytes === undefined || bytes.length === 0 || promised === undefined || !lacksForm(promised))
          continue;
        yield { message: 'other', at, values: { type, promised: formNames[promised] }, severity };
        continue;
      }
      const content = known?.title ?? formNames[found];
      const withoutParts = known?.title ?? 'JSON without any of these properties';
      if (isImageConfigType(type) && found === 'json') {
        if (bytes !== undefined && hasPartOf('image-config', valueOfJson(bytes))) continue;
        yield {
          message: 'config',
          at,
          values: { content: withoutParts },
          fixes: known === undefined ? [] : makeArtifact(context, descriptor),
        };
        continue;
      }
      if (type === wellKnown.helmConfig && found === 'json') {
        if (bytes !== undefined && hasPartOfChart(valueOfJson(bytes))) continue;
        yield {
          message: 'chart',
          at,
          values: { content: withoutParts },
          severity: 'warning',
        };
        continue;
      }
      if (found === 'json') {
        const report = documentReport(context, descriptor, type, known?.title ?? bytes);
        if (report !== undefined) yield { ...report, at };
      }
      if (promised === undefined || canBe(found, promised)) continue;
      yield {
        message: known === undefined ? 'embedded' : 'known',
        at,
        values: { content, type, promised: formNames[promised] },
        severity,
        fixes: renamed(context, descriptor, type, found),
      };
    }
  },
});

/**
 * Tells whether a value has anything that every Chart.yaml has. `helm pull` reads the config and does not check it
 * (helm/helm, pkg/registry/client.go, `processChartPull`, v4.2.4).
 */
function hasPartOfChart(value: unknown): boolean {
  return ['name', 'version', 'apiVersion'].some((name) => memberAt(value, name) !== undefined);
}

/**
 * What speaks against JSON under a type that names a kind of document.
 * @param content the title of known content, which is none of these documents, or the bytes that are embedded
 */
function documentReport(
  context: RuleContext,
  { path, role }: DescriptorView,
  type: string,
  content: string | Uint8Array | undefined,
): Omit<Report<'known-document' | 'document' | 'kind', 'replace'>, 'at'> | undefined {
  const kind = kindByDescriptorType.get(type);
  if (kind === undefined || content === undefined) return undefined;
  const said = kindNames[kind].phrase;
  if (typeof content === 'string')
    return { message: 'known-document', values: { content, type, said }, severity: 'error' };
  const value = valueOfJson(content);
  const found = detectKind(value);
  if (found === undefined)
    return hasPartOf(kind, value)
      ? undefined
      : { message: 'document', values: { type, said }, severity: 'error' };
  if (heedDescriptor(found, kind, value)?.kind === kind) return undefined;
  const replacement = mediaTypeOfKind(found.kind);
  const at = [...path, 'mediaType'];
  return {
    message: 'kind',
    values: { type, said, found: kindNames[found.kind].phrase },
    // Where the two are twins, all that differs is who defined the type.
    severity: lookAlike(kind, found.kind) ? 'warning' : 'error',
    fixes:
      replacement !== undefined && belongs(context, { path: at, role }, replacement)
        ? [fix('replace', set(at, replacement), { values: { replacement } })]
        : [],
  };
}

function renamed(
  context: RuleContext,
  { path, role }: DescriptorView,
  type: string,
  found: ContentForm,
): FixProposal<'replace'>[] {
  const at = [...path, 'mediaType'];
  const replacement = typeWithCompression(context, { path: at, role }, type, found);
  if (replacement === undefined) return [];
  return [fix('replace', set(at, replacement), { values: { replacement } })];
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
  const list = 'layers' in model ? model.layers : undefined;
  const operations = [
    ...(own === undefined ? [setInOrder(kind, ['artifactType'], artifactType)] : []),
    ...useEmptyConfig(model.config),
    ...(isPlainArray(list) && list.length === 0 ? [addEmptyLayer] : []),
  ];
  return [fix('use-empty-config', operations, { values: { artifactType } })];
}
