import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type * as z from 'zod';
import { catalogueData } from '#schemas/catalogue/data';
import type { MediaTypeEntry, MediaTypeRole } from '#schemas/catalogue/mediaTypes';
import { platforms } from '#schemas/catalogue/platforms';
import { child, propertiesOf } from '#schemas/introspection';
import { schemaByKind, type Kind } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import { memberAt } from '#schemas/plainData';
import { acceptAt, offersAt } from '#helpers/completion';

const { annotations: annotationEntries, mediaTypes } = catalogueData;

type Path = readonly (string | number)[];

/** JSON in which only the value at `path` is written. */
function around(path: Path, value: string): string {
  return path.reduceRight<string>(
    (inner, step) => (typeof step === 'number' ? `[${inner}]` : `{ ${JSON.stringify(step)}: ${inner} }`),
    value,
  );
}

/** The text before the value at `path` while nothing behind it has been typed yet. */
function upTo(path: Path, value: string): string {
  return (
    path.map((step) => (typeof step === 'number' ? '[' : `{ ${JSON.stringify(step)}: `)).join('') + value
  );
}

/** The paths of all objects with known properties in documents of a kind. */
function objectsIn(schema: z.ZodType, path: Path = []): Path[] {
  const element = child(schema, 0);
  if (propertiesOf(schema).size === 0)
    return element === undefined || path.at(-1) === 0 ? [] : objectsIn(element, [...path, 0]);
  const inner = [...propertiesOf(schema)].flatMap(([name, member]) => objectsIn(member, [...path, name]));
  return [path, ...inner];
}

/** Accepts an item at the mark, with and without tab stops; the text must be JSON either way. */
function acceptBoth(marked: string, label: string, kind: Kind): unknown {
  const plain = acceptAt(marked, label, { kind, capabilities: { snippets: false } });
  assert.doesNotThrow(() => JSON.parse(plain), plain);
  const value: unknown = JSON.parse(acceptAt(marked, label, { kind }));
  assert.deepEqual(value, JSON.parse(plain));
  return value;
}

/** Properties that a rule complains of where they are, so that they are not offered there. */
function isUnwanted(path: Path, kind: Kind): boolean {
  const name = path.at(-1);
  if (name === 'features') return path.at(-2) === 'platform' && kind !== 'docker-manifest-list';
  return name === 'artifactType' && ['config', 'layers', 'blobs'].includes(String(path[0]));
}

/** Types that a rule complains of in the role that they have: outdated ones, those of Docker, and general names. */
function isUnwantedType({ type, status, ociTwin }: MediaTypeEntry, role: MediaTypeRole): boolean {
  if (status !== 'current' || type.includes('unknown')) return true;
  if (role === 'manifest' || role === 'index') return type.startsWith('application/vnd.docker.');
  return (role === 'config' || role === 'layer') && ociTwin !== undefined;
}

/** The value at a path of plain data. */
function at(value: unknown, path: JsonPath): unknown {
  return path.reduce(memberAt, value);
}

