import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { memberAt } from '#schemas/plainData';
import { jsonIn } from '#schemas/values/json';
import { set } from '#service/edits/operations';
import { isSound } from '#service/layout/referredBlobs';
import { defineRule, fix } from '#service/lint/rule';

/** The config of a Helm chart is its Chart.yaml as JSON, from which the annotations of the manifest are made. */
export default defineRule({
  id: 'helm-config-annotations',
  category: 'layout',
  kinds: ['image-manifest'],
  onlyWith: ['layout', 'annotations'],
  severity: 'warning',
  summary: 'An annotation of a Helm chart differs from the name or version in the config of the chart.',
  source: 'https://helm.sh/docs/topics/registries/',
  messages: {
    differs:
      'The {property} in the config of the chart is "{found}". People who choose a chart by its annotations get a ' +
      'different one than they expect.',
  },
  fixes: { 'use-config': 'Use the value in the config' },
  *check({ layout, model, rawValue }) {
    if (layout === undefined || model.config?.mediaType !== wellKnown.helmConfig) return;
    const blob = layout.layout.blob(model.config.digest);
    if (blob?.bytes === undefined || !isSound(blob)) return;
    const chart = jsonIn(blob.bytes);
    for (const [key, property] of pairs) {
      const path = ['annotations', key];
      const [said, found] = [rawValue(path), memberAt(chart, property)];
      if (typeof said !== 'string' || typeof found !== 'string' || said === found) continue;
      yield {
        message: 'differs',
        at: { path },
        values: { property, found },
        fixes: [fix('use-config', set(path, found))],
      };
    }
  },
});

const pairs = [
  [wellKnownAnnotations.title, 'name'],
  [wellKnownAnnotations.version, 'version'],
] as const;
