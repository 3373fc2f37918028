import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { index, manifestDescriptor } from '#helpers/documents';
import { outcomeOn } from '#helpers/consumers';
import type { Operation } from '#schemas/catalogue/consumers';
import platforms from '../../../../schemas/src/catalogue/data/platforms.json';

/** Consumers that compare platforms as containerd does. */
const likeContainerd: readonly (readonly [consumer: string, operation: Operation])[] = [
  ['containerd', 'pull'],
  ['docker', 'run'],
  ['docker-classic', 'run'],
  ['docker-classic@20.10.24', 'pull'],
  ['kubernetes-image-volume', 'mount'],
];

/** Names that containerd knows beside Go's. */
const known = ['x86_64', 'x86-64', 'i386', 'aarch64', 'armhf', 'armel'];

/** An index with an entry for each platform, such as `linux/arm64`; `-` stands for an entry without one. */
function indexFor(...names: string[]): string {
  return index({
    manifests: names.map((name) => {
      const [os = '', architecture = ''] = name.split('/');
      return manifestDescriptor({ platform: name === '-' ? undefined : { os, architecture } });
    }),
  });
}

/** An outcome without the name of the consumer, without what `ctr` does, and without the way in which an entry is chosen. */
function outcomeOf(consumer: string, operation: Operation, document: string): string {
  return outcomeOn(consumer, operation, document)
    .replaceAll(/\b[\w-]+\//g, '')
    .replace('perhaps ignores ctr-without-match, ', '')
    .replace('first-match', 'index');
}

describe('consumers that compare platforms as containerd does', () => {
  for (const [consumer, operation] of likeContainerd) {
    const outcomeFor = (...names: string[]) => outcomeOf(consumer, operation, indexFor(...names));

    it(`${consumer} finds no entry with a name that it does not know`, () => {
      for (const name of Object.keys(platforms.architectureAliases).filter((each) => !known.includes(each))) {
        for (const spelling of [name, name.toUpperCase()])
          assert.equal(
            outcomeFor(`linux/${spelling}`),
            'perhaps refuses platform-alias, takes index',
            spelling,
          );
      }
      for (const name of Object.keys(platforms.osAliases).filter((each) => each !== 'macos'))
        assert.equal(outcomeFor(`${name}/amd64`), 'perhaps refuses platform-alias, takes index', name);
    });

    it(`${consumer} finds an entry with Go’s names, with an alias, and in capitals`, () => {
      for (const name of ['amd64', 'ARM64', ...known])
        assert.equal(outcomeFor(`linux/${name}`), 'takes index', name);
      assert.equal(outcomeFor('linux/armv7l', '-'), 'takes index');
    });

    it(`${consumer} gives one reason why no entry matches`, () => {
      assert.equal(outcomeFor('windows/amd64'), 'perhaps refuses no-platform, takes index');
      assert.equal(outcomeFor('windows/x64'), 'perhaps refuses platform-alias, takes index');
    });
  }

  it('ctr unpacks nothing of any index that containerd refuses', () => {
    for (const name of ['linux/x64', 'osx/amd64', 'windows/amd64', 'windows/x64'])
      assert.match(
        outcomeOn('containerd', 'pull', indexFor(name)),
        /^perhaps ignores containerd\/ctr-without-match, perhaps refuses /,
        name,
      );
  });

  it('take an index for Linux in capitals, except Docker Engine 20.10', () => {
    assert.equal(outcomeOn('containerd', 'pull', indexFor('Linux/x86_64')), 'takes containerd/index');
    assert.equal(outcomeOn('docker', 'pull', indexFor('Linux/x86_64')), 'takes docker/index');
    assert.equal(
      outcomeOn('docker-classic@20.10.24', 'pull', indexFor('Linux/x86_64')),
      'fails docker-classic/system-in-uppercase',
    );
  });
});

describe('podman, skopeo, and CRI-O', () => {
  it('give one reason why no entry matches', () => {
    for (const names of [['osx/arm64'], ['osx/arm64', 'Linux/x86_64'], ['windows/x86_64']]) {
      const document = indexFor(...names);
      for (const consumer of ['podman', 'cri-o'])
        assert.equal(
          outcomeOn(consumer, 'pull', document),
          'perhaps refuses containers-image/platform-alias, takes containers-image/index',
        );
      assert.equal(
        outcomeOn('skopeo', 'copy', document),
        'perhaps takes skopeo/copies-index, perhaps refuses skopeo/copies-platform-alias, ignores skopeo/copies-one',
      );
    }
  });
});
