import assert from 'node:assert/strict';
import { it } from 'mocha';
import { messageOf } from '#service';
import {
  image,
  index,
  manifestDescriptor,
  marked,
  markedKey,
  platform,
  type Members,
} from '#helpers/documents';
import { lint } from '#helpers/lint';
import { testRule } from '#helpers/ruleTester';

const key = 'org.opencontainers.image.description';
const entry = (digest: string, architecture: string, description?: string) =>
  manifestDescriptor({
    digest,
    platform: platform({ architecture }),
    annotations: description === undefined ? undefined : { [key]: description },
  });
/** An index of two entries with the given descriptions. */
const described = ([first, second]: readonly (string | undefined)[], members?: Members) =>
  index({ manifests: [entry('$1', 'amd64', first), entry('$2', 'arm64', second)], ...members });
const markedRoot = (text: string) => `«{»${text.slice(1)}`;
const ghcr = { policy: { consumers: ['ghcr'] } };

testRule('consumer-annotation', {
  valid: [
    described([]),
    { text: described([], { annotations: { [key]: 'A tool' } }), ...ghcr },
    // As long as may be.
    { text: described([], { annotations: { [key]: 'x'.repeat(512) } }), ...ghcr },
    { text: image(), ...ghcr },
    // Not absent, but of the wrong type, which is reported already.
    { text: described(['A tool', 'A tool'], { annotations: { [key]: 7 } }), ...ghcr },
  ],
  invalid: [
    {
      text: markedRoot(described([])),
      ...ghcr,
      message: 'not-on-index',
      severity: 'information',
      fixes: {},
    },
    {
      text: markedRoot(described(['A tool', 'A tool'])),
      ...ghcr,
      message: 'not-on-index',
      fixes: {
        [`Copy "${key}" from the entries to the index`]: described(['A tool', 'A tool'], {
          annotations: { [key]: 'A tool' },
        }),
      },
    },
    {
      text: described(['A tool'], { [markedKey('annotations')]: { 'a.b': 'c' } }),
      ...ghcr,
      message: 'not-on-index',
      fixes: {
        [`Copy "${key}" from the entries to the index`]: described(['A tool'], {
          annotations: { 'a.b': 'c', [key]: 'A tool' },
        }),
      },
    },
    {
      text: markedRoot(
        described(['A tool'], { subject: manifestDescriptor({ annotations: { [key]: 'Another' } }) }),
      ),
      ...ghcr,
      message: 'not-on-index',
      fixes: {
        [`Copy "${key}" from the entries to the index`]: described(['A tool'], {
          subject: manifestDescriptor({ annotations: { [key]: 'Another' } }),
          annotations: { [key]: 'A tool' },
        }),
      },
    },
    {
      text: markedRoot(described(['One', 'Another'])),
      ...ghcr,
      message: 'not-on-index',
      fixes: {},
    },
    {
      text: described([], { annotations: { [key]: marked('x'.repeat(513)) } }),
      ...ghcr,
      message: 'too-long',
      fixes: {},
    },
  ],
});

it('says of each limit from which month its own latest evidence is', () => {
  const text = described([], { annotations: { 'org.opencontainers.image.licenses': 'x'.repeat(257) } });
  const messages = lint(text, ghcr)
    .findings.filter(({ rule }) => rule.id === 'consumer-annotation')
    .map(messageOf);
  assert.deepEqual(messages, [
    'This value has 257 characters. As of June 2025, GitHub Container Registry limits "org.opencontainers.image.licenses" to 256 characters.',
    'As of June 2026, GitHub Container Registry shows "org.opencontainers.image.description" only from the annotations of the index, and this index does not have it.',
  ]);
});
