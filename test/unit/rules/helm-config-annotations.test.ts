import type { Members } from '#helpers/documents';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';

/** A layout with a Helm chart: what its config says, and the annotations of its manifest; and where these are. */
function chart(content: object | string, annotations: Members): { files: LayoutFiles; path: string } {
  const draft = new LayoutDraft();
  const config = draft.blob('application/vnd.cncf.helm.config.v1+json', content);
  const layer = draft.blob('application/vnd.cncf.helm.chart.content.v1.tar+gzip', Uint8Array.of(0x1f, 0x8b));
  const entry = draft.artifact({
    layers: [layer],
    manifest: { artifactType: undefined, config, annotations },
  });
  return { files: draft.index([entry]).files, path: pathOf(entry.digest) };
}

const [title, version] = ['org.opencontainers.image.title', 'org.opencontainers.image.version'];
const content = { apiVersion: 'v2', name: 'web', version: '1.2.0+build.1' };
const renamed = chart(content, { [title]: 'api', [version]: '1.2.0' });

testLayoutRule('helm-config-annotations', {
  valid: {
    'the name and version of the chart': chart(content, { [title]: 'web', [version]: '1.2.0+build.1' }).files,
    'a chart without annotations': chart(content, { 'com.example.key': 'value' }).files,
    'a config without a name': chart({}, { [title]: 'web' }).files,
    'a config that is not JSON': chart('{ name', { [title]: 'web' }).files,
  },
  invalid: {
    'another name and version': {
      files: renamed.files,
      findings: [
        `${renamed.path} annotations["${title}"] differs`,
        `${renamed.path} annotations["${version}"] differs`,
      ],
      fixes: ['use-config', 'use-config'],
      severity: 'warning',
    },
  },
});
