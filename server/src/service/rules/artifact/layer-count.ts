import { defineRule } from '#service/lint/rule';

/** The numbers of layers that image stores take at most: the lowest known limit, and the highest. */
const lowestLimit = 125;
const highestLimit = 500;

/** The specification sets no limit, so it shows only when the image is pushed, pulled or run. */
export default defineRule({
  id: 'layer-count',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  severity: 'warning',
  summary: 'The root filesystem has more layers than some image stores allow.',
  source: 'https://github.com/moby/moby/blob/master/daemon/internal/layer/layer_store.go',
  claims: ['docker-classic/depth', 'containers-image/depth', 'ecr/layer-count'],
  messages: {
    many: 'The root filesystem has {count} layers. {docker-classic/depth} {containers-image/depth}',
    most: 'The root filesystem has {count} layers. {containers-image/depth} {docker-classic/depth}',
  },
  *check({ classification }) {
    const count = classification?.verdict === 'image' ? classification.rootfsLayers.length : 0;
    if (count <= lowestLimit) return;
    const message = count > highestLimit ? 'most' : 'many';
    yield { message, at: { path: ['layers'], part: 'key' }, values: { count } };
  },
});
