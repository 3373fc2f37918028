import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import { catalogueData } from '#schemas/catalogue/data';
import type { AnnotationEntry } from '#schemas/catalogue/annotations';
import { commonLicenses } from '#schemas/catalogue/licenses';
import { platforms } from '#schemas/catalogue/platforms';
import { kinds, schemaByKind } from '#schemas/kinds';
import {
  createLanguageService,
  heightOf,
  heightOfFindings,
  linesOf,
  roomInPixels,
  type ParsedDocument,
} from '#service';
import { needsCorpus, readCorpus } from '#helpers/corpus';
import {
  artifact,
  config,
  configWith,
  dockerManifest,
  dockerManifestList,
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
  print,
} from '#helpers/documents';
import { aboutEntry, attestation, imageFor, indexOf } from '#helpers/documents/indexes';
import { documentWith, everyProperty } from '#helpers/everyProperty';
import { hoversOf } from '#helpers/hoverLines';
import { parse, type LintOptions } from '#helpers/lint';
import { writeOutDigests } from '#helpers/markedText';
import { filesIn, readProjectFile } from '#helpers/userText';

const { annotations: annotationEntries, mediaTypes, profiles } = catalogueData;

/** What fits into a hover of VS Code at a usual size. */
const mostLines = 12;

const service = createLanguageService({ explainDocumentCommand: 'explain' });

const measured: { readonly lines: number; readonly about: string }[] = [];

/** Renders all hovers of a text, and holds each to the most lines. */
function measure(text: string, options: LintOptions = {}): void {
  measureAll(parse(writeOutDigests(text), options).document);
}

function measureAll(document: ParsedDocument): void {
  for (const { about, markdown, reported } of hoversOf(service, document)) {
    const lines = linesOf(markdown);
    measured.push({ lines, about });
    assert(lines <= mostLines, `the hover on ${about} has ${lines} lines:\n${markdown}`);
    const height = heightOf(markdown) + heightOfFindings(reported);
    assert(
      height <= roomInPixels,
      `the hover on ${about} is ${height} pixels high, with its findings:\n${markdown}`,
    );
  }
}

describe(`each hover has at most ${mostLines} lines of 60 characters`, () => {
  it('in the examples', () => {
    // Blobs have no ending.
    for (const file of filesIn('examples', '.json', '')) measure(readProjectFile(file));
  });

  it('on each property of each kind', () => {
    for (const kind of kinds) {
      for (const [path] of everyProperty(schemaByKind[kind]))
        measure(documentWith(path).replace(/[«»]/g, ''), { kind });
    }
  });

  it('on each annotation, as annotation and as label', () => {
    const values = [
      (entry: AnnotationEntry) => entry.example ?? entry.values?.[0] ?? 'x',
      // A value of which there is nothing to say.
      () => '?',
    ];
    for (const valueOf of values) {
      const annotations = Object.fromEntries(
        annotationEntries.map((entry) => [entry.key.replace(/\*$/, 'x'), valueOf(entry)]),
      );
      measure(image({ annotations, layers: [layer({ annotations })] }));
      measure(index({ manifests: [manifestDescriptor({ annotations })] }));
      measure(configWith({ Labels: annotations }));
    }
  });

  it('on each media type, at each place', () => {
    const types = [...mediaTypes.map(({ type }) => type), 'application/vnd.acme.rocket.v2+json+zstd', '?'];
    measure(image({ layers: types.map((mediaType) => layer({ mediaType })) }));
    measure(indexOf(...types.map((type) => manifestDescriptor({ mediaType: type, artifactType: type }))));
    for (const type of types) {
      measure(image({ artifactType: type, config: imageConfigDescriptor({ mediaType: type }) }));
      measure(index({ artifactType: type, manifests: [] }));
    }
  });

  it('in documents of each format', () => {
    for (const { match, layers } of profiles) {
      const [artifactType] = match.artifactType ?? [];
      const [configType = 'application/vnd.oci.empty.v1+json'] = match.config ?? [];
      const types = [...(match.layers ?? []), ...layers.flatMap((group) => group.types)];
      const whole = (type: string): string => type.replace(/\*$/, 'v1');
      measure(
        artifact({
          artifactType: artifactType && whole(artifactType),
          config: imageConfigDescriptor({ mediaType: whole(configType) }),
          layers: types.map((type) => layer({ mediaType: whole(type) })),
        }),
      );
    }
  });

  it('on each platform', () => {
    for (const { value } of platforms.os) measure(indexOf(imageFor({ os: value })));
    for (const { value, variants } of platforms.architectures) {
      measure(indexOf(imageFor({ architecture: value })));
      for (const variant of variants)
        measure(indexOf(imageFor({ architecture: value, variant: variant.value })));
    }
    measure(
      indexOf(
        imageFor({ os: 'Windows', architecture: 'x86_64', variant: 'X' }),
        attestation(aboutEntry('$1')),
      ),
    );
  });

  it('on values of other kinds, however long', () => {
    const long = 'x'.repeat(5000);
    const licenses = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 'MIT' : '(Apache-2.0 OR ISC)')).join(
      ' AND ',
    );
    for (const license of [...commonLicenses.keys(), licenses, long])
      measure(image({ annotations: { 'org.opencontainers.image.licenses': license } }));
    measure(
      config({
        config: {
          User: 'app:staff',
          Env: [
            `PATH=${Array.from({ length: 40 }, (_, i) => `/opt/package-${i}/bin`).join(':')}`,
            `A=${long}`,
            long,
          ],
          ExposedPorts: { '443/tcp': {} },
          StopSignal: 'SIGRTMIN+3',
          WorkingDir: long,
          Labels: { [`com.acme.${long}`]: long },
        },
        created: '1970-01-01T00:00:00Z',
        history: [{ created_by: `RUN ${'make all install '.repeat(100)}` }],
      }),
    );
    for (const content of [
      '{"a":[1,2,3,4,5,6,7,8,9,10,11,12,13]}',
      'line\n'.repeat(100),
      long,
      '\u0000\u00ff',
    ])
      measure(
        print({
          mediaType: 'a/b',
          digest: '$1',
          size: 1,
          data: btoa(content),
          urls: [`https://example.com/${long}`],
        }),
      );
    measure(
      image({
        artifactType: `application/vnd.${'x'.repeat(100)}`,
        config: imageConfigDescriptor({ mediaType: long }),
      }),
    );
    measure(
      image({
        layers: Array.from({ length: 30 }, (_, i) =>
          layer(i % 2 === 0 ? {} : { mediaType: 'application/wasm' }),
        ),
      }),
    );
    measure(dockerManifest());
    measure(dockerManifestList());
  });

  it('in documents by others', function () {
    needsCorpus.call(this);
    this.timeout(120_000);
    for (const { text, fileName } of readCorpus()) measureAll(parse(text, { fileName }).document);
  });

  after(() => {
    const longest = measured.toSorted((first, second) => second.lines - first.lines);
    console.log('      The ten longest hovers, in lines:');
    const shown = new Set<string>();
    for (const { lines, about } of longest) {
      if (shown.size === 10) break;
      if (shown.has(about)) continue;
      shown.add(about);
      console.log(`      ${lines}  ${about.slice(0, 90)}`);
    }
  });
});
