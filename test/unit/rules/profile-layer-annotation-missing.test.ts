import { image, imageConfigDescriptor, layer, markedKey, type Members } from '#helpers/documents';
import { markedBraceOf } from '#helpers/documents/formats';
import { testRule } from '#helpers/ruleTester';

const key = 'dev.cosignproject.cosign/signature';
const payload = (members: Members = {}) =>
  layer({ mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json', ...members });
const signatures = (...layers: readonly Members[]) => image({ layers });
const signed = signatures(payload({ annotations: { [key]: 'MEUCIQ==' } }));
const composed = (annotations?: object) =>
  image({
    config: imageConfigDescriptor({ mediaType: 'application/vnd.docker.compose.config.empty.v1+json' }),
    layers: [
      layer({ mediaType: 'application/vnd.docker.compose.file+yaml', digest: '$3' }),
      layer({ mediaType: 'application/vnd.docker.compose.envfile', digest: '$4', annotations }),
    ],
  });

testRule('profile-layer-annotation-missing', {
  valid: [
    signed,
    composed({ 'com.docker.compose.envfile': 'x.env' }),
    signatures(layer({ mediaType: 'application/vnd.oci.image.layer.v1.tar' })),
  ],
  invalid: [
    {
      text: markedBraceOf('"application/vnd.dev.cosign.simplesigning.v1+json"', signatures(payload())),
      message: 'required',
      severity: 'warning',
      fixes: {},
    },
    {
      text: signatures(
        payload({ [markedKey('annotations')]: {} }),
        payload({ [markedKey('annotations')]: { 'a.b': 'c' } }),
      ),
      message: 'required',
    },
    {
      text: signatures(
        payload({ annotations: { [markedKey('dev.cosignproject.cosign/signatur')]: 'MEUCIQ==' } }),
      ),
      message: 'required',
      fixes: { [`Rename "dev.cosignproject.cosign/signatur" to "${key}"`]: signed },
    },
    {
      text: markedBraceOf('"application/vnd.docker.compose.envfile"', composed()),
      message: 'unusual',
      severity: 'information',
    },
  ],
});
