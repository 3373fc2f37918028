import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { specificationSection } from '#schemas/model/field';
import { specificationLink, withSpecificationLinks } from '#schemas/specificationLinks';

const section = specificationSection('config.md', 'properties');

describe('links to the specification', () => {
  it('lead to the version that is set', () => {
    assert.equal(
      specificationLink(section, '1.0'),
      'https://github.com/opencontainers/image-spec/blob/v1.0.2/config.md#properties',
    );
    assert.equal(
      specificationLink(section, '1.1'),
      'https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties',
    );
    assert.equal(specificationLink(section, 'main'), section);
  });

  it('lead to the first version that has the section', () => {
    assert.equal(
      specificationLink(specificationSection('manifest.md', 'guidelines-for-artifact-usage'), '1.0'),
      'https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage',
    );
  });

  it('are all that changes in a page', () => {
    const page = (url: string) =>
      `See [the specification](${url}), and [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339).`;
    assert.equal(withSpecificationLinks(page(section), '1.0'), page(specificationLink(section, '1.0')));
  });
});
