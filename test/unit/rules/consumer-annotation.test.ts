import { index, manifestDescriptor, marked, markedKey, platform, type Members } from '#helpers/documents';
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
