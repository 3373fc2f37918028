import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { consumerIds, nameWithHost } from '#schemas/catalogue/consumers';
import { escapeMarkdown } from '#schemas/markdown';
import {
  createLanguageService,
  defaultSettings,
  type ConsumerVerdict,
  type ParsedDocument,
  type Settings,
} from '#service';
import { rowsOf } from '#service/features/consumerRows';
import { outcomeClause } from '#service/oci/consumers/outcomeText';
import { needsCorpus, readCorpus } from '#helpers/corpus';
import { image, imageConfigDescriptor, layer, marked } from '#helpers/documents';
import { hoverOver, withoutFindings } from '#helpers/hover';
import { lint } from '#helpers/lint';
import { writeOutDigests } from '#helpers/markedText';
import { filesIn, readProjectFile } from '#helpers/userText';

const service = createLanguageService();

const wasmConfig = 'application/vnd.wasm.config.v0+json';

/** The lines about consumers in the hover on the type of the config. */
function linesOn(
  { type, content, layers }: { type: string; content?: unknown; layers: readonly string[] },
  consumers: readonly string[] = [],
): readonly string[] {
  const data = content === undefined ? {} : { data: btoa(JSON.stringify(content)) };
  const hover = hoverOver(
    image({
      config: imageConfigDescriptor({ mediaType: marked(type), ...data }),
      layers: layers.map((mediaType) => layer({ mediaType })),
    }),
    { policy: { ...withoutFindings.policy, consumers } },
  );
  return (hover ?? '').split('\n').filter((line) => line.startsWith('- '));
}

const wasmArtifact = { type: wasmConfig, layers: ['application/wasm'] };

describe('what a hover says of consumers', () => {
  it('has the condition on the config, where the config is not at hand', () => {
    const [runwasi] = linesOn(wasmArtifact);
    assert.equal(
      runwasi,
      '- containerd with runwasi: ignores all Wasm layers if `architecture` in the config is not `"wasm"`, fails to run it if no command is given, otherwise runs it',
    );
    assert.deepEqual(linesOn(wasmArtifact, ['docker']), [
      '- Docker Engine: runs it if `architecture` in the config is `"wasm"`, a command is given, and the runtime is a Wasm shim, otherwise fails to run it',
    ]);
  });

  it('says of an image with Wasm layers only that it runs with a Wasm shim', () => {
    const type = 'application/vnd.oci.image.config.v1+json';
    const lineOf = (consumer: string) =>
      linesOn({ type, layers: ['application/wasm'] }, [consumer]).join('\n');
    const otherwise =
      'runs it if `architecture` in the config is `"wasm"` and the runtime is a Wasm shim, otherwise gives it an empty root filesystem';
    assert.equal(
      lineOf('docker'),
      `- Docker Engine: refuses to run it if \`rootfs.diff_ids\` in the config is not empty, ${otherwise}`,
    );
    assert.equal(
      lineOf('containerd'),
      `- containerd: fails to run it if \`rootfs.diff_ids\` in the config is not empty, ${otherwise}`,
    );
  });

  it('is about the config of this document, where that is at hand', () => {
    const of = (content: unknown) => linesOn({ ...wasmArtifact, content });
    const lines = of({ architecture: 'wasm', os: 'wasip1' });
    assert.equal(
      lines[0],
      '- containerd with runwasi: fails to run it if no command is given, otherwise runs it',
    );
    assert(
      lines.includes(
        '- containerd, Docker Engine: run it if a command is given and the runtime is a Wasm shim, otherwise fail to run it',
      ),
      lines.join('\n'),
    );
    for (const content of [{ architecture: 'amd64', os: 'linux' }, {}]) {
      const [runwasi, ...others] = of(content);
      assert.equal(runwasi, '- containerd with runwasi: ignores all Wasm layers');
      assert(others.includes('- containerd, Docker Engine: fail to run it'), others.join('\n'));
    }
  });

  it('takes for granted what the specification demands of the config of an image', () => {
    const type = 'application/vnd.oci.image.config.v1+json';
    const tar = 'application/vnd.oci.image.layer.v1.tar';
    assert.deepEqual(linesOn({ type, layers: [tar, tar] }, ['containerd', 'umoci']), [
      '- containerd: runs it',
      '- umoci: refuses to extract it if `os` in the config has a value other than `"linux"`, otherwise extracts it',
    ]);
    // What is at hand is not taken for granted.
    assert.deepEqual(
      linesOn({ type, layers: [tar, tar], content: { rootfs: { diff_ids: ['a'] } } }, ['containerd']),
      ['- containerd: refuses to pull it'],
    );
  });

  it('never leaves out a refusal without saying so', () => {
    const last = linesOn(wasmArtifact).at(-1);
    assert.equal(
      last,
      '- 2 other consumers refuse it or fail, at least in some cases. 2 other consumers take all or part of it.',
    );
  });

  it('agrees with the explanation in each example', () => {
    for (const file of filesIn('examples', '.json', '')) compare(lint(readProjectFile(file)).document);
  });

  it('agrees with the explanation for all consumers', () => {
    const several = [consumerIds, ['containerd@1.6', 'docker@26']];
    const one = consumerIds.map((id) => [id]);
    for (const [type, mediaType, choices] of [
      [wasmConfig, 'application/wasm', [...several, ...one]],
      ['application/vnd.oci.image.config.v1+json', 'text/plain', several],
      ['text/plain', 'application/vnd.oci.image.layer.v1.tar', several],
    ] as const) {
      const config = imageConfigDescriptor({ mediaType: type });
      const text = writeOutDigests(image({ config, layers: [layer(), layer({ mediaType })] }));
      for (const chosen of choices) compare(lint(text).document, chosen);
    }
  });

  it('agrees with the explanation in documents by others', function () {
    needsCorpus.call(this);
    this.timeout(120_000);
    for (const { text, fileName } of readCorpus()) compare(lint(text, { fileName }).document);
  });
});

