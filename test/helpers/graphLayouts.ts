import type { Members } from './documents';
import { LayoutDraft, pathOf, tarOf, type DraftDescriptor } from './layoutDraft';

const indexType = 'application/vnd.oci.image.index.v1+json';
const refName = 'org.opencontainers.image.ref.name';

/** Layers that differ from all others: some archives that become larger and larger. */
export function layersOf(name: string, count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, index) =>
    tarOf(`${name}${index}`, name.repeat(400 * (index + 1))),
  );
}

/** The members of an entry that give it a name. */
export function named(name: string): Members {
  return { annotations: { [refName]: name } };
}

/** An image with two layers under the name `latest`. */
export function plainLayout(): LayoutDraft {
  const draft = new LayoutDraft();
  return draft.index([draft.image({ layers: layersOf('plain', 2), entry: named('latest') })]);
}

/** Adds an image for a platform, and an attestation that is about it. */
function attestedImage(
  draft: LayoutDraft,
  architecture: string,
  layers: readonly Uint8Array[],
): readonly [DraftDescriptor, DraftDescriptor] {
  const platform = { os: 'linux', architecture };
  const image = draft.image({ layers, config: { architecture }, entry: { platform } });
  const statement = draft.blob(
    'application/vnd.in-toto+json',
    {
      _type: 'https://in-toto.io/Statement/v0.1',
      predicateType: 'https://slsa.dev/provenance/v0.2',
      subject: [{ name: architecture, digest: { sha256: image.digest.slice('sha256:'.length) } }],
      predicate: {},
    },
    { annotations: { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v0.2' } },
  );
  const unknown = { os: 'unknown', architecture: 'unknown' };
  const attestation = draft.image({
    layers: [],
    manifest: { layers: [statement] },
    config: { ...unknown, rootfs: { type: 'layers', diff_ids: [statement.digest] } },
    entry: {
      platform: unknown,
      annotations: {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': image.digest,
      },
    },
  });
  return [image, attestation];
}

/** Images for two platforms under one name, each with an attestation, and layers that both share. */
export function attestedLayout(): LayoutDraft {
  const draft = new LayoutDraft();
  const base = layersOf('base', 4);
  const entries = ['amd64', 'arm64'].map((architecture) =>
    attestedImage(draft, architecture, [...base, ...layersOf(architecture, 2)]),
  );
  const manifests = [...entries.map(([image]) => image), ...entries.map(([, attestation]) => attestation)];
  const list = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests }, named('1.0'));
  return draft.index([list]);
}

/** An image with a layer that is missing and a wrong size, a signature of it, an absent image, and blobs that nothing leads to. */
export function troubledLayout(): LayoutDraft {
  const draft = new LayoutDraft();
  const image = draft.image({ layers: layersOf('lost', 3), entry: named('latest') });
  const { layers } = JSON.parse(draft.text(pathOf(image.digest))) as { layers: { digest: string }[] };
  delete draft.files[pathOf(layers[1]?.digest ?? '')];
  const signature = draft.artifact({
    manifest: { subject: bare(image), artifactType: 'application/vnd.example.signature' },
    entry: { artifactType: 'application/vnd.example.signature' },
  });
  const absent = draft.image({ layers: layersOf('absent', 1), entry: named('old') });
  delete draft.files[pathOf(absent.digest)];
  draft.image({ layers: layersOf('forgotten', 1) });
  return draft.index([{ ...image, size: image.size + 1 }, signature, absent]);
}

/** A descriptor with nothing but what each must have. */
function bare({ mediaType, digest, size }: DraftDescriptor): DraftDescriptor {
  return { mediaType, digest, size };
}
