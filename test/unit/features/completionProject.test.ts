import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { consumerIds } from '#schemas/catalogue/consumers';
import { kinds } from '#schemas/kinds';
import { rules } from '#service';
import { lint } from '#helpers/lint';
import { acceptAt, labelsAt, offersAt } from '#helpers/completion';

const options = { fileName: '.oci-manifest.json' };
const ids = rules.map(({ id }) => id);

describe('completion in the project file', () => {
  it('offers the rules that are not set yet, each with its own level', () => {
    assert.deepEqual(
      labelsAt('{ "rules": { "size-zero": "off", | } }', options),
      ids.filter((id) => id !== 'size-zero'),
    );
    assert.equal(
      acceptAt('{ "rules": { | } }', 'size-zero', options),
      '{ "rules": { "size-zero": "warning" } }',
    );
    assert.deepEqual(labelsAt('{ "overrides": [{ "files": [], "rules": { | } }] }', options), ids);
  });

  it('offers levels, kinds, versions, consumers and roles where they belong', () => {
    const levels = ['error', 'warning', 'information', 'hint', 'off'];
    assert.deepEqual(labelsAt('{ "rules": { "size-zero": | } }', options), levels);
    assert.deepEqual(labelsAt('{ "specification": "|" }', options), ['1.1', '1.0', 'main']);
    assert.deepEqual(labelsAt('{ "overrides": [{ "kind": | }] }', options), [...kinds, 'none']);
    assert.deepEqual(labelsAt('{ "consumers": ["|"] }', options), [...consumerIds]);
    assert.deepEqual(labelsAt('{ "baseline": [{ "rule": "|" }] }', options), ids);
    assert.equal(
      acceptAt('{ "requiredAnnotations": { | } }', 'image-index', options),
      '{ "requiredAnnotations": { "image-index": [] } }',
    );
  });

  it('offers no consumer that is in the list already', () => {
    const labels = labelsAt('{ "consumers": ["podman", "|"] }', options);
    assert.deepEqual(
      labels,
      consumerIds.filter((id) => id !== 'podman'),
    );
    assert(labelsAt('{ "consumers": ["podman|", "cri-o"] }', options).includes('podman'));
  });

  it('asks for the level of a rule, beginning with its own', () => {
    const { item } = offersAt('{ "rules": { | } }', options).find(
      ({ item: { label } }) => label === 'size-zero',
    )!;
    assert.equal(item.textEdit!.newText, ' "size-zero": "${1|warning,error,information,hint,off|}"');
  });

  it('begins an empty file with the whole of it, about which there is nothing to say', () => {
    const text = acceptAt('|', undefined, options);
    assert.deepEqual(Object.keys(JSON.parse(text) as object), [
      'specification',
      'consumers',
      'rules',
      'overrides',
    ]);
    assert.deepEqual(lint(text, options).findings, []);
  });

  it('leaves $schema to a host that offers it in all JSON', () => {
    assert(labelsAt('{ "rules": {}, | }', options).includes('$schema'));
    assert(!labelsAt('{ "rules": {}, | }', { ...options, hostReportsSyntax: true }).includes('$schema'));
  });

  it('replaces a whole name that has hyphens, wherever the cursor is', () => {
    for (const typed of ['"size-ze|ro"', '"size|', 'size-z|', '"size-zero|"'])
      assert.equal(
        acceptAt(`{ "rules": { ${typed} } }`, 'size-zero', options),
        '{ "rules": { "size-zero": "warning" } }',
        typed,
      );
    assert.equal(acceptAt('{ "$sc|" }', '$schema', options), '{\n  "$schema": ""\n}');
  });

  it('offers the members of the file by their names', () => {
    assert(labelsAt('{ | }', options).includes('requiredAnnotations'));
  });
});
