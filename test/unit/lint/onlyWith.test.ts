import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lint } from '#helpers/lint';
import { needsCorpus, readCorpus } from '#helpers/corpus';
import { messageOf, type Finding } from '#service/lint/finding';
import { builtInCatalogue as catalogue } from '#schemas/catalogue/catalogue';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { consumerIds } from '#schemas/catalogue/consumers';
import { defaultPolicy, type Policy } from '#service/lint/policy';
import type { Rule } from '#service/lint/rule';
import { runRules, type RuleFailure } from '#service/lint/runRules';
import { rules } from '#service/rules/registry';

describe('rules that are run on documents with a trait only', () => {
  const unconditional = rules.map(withoutCondition);

  function assertSameFindings(text: string, fileName: string, file = fileName): void {
    const { document } = lint(text, { fileName });
    for (const policy of [defaultPolicy, demanding]) {
      assert.deepEqual(
        runRules(document, unconditional, policy, rethrow).map(describeFinding),
        runRules(document, rules, policy, rethrow).map(describeFinding),
        file,
      );
    }
  }

  it('are some of all rules', () => {
    assert(unconditional.some((rule, index) => rule !== rules[index]));
  });

  it('would find the same for each known platform', () => {
    const { os, architectures } = catalogue.platforms;
    const platforms = [
      ...os.map(({ value }) => ({ os: value, architecture: 'amd64' })),
      ...architectures.flatMap(({ value: architecture, variants }) =>
        [undefined, ...variants.map(({ value }) => value), 'V8', ''].flatMap((variant) => [
          { os: 'linux', architecture, variant },
          { os: 'windows', architecture, variant },
        ]),
      ),
    ];
    for (const platform of platforms) {
      assertSameFindings(JSON.stringify(indexOf({ platform })), 'index.json', JSON.stringify(platform));
    }
  });

  it('would find the same for each known annotation', () => {
    for (const { key } of catalogue.annotations) {
      const entry = { annotations: { [key]: 'a' } };
      assertSameFindings(JSON.stringify(indexOf(entry)), 'index.json', key);
    }
  });

  describe('in documents by others', () => {
    before(needsCorpus);

    it('would find the same if they were run on each of them', function () {
      this.timeout(120_000);
      for (const { file, fileName, text } of readCorpus()) assertSameFindings(text, fileName, file);
    });
  });
});

/** An index with one entry. */
function indexOf(members: object): object {
  const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
  const entry = { mediaType: wellKnown.ociManifest, digest, size: 500, ...members };
  return { schemaVersion: 2, mediaType: wellKnown.ociIndex, manifests: [entry] };
}

/** Some rules look only at what a project demands. */
const demanding: Policy = {
  ...defaultPolicy,
  consumers: consumerIds,
  requiredAnnotations: { 'image-manifest': ['org.opencontainers.image.source'] },
};

function withoutCondition(rule: Rule): Rule {
  if (rule.onlyWith === undefined) return rule;
  const { onlyWith, ...unconditional } = rule;
  return unconditional;
}

function describeFinding(finding: Finding): string {
  return `${finding.rule.id} ${finding.severity} ${JSON.stringify(finding.at)}: ${messageOf(finding)}`;
}

function rethrow({ error }: RuleFailure): never {
  throw error;
}
