import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { catalogueData } from '#schemas/catalogue/data';
import { commonLicenses } from '#schemas/catalogue/licenses';
import { escapeMarkdown } from '#schemas/markdown';
import { hoverOver, withoutFindings } from '#helpers/hover';

const { annotations: annotationEntries } = catalogueData;

const layout = (annotations: string): string =>
  `{ "schemaVersion": 2, "manifests": [], "annotations": { ${annotations} } }`;
const labels = (members: string): string =>
  `{ "os": "linux", "architecture": "amd64", "config": { "Labels": { ${members} } } }`;

/** The hover over the value of an annotation. */
const valueHover = (key: string, value: string): string | undefined =>
  hoverOver(layout(`"org.opencontainers.image.${key}": «${JSON.stringify(value)}»`), withoutFindings);

describe('the hover on annotations', () => {
  it('knows every key of the catalogue, as annotation and as label', () => {
    for (const { key, places, title, owner, description, link, pattern } of annotationEntries) {
      const name = JSON.stringify(pattern === true ? key.replace(/\*$/, 'x') : key);
      const isGeneral = key.includes('.');
      const isLabel = isGeneral || places.includes('config-label');
      const isAnnotation = isGeneral || places.some((place) => place !== 'config-label');
      for (const text of [
        ...(isAnnotation
          ? [
              hoverOver(layout(`«${name}»: "x"`), withoutFindings),
              hoverOver(layout(`${name}: «"x"»`), withoutFindings),
            ]
          : []),
        ...(isLabel ? [hoverOver(labels(`«${name}»: ""`), withoutFindings)] : []),
      ]) {
        for (const part of [escapeMarkdown(title), escapeMarkdown(owner), escapeMarkdown(description), link])
          assert(text?.includes(part), `${key}: ${part}`);
      }
    }
  });

  it('knows keys without a domain only where their owner writes them', () => {
    assert.match(hoverOver(labels('«"version"»: "1"'))!, /Red Hat/);
    assert.match(hoverOver(layout('«"version"»: "1"'))!, /This annotation is unknown/);
  });

  it('names what replaces a key', () => {
    const replaced = annotationEntries.filter(({ replacement }) => replacement !== undefined);
    assert(replaced.length > 0);
    for (const { key, replacement } of replaced)
      assert(
        hoverOver(layout(`«"${key}"»: "x"`), withoutFindings)?.includes(`Use \`${replacement}\` instead`),
        key,
      );
  });

  it('tells dates in words, and what some of them stand for', () => {
    assert.match(
      valueHover('created', '2026-01-02T03:04:05+01:00')!,
      /^\*\*Friday, January 2, 2026(?:,| at) 02:04:05 UTC\*\*/,
    );
    assert.match(valueHover('created', '1970-01-01T00:00:00Z')!, /Reproducible builds/);
    assert.match(valueHover('created', 'yesterday')!, /The value is not a date and time/);
  });

  it('links licenses, and guesses what was meant', () => {
    const text = valueHover('licenses', 'Apache-2.0 OR (MIT AND GPL-2.0-only WITH Classpath-exception-2.0)');
    assert.match(
      text!,
      /\[Apache\\-2\\\.0\]\(https:\/\/spdx\.org\/licenses\/Apache-2\.0\.html\) or \(\[MIT\]/,
    );
    assert.match(text!, /GPL-2\.0-only\.html\) with the exception Classpath/);
    for (const [spelling, identifier] of commonLicenses)
      assert(valueHover('licenses', spelling)?.includes(identifier), spelling);
  });

  it('says who may define a key that is not in the catalog', () => {
    assert.match(hoverOver(layout('«"com.acme.rocket"»: "x"'))!, /owner of `acme\.com`/);
    const reserved = layout('«"org.opencontainers.image.rocket"»: "x"');
    assert.match(hoverOver(reserved, withoutFindings)!, /does not define/);
  });

  it('says nothing of what a value of any form may be, and fails on none', () => {
    for (const { key, pattern } of annotationEntries) {
      if (pattern === true) continue;
      for (const value of ['', '"', '`](command:x)', '{}', 'sha256:', '\u0000', 'a'.repeat(5000)])
        assert(hoverOver(layout(`${JSON.stringify(key)}: «${JSON.stringify(value)}»`)) !== undefined);
    }
  });
});
