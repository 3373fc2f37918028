import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hasRegistry, isReferenceName, onDockerHub, plainReferenceName } from '#schemas/values/reference';

describe('a reference name', () => {
  it('is letters and digits with single separators between them', () => {
    for (const name of ['latest', 'v1.0+x', 'a--b', 'docker.io/library/alpine:3.19@sha256:abc'])
      assert(isReferenceName(name), name);
  });

  it('does not begin or end with a separator, and has no two in a row but --', () => {
    for (const name of ['', '-v1', 'v1-', 'a..b', 'a---b', 'a/', '/a', 'a//b', 'my image', 'größe'])
      assert(!isReferenceName(name), name);
  });

  it('is made plain with hyphens', () => {
    const plain: Readonly<Record<string, string | undefined>> = {
      'my image/v1 (final)': 'my-image/v1-final',
      '-v1..2': 'v1-2',
      'a:b': 'a:b',
      '/a//b/': 'a/b',
      '///': undefined,
      [`${'a'.repeat(512)} `]: undefined,
    };
    for (const [name, expected] of Object.entries(plain))
      assert.equal(plainReferenceName(name), expected, name);
  });
});

describe('a reference to an image', () => {
  it('begins with a registry where Docker takes its first part for a host', () => {
    for (const reference of ['docker.io/library/alpine', 'localhost/base', 'registry:5000/base'])
      assert(hasRegistry(reference), reference);
    for (const reference of ['alpine', 'alpine:3.19', 'bitnami/redis'])
      assert(!hasRegistry(reference), reference);
  });

  it('is one to Docker Hub without a registry', () => {
    assert.equal(onDockerHub('alpine:3.19'), 'docker.io/library/alpine:3.19');
    assert.equal(onDockerHub('bitnami/redis'), 'docker.io/bitnami/redis');
    assert.equal(onDockerHub('alpine@sha256:abc'), 'docker.io/library/alpine@sha256:abc');
    assert.equal(onDockerHub('The Base Image'), undefined);
    for (const text of [
      '',
      'my image',
      ' alpine',
      'alpine ',
      'alpine:',
      'alpine@sha256',
      '-alpine',
      'Alpine',
    ])
      assert.equal(onDockerHub(text), undefined, text);
    assert.equal(onDockerHub(`a:${'b'.repeat(128)}`), `docker.io/library/a:${'b'.repeat(128)}`);
    assert.equal(onDockerHub(`a:${'b'.repeat(129)}`), undefined);
  });
});
