import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultSettings, planEdits, applyOffsetEdits, rules, type EditOperation } from '#service';
import { set } from '#service/edits/operations';
import { config, image, print } from '#helpers/documents';
import { lint, parse, service, type LintOptions } from '#helpers/lint';
import { examplesOf } from '#helpers/rulePages';

type Rename = Extract<EditOperation, { readonly op: 'rename' }>;

interface Example {
  readonly rule: string;
  readonly text: string;
  readonly options: LintOptions;
}

/** The wrong examples of all rules’ pages. */
function* wrongExamples(): Iterable<Example> {
  for (const { id } of rules) {
    for (const example of examplesOf(id, 'Wrong')) yield { rule: id, ...example };
  }
}

function renamesIn({ text, options }: Example): Rename[] {
  return lint(text, options).findings.flatMap(({ fixes }) =>
    fixes.flatMap(({ operations }) =>
      operations.filter((operation): operation is Rename => operation.op === 'rename'),
    ),
  );
}

function apply(text: string, options: LintOptions, operations: readonly EditOperation[]): string | undefined {
  const edits = planEdits(parse(text, options).document, operations);
  return edits && applyOffsetEdits(text, edits);
}

function duplicatesIn(text: string, options: LintOptions): number {
  return parse(text, options).document.duplicates.length;
}

describe('a fix that renames a property', () => {
  it('is not offered where a property has the new name already, whatever its value', () => {
    const tried = new Set<string>();
    for (const example of wrongExamples()) {
      const { rule, text, options } = example;
      for (const { path, name } of renamesIn(example)) {
        for (const value of [null, 7, 'text', [], {}]) {
          const target = [...path.slice(0, -1), name];
          const both = apply(text, options, [set(target, value)]);
          assert(both !== undefined);
          const before = duplicatesIn(both, options);
          for (const finding of lint(both, options).findings) {
            for (const { fix, operations } of finding.fixes) {
              const after = apply(both, options, operations);
              assert(
                after !== undefined,
                `${finding.rule.id} offers “${fix}” and cannot apply it to\n${both}`,
              );
              assert(duplicatesIn(after, options) <= before, `“${fix}” overwrites “${name}” in\n${both}`);
            }
          }
          tried.add(rule);
        }
      }
    }
    assert(tried.size >= 8, `only ${[...tried].join(', ')} rename anything`);
  });

  it('is left out by the fix of all problems where another one has taken the name', () => {
    const text = image({
      annotations: { 'Org.opencontainers.image.title': 'a', 'org.opencontainers.image.Title': 'b' },
    });
    const { document } = lint(text);
    const [first] = lint(text).findings;
    assert.equal(first?.rule.id, 'annotation-typo');
    const action = service.fixAllAction(document, defaultSettings);
    assert(action !== undefined);
    const fixed = service.fixAll(document.source, defaultSettings).text;
    assert.equal(
      fixed,
      image({
        annotations: { 'org.opencontainers.image.title': 'a', 'org.opencontainers.image.Title': 'b' },
      }),
    );
  });

  it('is left out as well where two names become one only by the fix', () => {
    const ports = (members: object) => config({ config: { ExposedPorts: members } });
    const { document } = lint(ports({ '80/TCP': {}, '80/tcp ': {} }));
    assert.equal(
      service.fixAll(document.source, defaultSettings).text,
      ports({ '80/tcp': {}, '80/tcp ': {} }),
    );
    const halves = print({ '\ud800': 'a', '\ufffd': 'b' });
    assert.deepEqual(
      lint(halves, { kind: 'image-layout' })
        .findings.filter(({ rule }) => rule.id === 'json-lone-surrogate')
        .map(({ fixes }) => fixes),
      [[]],
    );
  });
});
