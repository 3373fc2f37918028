import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { memberAt } from '#schemas/plainData';
import { jsonIn } from '#schemas/values/json';
import { isSound, referredBlobs } from '#service/layout/referredBlobs';
import { defineRule } from '#service/lint/rule';

/** The config of a Helm chart is a copy of the Chart.yaml in the chart, which has been read to its end. */
export default defineRule({
  id: 'helm-config-chart',
  category: 'layout',
  kinds: ['image-manifest'],
  onlyWith: 'layout',
  severity: 'warning',
  summary: 'The config of a Helm chart differs from Chart.yaml in the chart.',
  source: 'https://github.com/helm/helm/blob/v4.2.4/pkg/registry/client.go#L679',
  messages: {
    differs:
      'The {property} in the config is "{said}", but Chart.yaml in the chart has "{found}". The config ' +
      'describes a different chart from the one that is delivered.',
  },
  fixes: {},
  *check({ descriptors, layout, model }) {
    if (layout === undefined || model.config?.mediaType !== wellKnown.helmConfig) return;
    const config = layout.layout.blob(model.config.digest);
    if (config?.bytes === undefined || !isSound(config)) return;
    // The provenance of the chart may be before it.
    const charts = referredBlobs(descriptors, layout).filter(
      ({ descriptor }) => descriptor.role === 'layer' && descriptor.value.mediaType === wellKnown.helmChart,
    );
    const [chart, ...others] = charts;
    // With several charts, nobody knows which one is meant.
    if (chart?.blob?.chart == null || others.length > 0 || !isSound(chart.blob)) return;
    const content = jsonIn(config.bytes);
    for (const property of ['name', 'version'] as const) {
      const [said, found] = [memberAt(content, property), chart.blob.chart[property]];
      if (typeof said !== 'string' || found === undefined || said === found) continue;
      yield { message: 'differs', at: { path: ['config', 'digest'] }, values: { property, said, found } };
      // The config of another chart is one mistake.
      return;
    }
  },
});