describe('completion covers', () => {
  for (const kind of Object.keys(schemaByKind) as Kind[]) {
    it(`every property of ${kind}`, () => {
      for (const path of objectsIn(schemaByKind[kind])) {
        const properties = propertiesOf(
          path.reduce<z.ZodType>((at, step) => child(at, step)!, schemaByKind[kind]),
        );
        for (const name of properties.keys()) {
          if (isUnwanted([...path, name], kind)) continue;
          const value = at(acceptBoth(around(path, '{ | }'), name, kind), path);
          assert.deepEqual(Object.keys(value as object), [name]);
          assert(
            offersAt(upTo(path, '{ "|'), { kind }).some(({ item }) => item.label === name),
            `${path.join('.')}.${name} while typing`,
          );
        }
      }
    });

    it(`all values of ${kind} with what leaves JSON`, () => {
      for (const path of objectsIn(schemaByKind[kind])) {
        const properties = propertiesOf(
          path.reduce<z.ZodType>((at, step) => child(at, step)!, schemaByKind[kind]),
        );
        for (const name of properties.keys()) {
          for (const value of ['|', '"|"', '[|]', '[{|}]', '{|}']) {
            for (const { item, accept, documentation } of offersAt(around([...path, name], value), {
              kind,
            })) {
              const text = accept();
              assert.doesNotThrow(() => JSON.parse(text), `${item.label} leaves ${text}`);
              if (item.data !== undefined) assert.notEqual(documentation(), '', item.label);
              else assert(item.documentation !== undefined);
            }
          }
        }
      }
    });
  }

  it('a few words beside each object, list, and only value, which a list has room for', () => {
    const options = { capabilities: { labelDetails: true } };
    for (const kind of Object.keys(schemaByKind) as Kind[])
      for (const path of objectsIn(schemaByKind[kind])) {
        const schema = path.reduce<z.ZodType>((at, step) => child(at, step)!, schemaByKind[kind]);
        for (const name of propertiesOf(schema).keys())
          for (const value of ['|', '[|]'])
            for (const { item } of offersAt(around([...path, name], value), { kind, ...options })) {
              const { label, kind: icon, labelDetails: { description = '' } = {} } = item;
              const isPlain = icon === CompletionItemKind.Value && !['true', 'false'].includes(label);
              if (icon !== CompletionItemKind.Struct && !isPlain) continue;
              // A long media type may leave no room.
              if (!label.includes('.modelkit.')) assert.notEqual(description, '', `${label} of ${name}`);
              // The words beside a label are in smaller letters.
              if (icon === CompletionItemKind.Struct)
                assert(label.length + 0.85 * description.length <= 41, label);
            }
      }
  });

  const placesOfTypes: Readonly<Record<MediaTypeRole, readonly [Kind, Path]>> = {
    config: ['image-manifest', ['config', 'mediaType']],
    layer: ['image-manifest', ['layers', 0, 'mediaType']],
    manifest: ['image-index', ['manifests', 0, 'mediaType']],
    index: ['image-index', ['manifests', 0, 'mediaType']],
    artifactType: ['image-manifest', ['artifactType']],
    blob: ['artifact-manifest', ['blobs', 0, 'mediaType']],
    header: ['descriptor', ['mediaType']],
  };

  it('every media type of the catalogue that is not outdated, in each of its roles', () => {
    for (const [role, [kind, path]] of Object.entries(placesOfTypes)) {
      const offers = new Map(
        offersAt(around(path, '"|"'), { kind }).map(({ item, accept }) => [item.label, accept]),
      );
      for (const entry of mediaTypes) {
        const { type, roles } = entry;
        if (!roles.includes(role as MediaTypeRole)) continue;
        if (isUnwantedType(entry, role as MediaTypeRole)) {
          assert(!offers.has(type), `${type} as ${role}`);
          continue;
        }
        const accept = offers.get(type);
        assert(accept !== undefined, `${type} as ${role}`);
        assert.equal(at(JSON.parse(accept()), path), type);
      }
    }
  });

  const placesOfAnnotations: Readonly<Record<string, readonly [Kind, Path]>> = {
    manifest: ['image-manifest', ['annotations']],
    index: ['image-index', ['annotations']],
    'index-entry': ['image-index', ['manifests', 0, 'annotations']],
    layer: ['image-manifest', ['layers', 0, 'annotations']],
    'config-descriptor': ['image-manifest', ['config', 'annotations']],
    descriptor: ['image-manifest', ['subject', 'annotations']],
    'config-label': ['image-config', ['config', 'Labels']],
  };

  it('every annotation of the catalogue that no other has superseded, in each of its places, with the values that it may have', () => {
    for (const [place, [kind, path]] of Object.entries(placesOfAnnotations)) {
      const offers = new Map(
        offersAt(around(path, '{ | }'), { kind }).map(({ item, accept }) => [item.label, accept]),
      );
      for (const { key, places, values, pattern, replacement } of annotationEntries) {
        if (!places.some((own) => own === place) || replacement !== undefined) continue;
        const accept = offers.get(key);
        assert(accept !== undefined, `${key} at ${place}`);
        const [written] = Object.keys(at(JSON.parse(accept()), path) as object);
        assert.equal(written, pattern === true ? key.replace('*', 'name') : key);
        if (values === undefined) continue;
        const offered = offersAt(around([...path, written], '"|"'), { kind });
        assert.deepEqual(
          offered.map(({ item }) => item.label),
          values,
        );
      }
    }
  });

  it('every place of annotations that the catalogue knows', () => {
    const places = new Set(annotationEntries.flatMap((entry) => entry.places));
    assert.deepEqual([...places].sort(), Object.keys(placesOfAnnotations).sort());
  });

  it('every operating system, architecture and variant', () => {
    const platform: Path = ['manifests', 0, 'platform'];
    const labels = (marked: string) =>
      offersAt(marked, { kind: 'image-index' })
        .map(({ item }) => item.label)
        .sort();
    assert.deepEqual(
      labels(around([...platform, 'os'], '"|"')),
      platforms.os.map(({ value }) => value).sort(),
    );
    assert.deepEqual(
      labels(around([...platform, 'architecture'], '"|"')),
      platforms.architectures.map(({ value }) => value).sort(),
    );
    for (const { value, variants } of platforms.architectures) {
      const marked = around(platform, `{ "architecture": "${value}", "variant": "|" }`);
      assert.deepEqual(labels(marked), variants.map((variant) => variant.value).sort());
    }
  });
});
