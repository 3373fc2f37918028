import { remove } from '#service/edits/operations';
import { kindNames } from '#schemas/kinds';
import { fix, defineRule } from '#service/lint/rule';
import { foreignKeys } from '#service/oci/foreignKeys';
import { lacksMediaType, typedKinds } from '#service/oci/ownMediaType';

/** CVE-2021-41190: one digest, two meanings, depending on what a client takes the document for. */
export default defineRule({
  id: 'ambiguous-manifest',
  category: 'document',
  kinds: typedKinds,
  severity: 'error',
  summary: 'A document can be read as a manifest and as an index.',
  source: 'https://github.com/opencontainers/image-spec/security/advisories/GHSA-77vh-xpmg-72qh',
  messages: {
    ambiguous:
      '"{key}" does not belong into {phrase}: with it the document can be read as two things under one digest (CVE-2021-41190). containerd, podman and registries refuse it.',
    other: '"{key}" as well.',
  },
  fixes: {
    'remove-foreign': 'It is {phrase}: remove {keys}',
    'remove-own': 'It is an index: remove config and layers',
  },
  *check(context) {
    const { kind, rawValue } = context;
    const keys = foreignKeys(context).flatMap(([key, value]) => (value === null ? [] : [key]));
    const [first, ...others] = keys;
    if (first === undefined) return;
    const own = ['config', 'layers'].filter((name) => rawValue([name]) !== undefined);
    const mayBeIndex =
      kind === 'image-manifest' && first === 'manifests' && lacksMediaType(context) && others.length === 0;
    yield {
      message: 'ambiguous',
      at: { path: [first], part: 'key' },
      values: { key: first, keys: keys.join(' and '), ...kindNames[kind] },
      related: others.map((key) => ({ path: [key], message: 'other' as const, values: { key } })),
      fixes: [
        fix(
          'remove-foreign',
          keys.map((key) => remove([key])),
        ),
        ...(mayBeIndex && Array.isArray(rawValue(['manifests']))
          ? [
              fix(
                'remove-own' as const,
                own.map((name) => remove([name])),
              ),
            ]
          : []),
      ],
    };
  },
});
