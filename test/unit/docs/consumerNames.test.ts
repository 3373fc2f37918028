import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { allConsumers, behaviorNamed, type Consumer } from '#schemas/catalogue/consumers';
import { catalogueData } from '#schemas/catalogue/data';
import type { Rule } from '#service/lint/rule';
import { rules } from '#service/rules/registry';
import { readRulePage } from '#helpers/rulePages';
import { consumersHeading } from '#service/features/pages/rulePage';
import { statementsAboutTools, toolsWithoutEvidence } from '#helpers/toolNames';
import { proseOfMarkdown } from '#helpers/userText';

const { annotations: annotationEntries, mediaTypes, profiles } = catalogueData;

/** Phrases in which the name of a consumer says where a format comes from, and nothing of what the consumer does. */
const notConsumers: readonly { readonly phrase: RegExp; readonly reason: string }[] = [
  {
    phrase:
      /\bDocker(?:’s)? (?:image|foreign|first)? ?(?:configs?|documents?|formats?|image|layers?|lists?|manifests?|(?:media )?types?|schema 1|v2s2)(?!\p{L})/gu,
    reason: 'Docker defined the formats, and nearly all tools read them.',
  },
  {
    phrase:
      /\b(?:Docker’s (?:manifest format|images and plugins|specification)|early Docker images|Docker (?:does not define|defines|has defined)|OCI,? (?:or|nor|and) (?:to )?Docker(?:’s)?|the OCI (?:or|nor|and) (?:to )?Docker|to the OCI and to Docker|about Docker’s)(?!\p{L})/gu,
    reason: 'These are the formats of Docker, and Docker as the one who defined them.',
  },
  { phrase: /\bHelm charts?\b/g, reason: 'A chart is the format.' },
  { phrase: /\bcosign signatures?\b/g, reason: 'The signature is the format, which other verifiers read.' },
  {
    phrase: /\bBuildKit’s attestations?\b|\battestations of BuildKit\b/g,
    reason: 'BuildKit defined the format, and other builders write it.',
  },
  { phrase: /\bdistribution specification\b/g, reason: 'The specification has the name of its subject.' },
];

/** Whether a text names a tool of which the model says nothing, because there is no evidence to cite. */
const unknownTool = new RegExp(
  `(?<![\\p{L}\\p{N}/-])(?:${toolsWithoutEvidence.join('|')})(?![\\p{L}\\p{N}/-])`,
  'u',
);

/** Consumers without a name, of which a text says nothing that anybody could look up. */
const unnamed =
  /\b(?:some|most|many|few|strict|old|older|not (?:all|any|every)) (?:other )?(?:clients?|consumers?|registr(?:y|ies)|runtimes?|tools?)\b/iu;

/**
 * The names and aliases of consumers as patterns, the longest first: “Docker Hub” is not “Docker”. Versions can stand within
 * a name, as in “Docker Engine before 23.0 with graph drivers”.
 */
const names = allConsumers()
  .flatMap((consumer) => [consumer.name, ...(consumer.aliases ?? [])].map((name) => ({ name, consumer })))
  .sort((a, b) => b.name.length - a.name.length)
  .map(({ name, consumer }) => {
    const { versionOf } = consumer;
    const escaped = name.replaceAll('.', '\\.');
    return {
      pattern:
        versionOf !== undefined && name === consumer.name
          ? escaped.replace(versionOf, `${versionOf}(?: (?:\\d[\\d.]*|and later|before|to))*`)
          : escaped,
      consumer,
    };
  });

const anyName = new RegExp(
  `(?<![\\p{L}\\p{N}/-])(?:${names.map(({ pattern }) => pattern).join('|')})(?![\\p{L}\\p{N}/-])`,
  'gu',
);

/** The consumers that a text names. */
function consumersIn(text: string): Consumer[] {
  const rest = notConsumers.reduce((shortened, { phrase }) => shortened.replaceAll(phrase, '·'), text);
  return (rest.match(anyName) ?? []).flatMap(
    (found) => names.find(({ pattern }) => new RegExp(`^${pattern}$`, 'u').test(found))?.consumer ?? [],
  );
}

