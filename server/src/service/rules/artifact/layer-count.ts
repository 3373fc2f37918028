import { defineRule } from '#service/lint/rule';

/** dockerd refuses to pull more (`maxLayerDepth`), and overlayfs mounts no more than 128. */
const most = 125;

/** Build tools do not check, so the limit shows only when the image is pulled. */
export default defineRule({
  id: 'layer-count',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  severity: 'warning',
  summary: 'The root filesystem has more layers than dockerd and overlayfs can stack.',
  source: 'https://github.com/moby/moby/blob/master/daemon/internal/layer/layer_store.go',
  messages: {
    many: 'The root filesystem has {count} layers. dockerd refuses more than 125 ("max depth exceeded"), and overlayfs mounts no more than 128.',
  },
  *check({ classification }) {
    const count = classification?.verdict === 'image' ? classification.rootfsLayers.length : 0;
    if (count > most) yield { message: 'many', at: { path: ['layers'], part: 'key' }, values: { count } };
  },
});
