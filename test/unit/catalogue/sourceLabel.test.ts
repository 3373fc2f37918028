import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { catalogueData } from '#schemas/catalogue/data';
import { sourceLabel } from '#schemas/sourceLabel';
import { rules } from '#service/rules/registry';

const { annotations: annotationEntries, mediaTypes, profiles } = catalogueData;

describe('the label of a link', () => {
  const cases: Readonly<Record<string, string>> = {
    'https://github.com/opencontainers/image-spec/blob/main/manifest.md#subject': 'OCI image specification',
    'https://github.com/opencontainers/distribution-spec/blob/main/spec.md': 'OCI distribution specification',
    'https://github.com/distribution/distribution/blob/main/x.go': 'distribution',
    'https://github.com/moby/moby/blob/master/x.go': 'moby',
    'https://github.com/moby/buildkit': 'BuildKit',
    'https://github.com/Homebrew/brew/blob/main/x.rb': 'Homebrew',
    'https://github.com/example/app/tree/main': 'example/app',
    'https://github.com/example': 'example',
    'https://github.com/': 'GitHub',
    'https://www.rfc-editor.org/rfc/rfc8259#section-9': 'RFC 8259',
    'https://datatracker.ietf.org/doc/html/rfc3339': 'RFC 3339',
    'https://www.rfc-editor.org/errata': 'rfc-editor.org',
    'https://docs.docker.com/reference/dockerfile/#env': 'Docker documentation',
    'https://www.example.com:8080/a?b=c': 'example.com',
    'not a URL': 'not a URL',
  };
  for (const [url, label] of Object.entries(cases)) {
    it(`of ${url} is ${label}`, () => assert.equal(sourceLabel(url), label));
  }

  it('says for every link of the catalogue and of the rules where it leads, in a few words', () => {
    const links = [
      ...[...annotationEntries, ...mediaTypes, ...profiles].map(({ link }) => link),
      ...rules.flatMap(({ source }) => source ?? []),
    ];
    for (const link of links) assert.match(sourceLabel(link), /^[\w][\w ./-]{1,50}$/, link);
  });
});
