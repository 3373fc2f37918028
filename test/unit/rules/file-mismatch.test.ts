import { createHash } from 'node:crypto';
import { testRule } from '#helpers/ruleTester';

const digestOf = (text: string, algorithm = 'sha256'): string =>
  `${algorithm}:${createHash(algorithm).update(text).digest('hex')}`;

/** An artifact with one file; the members are those of its descriptor. */
const artifact = (members: string, title = 'notes.txt', more = ''): string => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "artifactType": "application/vnd.example.notes",
  "config": {
    "mediaType": "application/vnd.oci.empty.v1+json",
    "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    "size": 2
  },
  "layers": [
    {
      ${members},
      "annotations": { "org.opencontainers.image.title": "${title}" }${more}
    }
  ]
}`;

const before = 'the first notes';
const after = 'the notes of today';
const longJson = JSON.stringify({ spdxVersion: 'SPDX-2.3', comment: 'long '.repeat(1_000) });
const type = '"mediaType": "text/plain"';
const sound = `${type}, "digest": "${digestOf(before)}", "size": 15`;
const rebuilt = `${type}, "digest": «"${digestOf(before)}"», "size": 15`;
const data = (text: string): string => `"data": "${Buffer.from(text).toString('base64')}"`;

testRule('file-mismatch', {
  valid: [
    // Nobody knows of files beside it.
    artifact(sound),
    { text: artifact(sound), neighbors: { 'notes.txt': before } },
    { text: artifact(sound), neighbors: { 'other.txt': after } },
    // The title leads out of the folder, or is the name of the document itself.
    { text: artifact(sound, '../notes.txt'), neighbors: { 'notes.txt': after } },
    { text: artifact(sound, 'manifest.json'), neighbors: { 'manifest.json': after } },
    // The layer is an archive of the file.
    {
      text: artifact(sound.replace('text/plain', 'application/vnd.example.tar+gzip')),
      neighbors: { 'notes.txt': after },
    },
    // A long file that does not begin like JSON is another one than the descriptor means, as a short one is.
    {
      text: artifact(sound.replace('text/plain', 'application/json')),
      neighbors: { 'notes.txt': 'text '.repeat(1_000) },
    },
    // The title of an image is for people.
    {
      text: `{
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.index.v1+json",
        "manifests": [{
          "mediaType": "application/vnd.oci.image.manifest.v1+json",
          "digest": "${digestOf(before)}",
          "size": 15,
          "annotations": { "org.opencontainers.image.title": "hello" }
        }]
      }`,
      neighbors: { hello: after },
    },
    // A digest that was made up has a rule of its own.
    {
      text: artifact(`${type}, "digest": "sha256:${'ab'.repeat(32)}", "size": 15`),
      neighbors: { 'notes.txt': after },
    },
    // A size that is missing, negative, or that of content embedded or well-known, is for other rules to judge.
    { text: artifact(sound.replace(', "size": 15', '')), neighbors: { 'notes.txt': before } },
    { text: artifact(sound.replace('15', '-1')), neighbors: { 'notes.txt': before } },
    {
      text: artifact(sound.replace('15', '14'), 'notes.txt', `, ${data(before)}`),
      neighbors: { 'notes.txt': before },
    },
    { text: artifact(`${type}, "digest": "${digestOf('{}')}", "size": 3`), neighbors: { 'notes.txt': '{}' } },
    // A malformed digest has a rule of its own.
    { text: artifact(sound.replace('sha256:', 'sha256-')), neighbors: { 'notes.txt': after } },
  ],
  invalid: [
    {
      text: artifact(rebuilt),
      neighbors: { 'notes.txt': after },
      message: 'digest',
      severity: 'warning',
      fixes: {
        'Use the digest and size of notes.txt': artifact(
          `${type}, "digest": "${digestOf(after)}", "size": 18`,
        ),
      },
    },
    // The file is below the folder, and as long as before.
    {
      text: artifact(rebuilt, 'docs/notes.txt'),
      neighbors: { 'docs/notes.txt': 'the other notes' },
      message: 'digest',
    },
    // The algorithm stays.
    {
      text: artifact(`${type}, "digest": «"${digestOf(before, 'sha512')}"», "size": 15`),
      neighbors: { 'notes.txt': after },
      message: 'digest',
      fixes: {
        'Use the digest and size of notes.txt': artifact(
          `${type}, "digest": "${digestOf(after, 'sha512')}", "size": 18`,
        ),
      },
    },
    // Embedded content follows the file.
    {
      text: artifact(rebuilt, 'notes.txt', `,\n      ${data(before)}`),
      neighbors: { 'notes.txt': after },
      message: 'digest',
      fixes: {
        'Use the digest and size of notes.txt': artifact(
          `${type}, "digest": "${digestOf(after)}", "size": 18`,
          'notes.txt',
          `,\n      ${data(after)}`,
        ),
      },
    },
    // A file that is too long to be embedded is not.
    {
      text: artifact(rebuilt, 'notes.txt', `,\n      ${data(before)}`),
      neighbors: { 'notes.txt': 'x'.repeat(100_000) },
      message: 'digest',
      fixes: {
        'Use the digest and size of notes.txt': artifact(
          `${type}, "digest": "${digestOf('x'.repeat(100_000))}", "size": 100000`,
        ),
      },
    },
    // JSON that is longer than what is read of it is JSON.
    {
      text: artifact(rebuilt.replace('text/plain', 'application/spdx+json'), 'sbom.json'),
      neighbors: { 'sbom.json': longJson },
      message: 'digest',
      fixes: {
        'Use the digest and size of sbom.json': artifact(
          `"mediaType": "application/spdx+json", "digest": "${digestOf(longJson)}", "size": ${longJson.length}`,
          'sbom.json',
        ),
      },
    },
    // An empty file is mostly one that is being written.
    { text: artifact(rebuilt), neighbors: { 'notes.txt': '' }, message: 'digest', fixes: {} },
    {
      text: artifact(sound.replace('"size": 15', '"size": «14»')),
      neighbors: { 'notes.txt': before },
      message: 'size',
      fixes: { 'Set size to 15': artifact(sound) },
    },
    // Nobody has computed the digest of the file.
    {
      text: artifact(`${type}, "digest": "${digestOf(before).replace('sha256', 'blake3')}", "size": «15»`),
      neighbors: { 'notes.txt': after },
      message: 'length',
      fixes: {},
    },
    // A descriptor in a document of its own.
    {
      text: `{
        ${rebuilt},
        "annotations": { "org.opencontainers.image.title": "notes.txt" }
      }`,
      kind: 'descriptor',
      neighbors: { 'notes.txt': after },
      message: 'digest',
    },
  ],
});