/** The consumers of which a rule may speak: those whose behaviors it cites, and those that such a behavior names. */
function consumersCitedBy({ claims = [] }: Rule): ReadonlySet<Consumer> {
  return new Set(
    claims.flatMap((claim) => {
      const owned = behaviorNamed(claim);
      return owned === undefined ? [] : [owned.owner, ...consumersIn(owned.behavior.statement)];
    }),
  );
}

/** What is written by hand about a rule: its messages, its summary, the titles of its fixes, and its page. */
function textsOf({ id, summary, messages, fixes }: Rule): string[] {
  const sections = [...(readRulePage(id)?.sections ?? [])].filter(
    ([heading]) => heading !== consumersHeading,
  );
  return [
    summary,
    ...Object.values(messages),
    ...Object.values(fixes),
    ...sections.flatMap(([, section]) => proseOfMarkdown(id, section).map(({ text }) => text)),
  ];
}

describe('the names of consumers', () => {
  it('are found as whole words, the longest at a place', () => {
    const text =
      'Docker Engine with graph drivers and podman refuse what Docker Hub and CNCF Distribution store.';
    assert.deepEqual(
      consumersIn(text).map(({ id }) => id),
      ['docker-classic', 'podman', 'docker-hub', 'distribution'],
    );
  });

  it('are found with versions in them', () => {
    const text =
      'Docker Engine 26.0 to 28.1 with graph drivers refuses it, and Docker Engine before 23.0 with graph drivers too.';
    assert.deepEqual(
      consumersIn(text).map(({ id }) => id),
      ['docker-classic', 'docker-classic'],
    );
  });

  it('are not found in the names of formats and in other words', () => {
    const text =
      'A Docker manifest list, Docker’s media types, and Helm charts: the distribution specification is read by podman-like tools.';
    assert.deepEqual(consumersIn(text), []);
  });

  const { os, architectures } = catalogueData.platforms;
  const entries: Readonly<Record<string, readonly (readonly [owner: string, text: string])[]>> = {
    'media types': mediaTypes.map(({ owner, description }) => [owner, description]),
    annotations: annotationEntries.map(({ owner, description }) => [owner, description]),
    formats: profiles.map(({ owner, note = '' }) => [owner, note]),
    platforms: [...os, ...architectures].map(({ description }) => ['', description]),
  };
  for (const [what, texts] of Object.entries(entries)) {
    it(`stand in the descriptions of ${what} only as those whose format it is; what they do is said by claims`, () => {
      const hits = texts.flatMap(([owner, text]) =>
        statementsAboutTools(text, owner).map((name) => `${name}: ${text}`),
      );
      assert.deepEqual(hits, []);
    });
  }

  it('are found in a description that says what a tool does', () => {
    assert.deepEqual(statementsAboutTools('Fleet refuses a bundle with two layers.', 'Fleet'), [
      'Fleet refuses',
    ]);
    assert.deepEqual(statementsAboutTools('A layer of an image. Podman prefers it.', 'Nydus'), [
      'Podman',
      'Podman prefers',
    ]);
    assert.deepEqual(statementsAboutTools('The content of a Nydus image, read by containerd.', 'Nydus'), [
      'containerd',
    ]);
    assert.deepEqual(statementsAboutTools('A statement in BuildKit attestations.', 'in-toto'), []);
  });

  for (const rule of rules) {
    it(`of tools without evidence do not stand in the texts of ${rule.id}`, () => {
      assert.deepEqual(
        textsOf(rule).filter((text) => unknownTool.test(text)),
        [],
      );
    });

    it(`stand in the claims of ${rule.id} if it speaks of some consumers`, () => {
      const { summary, messages, fixes, claims = [] } = rule;
      const texts = [summary, ...Object.values(messages), ...Object.values(fixes)];
      assert.deepEqual(claims.length === 0 ? texts.filter((text) => unnamed.test(text)) : [], []);
    });

    it(`stand in the texts of ${rule.id} only with a claim`, () => {
      const cited = consumersCitedBy(rule);
      const hits = textsOf(rule).flatMap((text) =>
        consumersIn(text)
          .filter((consumer) => !cited.has(consumer))
          .map(({ id }) => `${id}: ${text.replaceAll('\n', ' ')}`),
      );
      assert.deepEqual(hits, []);
    });
  }
});
