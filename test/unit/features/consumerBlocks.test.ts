import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultSettings } from '#service';
import { artifact, emptyDescriptor, image, imageConfigDescriptor, layer } from '#helpers/documents';
import { hoverOver } from '#helpers/hover';
import { lint, service } from '#helpers/lint';
import { writeOutDigests } from '#helpers/markedText';

/** What the page about a text says of consumers: those that the settings name, and those that are asked for. */
function consumers(
  text: string,
  { chosen = [], asked }: { readonly chosen?: readonly string[]; readonly asked?: readonly string[] } = {},
): string {
  const { document } = lint(writeOutDigests(text));
  const settings = { ...defaultSettings, policy: { ...defaultSettings.policy, consumers: chosen } };
  const question = asked === undefined ? undefined : { consumers: asked };
  return service.explain(document, settings, { question, sections: ['consumers'] }) ?? '';
}

function headings(page: string): readonly string[] {
  return [...page.matchAll(/^#{3,4} (.*)$/gm)].map(([, title = '']) => title.replaceAll('\\', ''));
}

describe('what consumers do with a document, explained', () => {
  it('has a block for each consumer, below headings that say which they are', () => {
    const groups = headings(consumers(image())).filter((title) => title.endsWith('consumers'));
    assert.deepEqual(groups, ['Common consumers', 'Other consumers']);
    const [first, second, third] = headings(consumers(image(), { chosen: ['zot', 'containerd@1.7'] }));
    assert.deepEqual([first, third], ['Consumers that you chose', 'containerd 1.7']);
    assert.match(second ?? '', /^zot /);
  });

  it('says of a version that was chosen that the evidence is of others', () => {
    const note = 'As far as we know, the statements also apply to version';
    const chosen = consumers(image(), { asked: ['containerd@2.1'] }).replaceAll('\\', '');
    assert(chosen.includes(`${note} 2.1.`));
    assert(!consumers(image(), { asked: ['containerd'] }).includes(note));
  });

  it('says why the heading names another consumer than the one that was chosen', () => {
    const why =
      '`docker@24` means Docker Engine with graph drivers, the default of Docker Engine before version 29.';
    const page = consumers(image(), { asked: ['docker@24'] });
    assert.deepEqual(headings(page), ['Docker Engine 24 with graph drivers']);
    assert(page.includes(`\n\n${why}\n\n`));
    for (const other of ['docker@29', 'docker-classic@24'])
      assert.doesNotMatch(consumers(image(), { asked: [other] }), / means /);
  });

  it('puts those for which the format is made before the common ones', () => {
    const mediaType = 'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm';
    const text = image({ layers: [layer({ mediaType })] });
    const [group, name, next] = headings(consumers(text));
    assert.deepEqual([group, next], ['Consumers for which this format is made', 'Common consumers']);
    assert.equal(name, 'containerd with runwasi');
    assert.equal(headings(consumers(text, { chosen: ['runwasi'] }))[2], 'Common consumers');
  });

  it('says what is known of those for which the format is made, and which nobody hands documents to', () => {
    const text = image({
      layers: [layer({ mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json' })],
    });
    const page = consumers(text);
    assert.deepEqual(headings(page).slice(0, 2), ['Consumers for which this format is made', 'cosign 3.1.2']);
    assert.match(page, /\n- cosign reads a signature from the annotation .*github\.com\/sigstore\/cosign/);
    // Nobody runs a signature as a function.
    assert(!headings(page).includes('AWS Lambda'));
  });

  it('says of those nothing that is true of other documents only', () => {
    const type = 'application/vnd.cncf.notary.signature';
    const layers = [layer({ mediaType: 'application/jose+json' })];
    const withType = /ignores a signature in an OCI layout if it has artifactType/;
    const withoutType = /recognizes a signature without artifactType/;
    const current = consumers(artifact({ artifactType: type, layers }));
    assert.match(current, withType);
    assert.doesNotMatch(current, withoutType);
    const old = consumers(image({ config: emptyDescriptor({ mediaType: type }), layers }));
    assert.doesNotMatch(old, withType);
    assert.match(old, withoutType);
  });

  it('knows that cosign reads its signatures in each form', () => {
    const layers = [layer({ mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json' })];
    const text = artifact({ artifactType: 'application/vnd.dev.cosign.artifact.sig.v1+json', layers });
    assert.equal(headings(consumers(text))[1], 'cosign 3.1.2');
    const type = 'application/vnd.dev.sigstore.bundle.v0.3+json';
    const bundle = consumers(artifact({ artifactType: type, layers: [layer({ mediaType: type })] }));
    assert.match(bundle, /^- cosign reads a bundle from a registry only if /m);
    assert.doesNotMatch(bundle, /dev\.cosignproject\.cosign\/signature/);
  });

  it('has no headings of groups for those that are asked for', () => {
    const [only, ...others] = headings(consumers(artifact(), { asked: ['containerd'] }));
    assert.match(only ?? '', /^containerd /);
    assert.deepEqual(others, []);
  });

  it('says once what is true of several operations', () => {
    const page = consumers(artifact(), { asked: ['docker-classic'] });
    assert.equal(page.match(/^- .*$/gm)?.join('\n'), '- pull, run: **refuses to pull or run it**\\');
  });

  it('keeps what is true of one operation only, in the order in which the consumer decides', () => {
    const text = image({ layers: [layer({ mediaType: 'application/wasm' })] });
    const page = consumers(text, { asked: ['containerd'] });
    const items = [...page.matchAll(/^- (.*?): (.*)\\$/gm)].map(([, ...parts]) => parts);
    assert.deepEqual(items, [
      [
        'pull',
        '**ignores its root filesystem** if `rootfs.type` in the config has a value other than `"layers"`',
      ],
      ['pull', '**unpacks no layers** if `rootfs.diff_ids` in the config is empty'],
      ['pull', 'otherwise **pulls it**'],
      ['run', '**fails to run it** if `rootfs.diff_ids` in the config is not empty'],
      ['run', '**runs it** if `architecture` in the config is `"wasm"` and the runtime is a Wasm shim'],
      ['run', 'otherwise **gives it an empty root filesystem**'],
    ]);
  });

  it('says once what happens under a condition and otherwise', () => {
    for (const asked of ['podman', 'cri-o']) {
      const page = consumers(image({ layers: [layer()] }), { asked: [asked] });
      assert.doesNotMatch(page, /if `rootfs\.diff_ids` in the config is empty/);
      assert.match(page, /\*\*pulls(?:, runs, and mounts| and runs) it\*\*\\$/m);
    }
  });

  it('gives the reason below the outcome, with its evidence', () => {
    const page = consumers(artifact(), { asked: ['containerd'] });
    assert.match(
      page,
      /^- run: \*\*refuses to run it\*\* if you use `ctr`\\\n {2}containerd.*\. \(\[containerd .* at \S+ \\\(20\d\d\\-\d\d\\\)\]\(https:\/\/github\.com\//m,
    );
  });

  it('says of a document with blanks what becomes of it once they are filled in', () => {
    const blanks = { digest: 'sha256:', size: 0 };
    const unfinished = image({ config: imageConfigDescriptor(blanks), layers: [layer(blanks)] });
    const page = consumers(unfinished);
    assert.match(
      page,
      /^Some digests are not filled in yet\. This is what consumers do once all digests and sizes are filled in\.$/m,
    );
    assert.equal(page.replace(/^Some digests.*\n\n/m, ''), consumers(image()));
    assert.doesNotMatch(consumers(image()), /filled in/);
    const type = '"application/vnd.oci.image.config.v1+json"';
    assert.match(
      hoverOver(unfinished.replace(type, `«${type}»`)) ?? '',
      /\n\nOnce all digests and sizes are filled in:\n\n- containerd, Docker Engine, podman: run it\n/,
    );
  });

  it('says of a document with errors that not all are taken into account', () => {
    const wrong = image({ annotations: { count: 1 } });
    assert.match(consumers(wrong), /^This does not take all errors in the document into account\.$/m);
    assert.doesNotMatch(consumers(image()), /errors/);
    const type = '"application/vnd.oci.image.config.v1+json"';
    assert.match(
      hoverOver(wrong.replace(type, `«${type}»`)) ?? '',
      /\n\nApart from the errors in the document:\n\n- containerd, Docker Engine, podman: run it\n/,
    );
  });

  it('says of a blob without content what becomes of it', () => {
    assert.match(consumers(image({ layers: [layer({ size: 0 })] })), /does not fetch blobs whose size is 0/);
  });
});
