import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { reportedPath } from '#cli/inputDocument';

describe('the path of a document in a report', () => {
  it('has slashes on Windows, as it has in a repository', () => {
    assert.equal(reportedPath('C:\\images\\a b\\index.json', '\\'), 'C:/images/a b/index.json');
    assert.equal(reportedPath('layout.tar!blobs/sha256/abc', '\\'), 'layout.tar!blobs/sha256/abc');
  });

  it('stays as it is elsewhere, where a backslash is part of a name', () => {
    assert.equal(reportedPath('images/a\\b.json', '/'), 'images/a\\b.json');
  });
});
