import { constantOf, jsonTypeOf, propertiesOf, schemaAt } from '#schemas/introspection';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { schemaByKind, type Kind } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { typeOf } from '#service/document/shape';
import { rename } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { checkedKinds, defineRule, fix, type FixProposal } from '#service/lint/rule';
import { useEmptyConfig } from '#service/oci/emptyConfig';
import { ownArtifactType } from '#service/oci/ownArtifactType';
import { nearestName } from '#service/oci/propertyNames';
import { setInOrder } from '#service/oci/setInOrder';
import { proposedValue } from '#service/reports/proposedValue';

/** A property that the specification calls REQUIRED is missing, or is present under a misspelled name. */
export default defineRule({
  id: 'required-property',
  category: 'shape',
  kinds: checkedKinds,
  onlyWith: 'shape-issues',
  severity: 'error',
  summary: 'A required property is missing.',
  source: specificationSection('descriptor.md', 'properties'),
  claims: [
    'distribution/schema-version',
    'distribution/config-missing',
    'distribution/no-list',
    'harbor/schema-version',
    'harbor/config-missing',
    'quay/schema-version',
    'quay/required',
    'quay/platform',
    'zot/schema-version',
    'zot/required',
    'zot/platform',
    'containerd-client/schema-version',
    'containers-image/no-schema-version',
    'docker-classic/no-rootfs',
  ],
  messages: {
    missing:
      'The required property {place} is missing. Consumers refuse the document, or read the property as an empty value.',
    'missing-schema-version':
      'The required property {place} is missing. Its value is always 2. {distribution/schema-version}',
    'missing-media-type':
      'The required property {place} is missing. Without it, no consumer knows how to read the content.',
    'missing-digest':
      'The required property {place} is missing. Without it, the content can be neither found nor verified.',
    'missing-size':
      'The required property {place} is missing. Without it, clients read the size as 0 and cannot limit how much they read.',
    'missing-manifest-config':
      'The required property {place} is missing. Artifacts use the empty config. {distribution/config-missing}',
    'missing-layers':
      'The required property {place} is missing. Write it even if the list is empty. {quay/required}',
    'missing-manifests':
      'The required property {place} is missing. Write it even if the list is empty. {quay/required}',
    'missing-platform': 'The required property {place} is missing. Runtimes use it to choose an image.',
    'missing-rootfs':
      'The required property {place} is missing. Without it, runtimes do not know the layers of the image.',
    'missing-diff-ids': 'The required property {place} is missing. Runtimes compare the layers with it.',
    'missing-rootfs-type': 'The required property {place} is missing. Its value is always "layers".',
    'missing-layout-version':
      'The required property {place} is missing. Without it, tools do not recognize the directory as an image layout.',
    misspelled:
      '"{found}" is not a property of the specification, and the required property "{name}" is missing. Consumers ignore misspelled properties.',
  },
  fixes: {
    rename: 'Rename "{found}" to "{name}"',
    insert: 'Insert "{name}": {value}',
    'insert-empty-config': 'Insert the empty config',
    'insert-empty-layer': 'Insert layers with the empty descriptor',
  },
  automatic: ['insert'],
  *check(context) {
    for (const { path, problem } of context.shapeIssues) {
      const name = path.at(-1);
      if (problem !== 'missing' || typeof name !== 'string') continue;
      const owner = path.slice(0, -1);
      const found = misspelledAs(context, owner, name);
      if (found === undefined) {
        yield {
          message: messageFor(context.kind, name),
          at: { path },
          absent: path,
          values: { place: formatPath(path), name },
          fixes: insertionsOf(context, path),
        };
      } else {
        const at = [...owner, found];
        yield {
          message: 'misspelled',
          at: { path: at, part: 'key' },
          absent: path,
          values: { found, name },
          fixes: [fix('rename', rename(at, name))],
        };
      }
    }
  },
});

/** The key in `owner` that is probably intended to be `name`: close in spelling, with a value of the right type. */
function misspelledAs({ kind, rawValue }: RuleContext, owner: JsonPath, name: string): string | undefined {
  const value = rawValue(owner);
  const schema = schemaAt(schemaByKind[kind], owner);
  const property = schema === undefined ? undefined : propertiesOf(schema).get(name);
  if (property === undefined || typeof value !== 'object' || value === null) return undefined;
  const expected = jsonTypeOf(property);
  const near = Object.entries(value).find(
    ([key, member]) => typeOf(member) === expected && nearestName(key, [name]) !== undefined,
  );
  return near?.[0];
}

type Insertion = 'insert' | 'insert-empty-config' | 'insert-empty-layer';

function insertionsOf(context: RuleContext, path: JsonPath): FixProposal<Insertion>[] {
  const { kind } = context;
  if (kind === 'image-manifest' && path.length === 1 && path[0] === 'config') {
    const isArtifact = ownArtifactType(context) !== undefined;
    return isArtifact ? [fix('insert-empty-config', useEmptyConfig(undefined))] : [];
  }
  const value = proposedValue(context, path);
  if (value === undefined) return [];
  const operation = setInOrder(kind, path, value);
  if (Array.isArray(value) && value.length > 0) return [fix('insert-empty-layer', operation)];
  // What the neighbors or the content suggest may not be what was intended.
  const schema = schemaAt(schemaByKind[kind], path);
  const doubtful = schema === undefined || constantOf(schema) === undefined;
  return [fix('insert', operation, { values: { value: JSON.stringify(value) }, doubtful })];
}

/** Properties whose message says what their absence leads to. */
const messageByName = {
  schemaVersion: 'missing-schema-version',
  mediaType: 'missing-media-type',
  digest: 'missing-digest',
  size: 'missing-size',
  layers: 'missing-layers',
  manifests: 'missing-manifests',
  os: 'missing-platform',
  architecture: 'missing-platform',
  rootfs: 'missing-rootfs',
  diff_ids: 'missing-diff-ids',
  type: 'missing-rootfs-type',
  imageLayoutVersion: 'missing-layout-version',
} as const;

type MessageByName = typeof messageByName;

function messageFor(
  kind: Kind,
  name: string,
): MessageByName[keyof MessageByName] | 'missing-manifest-config' | 'missing' {
  if (name === 'config' && kind === 'image-manifest') return 'missing-manifest-config';
  return hasMessage(name) ? messageByName[name] : 'missing';
}

function hasMessage(name: string): name is keyof MessageByName {
  return Object.hasOwn(messageByName, name);
}
