import { testRule } from '#helpers/ruleTester';

const manifest = (format: string, config: string, layer: string, subject: string) => `{
  "schemaVersion": 2,
  "mediaType": "${format}",
  "config": { "mediaType": "${config}", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "${layer}", "digest": "$2", "size": 3422 }]${subject}
}
`;
const docker = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.container.image.v1+json',
  'application/vnd.docker.image.rootfs.diff.tar.gzip',
] as const;
const oci = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.oci.image.layer.v1.tar+gzip',
] as const;
const subject = `,
  "subject": { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$3", "size": 7682 }`;

testRule('subject-in-docker', {
  valid: [manifest(...docker, ''), manifest(...oci, subject)],
  invalid: [
    {
      // As an OCI manifest it would have a blob for its subject.
      text: manifest(
        ...docker,
        subject.replace('"subject"', '«"subject"»').replace('image.manifest', 'image.config'),
      ),
      message: 'ignored',
      fixes: { 'Remove the subject': manifest(...docker, '') },
    },
    {
      text: manifest(...docker, subject.replace('"subject"', '«"subject"»')),
      message: 'ignored',
      severity: 'warning',
      fixes: {
        'Make the document an OCI manifest': manifest(...oci, subject),
        'Remove the subject': manifest(...docker, ''),
      },
    },
  ],
});
