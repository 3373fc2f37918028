import { testRule } from '#helpers/ruleTester';

const manifest = (config: string, layer: string, rest = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { ${config} },
  "layers": [{ ${layer} }]${rest}
}
`;
const config = `"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469`;
const layer = `"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422`;
const ofType = (type: string) =>
  manifest(config, layer.replace('"application/vnd.oci.image.layer.v1.tar+gzip"', type));
const gzip = ofType('"application/vnd.oci.image.layer.v1.tar+gzip"');
const repaired = (wrong: string, right: string) => ({
  text: ofType(`«"${wrong}"»`),
  message: 'near',
  severity: 'warning' as const,
  fixes: { [`Replace "${wrong}" by "${right}"`]: ofType(`"${right}"`) },
});

testRule('media-type-near-miss', {
  valid: [
    gzip,
    ofType('"application/vnd.oci.image.layer.v1.tar+gzip+encrypted"'),
    ofType('"application/vnd.oci.image.layer.v1.tar+zstd"'),
    // Types of others that merely resemble known ones.
    ofType('"application/gzip"'),
    ofType('"application/xml"'),
    ofType('"application/vnd.example.config.v1+json"'),
    ofType('"application/vnd.cncf.flux.content.v2.tar+gzip"'),
    ofType('"application/vnd.cncf.model.code.v1.zip"'),
    ofType('"application/vnd.oci.image.layer.v1.tar+unknown"'),
  ],
  invalid: [
    repaired('application/vnd.oci.image.layer.v1.tar.gzip', 'application/vnd.oci.image.layer.v1.tar+gzip'),
    repaired('application/vnd.oci.image.layer.v1.tar+gz', 'application/vnd.oci.image.layer.v1.tar+gzip'),
    repaired('application/vnd.oci.image.layer.v1.tar+zst', 'application/vnd.oci.image.layer.v1.tar+zstd'),
    repaired('application/vnd.oci.image.layer.v1.tgz', 'application/vnd.oci.image.layer.v1.tar+gzip'),
    repaired('application/vnd.oci.image.layers.v1.tar+gzip', 'application/vnd.oci.image.layer.v1.tar+gzip'),
    repaired('application/vnd.oci.image.layer.v2.tar+gzip', 'application/vnd.oci.image.layer.v1.tar+gzip'),
    repaired('application/vnd.oci.iamge.layer.v1.tar+gzip', 'application/vnd.oci.image.layer.v1.tar+gzip'),
    repaired('applicaiton/vnd.oci.image.layer.v1.tar+gzip', 'application/vnd.oci.image.layer.v1.tar+gzip'),
    repaired('application/oci.image.layer.v1.tar+gzip', 'application/vnd.oci.image.layer.v1.tar+gzip'),
    // A layer's type would be another mistake here, so that nothing is proposed.
    {
      text: manifest(
        config.replace(
          '"application/vnd.oci.image.config.v1+json"',
          '«"application/vnd.oci.image.layer.v1.tgz"»',
        ),
        layer,
      ),
      message: 'near',
      fixes: {},
    },
    {
      text: manifest(
        config.replace('"application/vnd.oci.image.config.v1+json"', '«"application/vnd.wasm.config.v0"»'),
        layer,
      ),
      message: 'near',
    },
  ],
});
