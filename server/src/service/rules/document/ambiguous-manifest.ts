import { kindNames } from '#schemas/kinds';
import { listOf } from '#schemas/prose';
import { remove, type EditOperation } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { foreignKeys } from '#service/oci/foreignKeys';
import { lacksMediaType, typedKinds } from '#service/oci/ownMediaType';

/** CVE-2021-41190: one digest with two meanings, depending on the kind of document that a client expects. */
export default defineRule({
  id: 'ambiguous-manifest',
  category: 'document',
  kinds: typedKinds,
  onlyWith: 'unknown-keys',
  severity: 'error',
  summary: 'A document can be read as a manifest and as an index.',
  source: 'https://github.com/opencontainers/image-spec/security/advisories/GHSA-77vh-xpmg-72qh',
  claims: [
    'containerd/ambiguous',
    'docker/ambiguous',
    'docker-classic/ambiguous-manifest',
    'docker-classic/ambiguous-index',
    'containers-image/foreign-members',
    'umoci/manifest-with-manifests',
    'umoci/index-with-config',
    'distribution/ambiguous',
    'harbor/ambiguous',
  ],
  messages: {
    ambiguous:
      '"{key}" does not belong in this {title}. With it, the document can be read as two things under one digest ' +
      '(CVE-2021-41190).',
    other: '"{key}" does not belong here either.',
  },
  fixes: {
    'remove-foreign': 'It is {phrase}: remove {keys}',
    'remove-own': 'It is an index: remove config and layers',
  },
  *check(context) {
    const { kind, kindIsBy, rawValue } = context;
    // A property that is null is reported by ambiguous-null-key.
    const keys = foreignKeys(context)
      .filter(([, value]) => value !== null)
      .map(([key]) => key);
    const [first, ...others] = keys;
    if (first === undefined) return;
    const own = ['config', 'layers'].filter((name) => rawValue([name]) !== undefined);
    // Where something else says what the document is, it stays that.
    const mayBeIndex =
      kind === 'image-manifest' &&
      kindIsBy === 'shape' &&
      first === 'manifests' &&
      others.length === 0 &&
      lacksMediaType(context) &&
      Array.isArray(rawValue(['manifests']));
    yield {
      message: 'ambiguous',
      at: { path: [first], part: 'key' },
      values: { key: first, keys: listOf(keys.map((key) => `"${key}"`)), ...kindNames[kind] },
      related: others.map((key) => ({ path: [key], message: 'other', values: { key } })),
      fixes: [
        fix('remove-foreign', removals(keys)),
        ...(mayBeIndex ? [fix<'remove-own'>('remove-own', removals(own))] : []),
      ],
    };
  },
});

function removals(keys: readonly string[]): EditOperation[] {
  return keys.map((key) => remove([key]));
}
