import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withPicturesOnTheWeb } from '#scripts/pictures';

const web = 'https://example.com/raw/v1';

describe('the pictures of a page on the web', () => {
  it('are where the files of the repository are', () => {
    assert.equal(
      withPicturesOnTheWeb('![A (b)](docs/images/a.png) [c](docs/c.md)', '', web),
      `![A (b)](${web}/docs/images/a.png) [c](docs/c.md)`,
    );
    assert.equal(
      withPicturesOnTheWeb('![A](../docs/a.webp)', 'client/', `${web}/`),
      `![A](${web}/docs/a.webp)`,
    );
  });

  it('stay where they are on the web already', () => {
    assert.equal(
      withPicturesOnTheWeb('![A](https://a.example/b.png)', '', web),
      '![A](https://a.example/b.png)',
    );
  });
});
