import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { parse } from 'jsonc-parser';
import { child, propertiesOf } from '#schemas/introspection';
import { schemaByKind } from '#schemas/kinds';
import { messageOf } from '#service/lint/finding';
import { readProject } from '#service/settings/projectConfiguration';
import { hoverOver } from '#helpers/hover';
import { lint } from '#helpers/lint';
import { examplesIn } from '#service/features/pages/rulePage';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

type Schema = Parameters<typeof propertiesOf>[0];

const page = readFileSync(join(repositoryRoot, 'docs', 'project-configuration.md'), 'utf8');
const examples = examplesIn(page);

describe('the description of the project file', () => {
  examples.forEach(({ text }, index) => {
    it(`has an example ${index + 1} that is right`, () => {
      const { findings } = lint(text, { fileName: '.oci-manifest.json' });
      assert.deepEqual(findings.map(messageOf), []);
      assert.deepEqual(readProject('file:///project/', text).problems, []);
    });
  });

  it('has an example of every member', () => {
    const shown = new Set<string>();
    for (const { text } of examples)
      collect(parse(text) as unknown, schemaByKind['project-configuration'], '', shown);
    const known = new Set<string>();
    collectKnown(schemaByKind['project-configuration'], '', known);
    // Of the conditions of a profile one is enough.
    assert.deepEqual(
      [...known].filter((name) => !shown.has(name) && !name.startsWith('.profiles.match.')),
      [],
    );
  });
});

describe('the hover in the project file', () => {
  const hover = (text: string) => hoverOver(text, { fileName: '.oci-manifest.json' });

  it('explains each member', () => {
    assert.match(hover('{ «"requiredAnnotations"»: {} }') ?? '', /every document of a kind must have/);
    assert.match(hover('{ "overrides": [{ «"files"»: ["a"] }] }') ?? '', /globs/);
    assert.match(hover('{ "baseline": [{ «"path"»: "layers" }] }') ?? '', /anywhere when absent/);
  });
});

function collect(value: unknown, schema: Schema, name: string, shown: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const property = child(schema, Array.isArray(value) ? Number(key) : key);
    if (property === undefined) continue;
    const path = Array.isArray(value) ? name : `${name}.${key}`;
    shown.add(path);
    collect(member, property, path, shown);
  }
}

function collectKnown(schema: Schema, name: string, known: Set<string>): void {
  for (const [key, property] of propertiesOf(schema)) {
    known.add(`${name}.${key}`);
    collectKnown(child(property, 0) ?? property, `${name}.${key}`, known);
  }
}
