import { artifact, image, layer, marked } from '#helpers/documents';
import { customConfig, file } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip';
const archive = (artifactType: unknown) => artifact({ artifactType, layers: [layer()] });

/** A Helm chart with an artifact type. */
const chart = (artifactType?: unknown, configType = 'application/vnd.cncf.helm.config.v1+json') =>
  image({
    artifactType,
    config: customConfig({ mediaType: configType }),
    layers: [file({ mediaType: chartType })],
  });
const chartType = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const removal =
  'Remove artifactType: the config type application/vnd.cncf.helm.config.v1+json says what the artifact is';

testRule('artifact-type-is-oci-type', {
  valid: [
    artifact({ artifactType: 'application/vnd.example.thing.v1' }),
    artifact({ artifactType: 'application/vnd.docker.compose.project' }),
    image({ artifactType: layerType }),
    // KCL packages have these artifact types.
    ...[layerType, 'application/vnd.oci.image.layer.v1.tar'].map((artifactType) =>
      artifact({
        artifactType,
        layers: [layer({ mediaType: artifactType })],
        annotations: { 'org.kcllang.package.name': 'k8s' },
      }),
    ),
    // What is not known as the type of a part may be the type of an artifact.
    chart('application/vnd.example.chart'),
    chart('application/vnd.cncf.artifacthub.config.v1+yaml'),
    // Nothing else names the artifact.
    chart(chartType, 'application/vnd.oci.empty.v1+json'),
    chart(chartType, 'application/vnd.example.config'),
    chart(chartType, 'application/vnd.unknown.config.v1+json'),
    // Other rules report these.
    chart('application/json'),
    chart('application/vnd.cncf.helm.config.v1+json'),
  ],
  invalid: [
    {
      text: chart(marked(chartType)),
      message: 'layer-of-format',
      severity: 'information',
      fixes: { [removal]: chart() },
    },
    {
      text: chart(marked('application/vnd.cncf.kyverno.config.v1+json')),
      message: 'config-of-format',
      fixes: { [removal]: chart() },
    },

    {
      text: image({
        artifactType: marked('application/vnd.oci.image.manifest.v1+json'),
        config: customConfig(),
      }),
      message: 'manifest',
      severity: 'warning',
      fixes: {
        'Remove artifactType: the config type application/vnd.example.config.v1+json says what the artifact is':
          image({ config: customConfig() }),
      },
    },
    {
      text: artifact({ artifactType: marked('application/vnd.oci.empty.v1+json'), layers: [file()] }),
      message: 'empty',
      fixes: {
        'Set artifactType to the type of the layers, application/vnd.example.file': artifact({
          artifactType: 'application/vnd.example.file',
          layers: [file()],
        }),
      },
    },
    {
      text: archive(marked(layerType)),
      message: 'layer',
      fixes: {
        'Set artifactType to application/vnd.unknown.artifact.v1, the type for unknown artifacts': archive(
          'application/vnd.unknown.artifact.v1',
        ),
      },
    },
    { text: archive(marked('application/vnd.oci.image.index.v1+json')), message: 'index' },
    { text: archive(marked('application/vnd.oci.image.config.v1+json')), message: 'config' },
  ],
});
