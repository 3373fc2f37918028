import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { getNodePath, parseTree, type Node } from 'jsonc-parser';
import { templates } from '#schemas/catalogue/templates';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { memberAt } from '#schemas/plainData';
import type { Finding } from '#service';
import { offersAt } from '#helpers/completion';
import { image, layer } from '#helpers/documents';
import { lint } from '#helpers/lint';
import { filledIn } from '#helpers/templates';

/** Documents whose every place is completed, by what they are: all templates, and a manifest of Docker. */
const documents: readonly (readonly [name: string, fileName: string, text: string])[] = [
  ...templates().map(({ id, fileName, text }) => [id, fileName, filledIn(text)] as const),
  [
    'docker-manifest',
    'manifest.json',
    image({
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      config: layer({ mediaType: 'application/vnd.docker.container.image.v1+json' }),
      layers: [layer({ mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip' })],
    }),
  ],
];

/** What rules say nevertheless, and why that is no reason not to offer it. */
const exceptions: Readonly<Record<string, (path: string) => boolean>> = {
  // The type begins another format, and what that asks for is still to be written.
  'profile-layer-missing': isType,
  'profile-layer-unknown': isType,
  'profile-config-type': isType,
  'profile-annotation-missing': isType,
  'profile-layer-annotation-missing': isType,
  'image-config-without-rootfs-layer': isType,
  // The version of Windows is what one writes next.
  'platform-windows-os-version': isPlatform,
  // What is beside it goes with the former value; the next completion is about that.
  'platform-variant': isPlatform,
  'platform-duplicate': isPlatform,
  // Whether an entry has a layer changes how many there are.
  'history-count': (path) => path.startsWith('history'),
};

function isType(path: string): boolean {
  return /(?:mediaType|artifactType)$/.test(path);
}

function isPlatform(path: string): boolean {
  return /(?:^|\.)(?:os|architecture)$/.test(path);
}

/** A place in a text where something is completed, with `|` at the cursor. */
interface Place {
  readonly marked: string;
  readonly path: JsonPath;
}

/** In each string instead of what is there, and behind the last member of each object. */
function* placesIn(text: string): Iterable<Place> {
  const nodes = [parseTree(text)];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const { offset, length, type, children = [] } = node;
    nodes.push(...children);
    const path = getNodePath(node);
    const last = children.at(-1);
    if (type === 'string' && !isName(node))
      yield { marked: `${text.slice(0, offset)}"|"${text.slice(offset + length)}`, path };
    if (type === 'object' && last !== undefined) {
      const end = last.offset + last.length;
      yield { marked: `${text.slice(0, end)}, |${text.slice(end)}`, path };
    }
  }
}

function isName(node: Node): boolean {
  return node.parent?.type === 'property' && node.parent.children?.[0] === node;
}

/** Whether a finding is about what the author is still to fill in: an empty text, or the beginning of a digest. */
function isBlank({ at }: Finding, text: string): boolean {
  if (!('path' in at)) return false;
  const value: unknown = at.path.reduce<unknown>(memberAt, JSON.parse(text));
  return value === '' || value === 'sha256:' || value === undefined;
}

describe('nothing that completion offers is flagged by a rule then', () => {
  for (const [name, fileName, text] of documents) {
    it(`in ${name}`, function () {
      this.timeout(60_000);
      const said = (finding: Finding) => `${finding.rule.id}.${finding.message}`;
      const before = new Set(lint(text, { fileName }).findings.map(said));
      for (const { marked, path } of placesIn(text)) {
        for (const { item, accept } of offersAt(marked, { fileName })) {
          const result = accept();
          const place = formatPath(path);
          const fresh = lint(result, { fileName }).findings.filter(
            (finding) =>
              finding.severity !== 'hint' &&
              !before.has(said(finding)) &&
              !isBlank(finding, result) &&
              exceptions[finding.rule.id]?.(place) !== true,
          );
          assert.deepEqual(fresh.map(said), [], `${item.label} at ${place}`);
        }
      }
    });
  }
});
