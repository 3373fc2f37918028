import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { child, constantOf, documentationOf, jsonTypeOf, propertiesOf, unwrap } from '#schemas/introspection';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { schemaByKind, type Kind } from '#schemas/kinds';
import { isPlainArray, isPlainObject } from '#schemas/plainData';
import { applyOffsetEdits, planEdits } from '#service';
import { checkedKinds } from '#service/lint/rule';
import { image } from '#helpers/documents';
import { lint, parse, type Linted } from '#helpers/lint';
import { digestOf, writeOutDigests } from '#helpers/markedText';

/** A value of a schema in which every known property is present; rules may find fault with it. */
function full(schema: z.ZodType, name = ''): unknown {
  const constant = constantOf(schema);
  if (constant !== undefined) return constant;
  switch (jsonTypeOf(schema)) {
    case 'object':
      return unwrap(schema) instanceof z.ZodRecord
        ? { key: full(child(schema, 'key') ?? schema) }
        : Object.fromEntries([...propertiesOf(schema)].map(([key, member]) => [key, full(member, key)]));
    case 'array':
      return [full(child(schema, 0) ?? schema)];
    case 'number':
      return 2;
    case 'boolean':
      return true;
    default:
      return name === 'digest' ? digestOf('1') : 'text';
  }
}

/** The paths of all properties of a value that its schema knows, without what old tools left in any case. */
function* knownProperties(value: unknown, schema: z.ZodType, path: JsonPath = []): Iterable<JsonPath> {
  if (isPlainArray(value)) yield* knownProperties(value[0], child(schema, 0) ?? schema, [...path, 0]);
  if (!isPlainObject(value)) return;
  for (const [name, property] of propertiesOf(schema)) {
    if (documentationOf(property)?.status === 'legacy') continue;
    yield [...path, name];
    yield* knownProperties(value[name], property, [...path, name]);
  }
}

/** A copy in which the property at a path has another name, in the same place. */
function renamed(value: unknown, [step, ...rest]: JsonPath, name: string): unknown {
  if (isPlainArray(value))
    return value.map((item, index) => (index === step ? renamed(item, rest, name) : item));
  if (!isPlainObject(value)) return value;
  const members = Object.entries(value).map(([key, member]): [string, unknown] => {
    if (key !== step) return [key, member];
    return rest.length === 0 ? [name, member] : [key, renamed(member, rest, name)];
  });
  return Object.fromEntries(members);
}

/** The name in uppercase, in lowercase, and with its first letter in the other case. */
function otherSpellings(name: string): string[] {
  const first = name.charAt(0);
  const turned = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  return [...new Set([name.toUpperCase(), name.toLowerCase(), turned + name.slice(1)])].filter(
    (spelling) => spelling !== name,
  );
}

function found({ findings }: Linted): string[] {
  return findings.map(({ rule, message }) => `${rule.id}: ${message}`).sort();
}

/** Applies each fix: none may leave an object with two names that Go reads as one. */
function assertFixesKeepValues({ document, findings }: Linted, kind: Kind): void {
  for (const { rule, fixes } of findings) {
    for (const { fix, operations } of fixes) {
      const edits = planEdits(document, operations);
      assert(edits !== undefined, `${rule.id}: ${fix} cannot be applied`);
      const after = applyOffsetEdits(document.text, edits);
      const clash = parse(after, { kind }).document.model?.foldedKeys.find(
        ({ rival }) => rival !== undefined,
      );
      assert.equal(clash, undefined, `${rule.id}: ${fix} adds a second ${clash?.name ?? ''} to\n${after}`);
    }
  }
}

describe('a property name in another case', () => {
  let tried = 0;

  for (const kind of checkedKinds) {
    it(`is the one thing that is wrong with it in ${kind}, and no fix writes the property again`, () => {
      const schema = schemaByKind[kind];
      const document = full(schema);
      const print = (value: unknown): Linted => lint(JSON.stringify(value, null, 1), { kind });
      const expected = [...found(print(document)), 'json-key-case: case'].sort();
      for (const path of knownProperties(document, schema)) {
        for (const [index, spelling] of otherSpellings(String(path.at(-1))).entries()) {
          const linted = print(renamed(document, path, spelling));
          assert.deepEqual(found(linted), expected, `${formatPath(path)} as ${spelling}`);
          if (index === 0) assertFixesKeepValues(linted, kind);
          tried++;
        }
      }
    });
  }

  it('is found in every known property', () => assert(tried > 450, `only ${tried} were tried`));

  it('leaves the kind of a document as it is', () => {
    const text = image({ mediaType: undefined });
    for (const name of ['schemaVersion', 'config', 'layers'])
      for (const spelling of otherSpellings(name))
        assert.equal(parse(text.replace(name, spelling)).document.model?.kind, 'image-manifest', spelling);
  });

  it('means another key inside of annotations and labels', () => {
    const keys = { digest: 'a', Digest: 'b', MEDIATYPE: 'c', 'org.example.A': 'd', 'org.example.a': 'e' };
    const linted = lint(writeOutDigests(image({ annotations: keys })));
    assert.deepEqual(found(linted), []);
    assert.deepEqual(linted.document.model?.annotations[0]?.value, keys);
  });
});
