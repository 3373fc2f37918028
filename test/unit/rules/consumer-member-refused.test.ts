import {
  dockerManifestList,
  image,
  manifestDescriptor,
  markedKey,
  platform,
  type Members,
} from '#helpers/documents';
import { subject } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const attached = (members?: Members) => image({ subject: subject(members) });
const list = (members?: Members) =>
  dockerManifestList({
    manifests: [
      manifestDescriptor({
        mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
        platform: platform(members),
      }),
    ],
  });
const by = (...consumers: string[]) => ({ policy: { consumers } });

testRule('consumer-member-refused', {
  valid: [
    attached({ platform: platform() }),
    { text: attached(), ...by('ecr') },
    { text: attached({ platform: platform() }), ...by('gitlab') },
    { text: list({ features: ['sse4'] }), ...by('gitlab') },
  ],
  invalid: [
    {
      text: attached({ [markedKey('platform')]: platform() }),
      ...by('ecr'),
      message: 'refused',
      severity: 'warning',
      fixes: { 'Remove subject.platform': attached() },
    },
    {
      text: list({ [markedKey('features')]: ['sse4'] }),
      ...by('ecr'),
      message: 'refused',
      fixes: { 'Remove platform.features': list() },
    },
  ],
});