/** Compares all hovers of a document with the table of its explanation. */
function compare(document: ParsedDocument, consumers: readonly string[] = []): void {
  const settings = { ...defaultSettings, policy: { ...defaultSettings.policy, consumers } };
  const verdicts = service.whoTakes(document, settings);
  const groups: readonly string[] = consumers.length > 0 ? ['project'] : ['format', 'usual'];
  for (const markdown of hoversOnTypes(document, settings)) {
    // Beside a finding, there are no consumers.
    if (!/^\*\*This is an? (?:container|artifact)[^]*^- /m.test(markdown)) continue;
    const named = new Set<ConsumerVerdict>();
    for (const [, names = '', sentence = ''] of markdown.matchAll(/^- ([^:]+): (.+)$/gm)) {
      for (const name of names.split(', ')) {
        const verdict = verdicts.find((each) => isCalled(each, name));
        assert(verdict !== undefined, `the explanation lacks ${name}`);
        named.add(verdict);
        assertInTable(verdict, sentence, names.includes(', '));
      }
    }
    const refusing = Number(/^- (\d+) other consumers? refuses? it or fails?/m.exec(markdown)?.[1] ?? 0);
    const hidden = verdicts.filter(
      (verdict) => groups.includes(verdict.group) && !named.has(verdict) && isRefusal(verdict),
    );
    assert(
      hidden.length <= refusing,
      `${markdown}\nhides ${hidden.map(({ consumer }) => consumer.id).join()}`,
    );
  }
}

/** The hovers on the types of a document and of its descriptors. */
function hoversOnTypes({ source }: ParsedDocument, settings: Settings): readonly string[] {
  const document = service.parse(source, settings);
  return [...source.getText().matchAll(/"(?:artifactType|mediaType)"/g)].flatMap(({ index }) => {
    const contents = service.hover(document, settings, source.positionAt(index))?.contents;
    return typeof contents === 'object' && 'value' in contents ? [contents.value] : [];
  });
}

function isCalled({ consumer, version }: ConsumerVerdict, name: string): boolean {
  return [undefined, version].some((each) => escapeMarkdown(nameWithHost(consumer, each)) === name);
}

function isRefusal({ operations }: ConsumerVerdict): boolean {
  return operations.some(({ conditional, otherwise }) =>
    [...conditional, ...(otherwise === undefined ? [] : [otherwise])].some(
      ({ outcome }) => outcome === 'refuses' || outcome === 'fails',
    ),
  );
}

/** Asserts that the table has each outcome of a sentence, and where it depends on something, under the same condition. */
function assertInTable(verdict: ConsumerVerdict, sentence: string, many: boolean): void {
  const rows = rowsOf(verdict).flatMap(({ operations, outcome, condition }) =>
    operations.map((operation) => ({ clause: outcomeClause(outcome, [operation], many), condition })),
  );
  let rest = sentence;
  while (rest !== '') {
    const row = rows.find(
      ({ clause, condition }) =>
        rest === clause ||
        rest === `otherwise ${clause}` ||
        (condition.startsWith('if ') && isPrefix(`${clause} ${condition}`, rest)),
    );
    assert(row !== undefined, `the table of ${verdict.consumer.id} does not say: ${rest}`);
    const said = `${row.clause} ${row.condition}`;
    rest = rest.startsWith(said) ? rest.slice(said.length + 2) : '';
  }
}

function isPrefix(text: string, whole: string): boolean {
  return whole === text || whole.startsWith(`${text}, `);
}
