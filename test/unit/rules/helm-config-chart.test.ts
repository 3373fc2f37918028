import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import { verifiedAs, type LayoutFiles } from '#helpers/layouts';
import type { ChartNames } from '#service';

const gzip = Uint8Array.of(0x1f, 0x8b);
const chartType = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';

/** A layout with a Helm chart: its config, and what verification finds in the Chart.yaml of its layer; and where its manifest is. */
function chart(
  content: object | string,
  found: ChartNames | null | undefined,
  layerType = chartType,
): { files: LayoutFiles; path: string } {
  const draft = new LayoutDraft();
  const config = draft.blob('application/vnd.cncf.helm.config.v1+json', content);
  const provenance = draft.blob('application/vnd.cncf.helm.chart.provenance.v1.prov', 'signed');
  const layer = draft.blob(layerType, gzip);
  const entry = draft.artifact({
    layers: [provenance, layer],
    manifest: { artifactType: undefined, config },
  });
  const files = {
    ...draft.index([entry]).files,
    [pathOf(layer.digest)]: verifiedAs(gzip, { chart: found }),
  };
  return { files, path: pathOf(entry.digest) };
}

const content = { apiVersion: 'v2', name: 'web', version: '1.2.0' };
const older = chart(content, { name: 'web', version: '1.1.0' });
const other = chart(content, { name: 'api', version: '1.1.0' });

testLayoutRule('helm-config-chart', {
  valid: {
    'the name and version of the chart': chart(content, { name: 'web', version: '1.2.0' }).files,
    'a chart that was not verified': chart(content, undefined).files,
    'a layer without Chart.yaml': chart(content, null).files,
    'a version that is a number in Chart.yaml': chart(content, { name: 'web', version: undefined }).files,
    'a config without a name': chart({}, { name: 'web', version: '1.2.0' }).files,
    'a layer of another type': chart(content, { name: 'api', version: '1' }, 'application/gzip').files,
  },
  invalid: {
    'another version': {
      files: older.files,
      findings: [`${older.path} config.digest differs`],
      severity: 'warning',
    },
    'the config of another chart, once': {
      files: other.files,
      findings: [`${other.path} config.digest differs`],
    },
  },
});
