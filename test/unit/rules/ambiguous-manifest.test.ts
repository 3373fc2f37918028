import { testRule } from '#helpers/ruleTester';

const type = (name: string) => `
  "mediaType": "application/vnd.oci.image.${name}.v1+json",`;
const head = (mediaType: string) => `{
  "schemaVersion": 2,${mediaType}`;
const config =
  '"config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 }';
const layers =
  '"layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }]';
const manifests =
  '"manifests": [{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$3", "size": 5 }]';
const document = (mediaType: string, ...members: string[]) => `${head(mediaType)}
  ${members.join(',\n  ')}
}
`;
const mark = (member: string) => member.replace(/^"\w+"/, '«$&»');

testRule('ambiguous-manifest', {
  valid: [
    document(type('manifest'), config, layers),
    document(type('index'), manifests),
    document(type('manifest'), config, layers, '"manifests": null'),
  ],
  invalid: [
    {
      text: document(type('manifest'), config, layers, mark(manifests)),
      message: 'ambiguous',
      severity: 'error',
      fixes: {
        'It is an OCI image manifest: remove manifests': document(type('manifest'), config, layers),
      },
    },
    {
      text: document('', config, layers, mark(manifests)),
      fixes: {
        'It is an OCI image manifest: remove manifests': document('', config, layers),
        'It is an index: remove config and layers': document('', manifests),
      },
    },
    {
      text: document(type('index'), mark(config), layers, manifests),
      fixes: { 'It is an OCI image index: remove config and layers': document(type('index'), manifests) },
    },
    { text: document(type('manifest'), config, layers, '«"fsLayers"»: []') },
    { text: document(type('manifest'), config, layers, '«"Manifests"»: []') },
  ],
});
