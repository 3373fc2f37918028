import { LayoutDraft, pathOf, type DraftDescriptor } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';
import { digestOf } from '#helpers/markedText';

type Statement = (digest: string) => object;

const inToto: Statement = (digest) => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'image', digest: { sha256: digest.slice('sha256:'.length) } }],
});
const simpleSigning: Statement = (digest) => ({ critical: { image: { 'docker-manifest-digest': digest } } });
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64');
const dsse: Statement = (digest) => ({
  payloadType: 'application/vnd.in-toto+json',
  payload: encoded(inToto(digest)),
});
const bundle: Statement = (digest) => ({ dsseEnvelope: dsse(digest) });
const notary: Statement = (digest) => ({
  payload: Buffer.from(JSON.stringify({ targetArtifact: { digest } })).toString('base64url'),
});

/** How a layout says what image a statement is about. */
type Way = 'subject' | 'tag' | 'annotation';

/** A layout with an image, and a statement about a digest; and where the manifest of the statement is. */
function about(
  digestIn: (image: DraftDescriptor) => string,
  statement: Statement,
  way: Way = 'subject',
): { files: LayoutFiles; findings: readonly string[] } {
  const draft = new LayoutDraft();
  const image = draft.image();
  const layer = draft.blob('application/vnd.example.statement+json', statement(digestIn(image)));
  const entry = draft.artifact({ layers: [layer], manifest: way === 'subject' ? { subject: image } : {} });
  const annotations = {
    subject: {},
    tag: { 'org.opencontainers.image.ref.name': `${image.digest.replace(':', '-')}.sig` },
    annotation: {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': image.digest,
    },
  };
  draft.index([image, { ...entry, annotations: annotations[way] }]);
  return { files: draft.files, findings: [`${pathOf(entry.digest)} layers[0].digest other`] };
}

const right = ({ digest }: DraftDescriptor): string => digest;
const wrong = (): string => digestOf('another image');

const part = new LayoutDraft();
const image = part.image();
const ofIndex = part.blob('application/vnd.oci.image.index.v1+json', {
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: [image],
});
const layers = [part.blob('application/vnd.in-toto+json', inToto(image.digest))];
part.index([ofIndex, part.artifact({ layers, manifest: { subject: ofIndex } })]);

/** An attestation of an image, which the index puts beside another one that it does not list. */
const dangling = new LayoutDraft();
const attested = dangling.image();
const attestation = dangling.artifact({
  layers: [dangling.blob('application/vnd.in-toto+json', inToto(attested.digest))],
});
const annotations = {
  'vnd.docker.reference.type': 'attestation-manifest',
  'vnd.docker.reference.digest': wrong(),
};
dangling.index([attested, { ...attestation, annotations }]);

testLayoutRule('statement-subject', {
  valid: {
    'an attestation of its subject': about(right, inToto).files,
    'a signature of the digest in its tag': about(right, simpleSigning, 'tag').files,
    'an attestation in an envelope': about(right, dsse, 'annotation').files,
    'a signature of the Notary Project': about(right, notary).files,
    'a statement about one image of the index that is the subject': part.files,
    'an attestation beside an image that the index does not list': dangling.files,
    'content that is not a statement': about(wrong, () => ({ subject: 'unknown' })).files,
    'a statement without a subject': about(wrong, () => ({ ...inToto(''), subject: [] })).files,
  },
  invalid: {
    'an attestation of another image': { ...about(wrong, inToto), severity: 'warning' },
    'an attestation of another image than that of the index': about(wrong, inToto, 'annotation'),
    'a signature of another image than that in its tag': about(wrong, simpleSigning, 'tag'),
    'a signature of another image': about(wrong, simpleSigning),
    'an envelope about another image': about(wrong, dsse),
    'a bundle about another image': about(wrong, bundle),
    'a signature of the Notary Project of another image': about(wrong, notary),
  },
});
