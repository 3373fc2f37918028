import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { platforms } from '#schemas/catalogue/platforms';
import { escapeMarkdown } from '#schemas/markdown';
import { hoverOver, withoutFindings } from '#helpers/hover';

const index = (...entries: readonly string[]): string =>
  `{ "schemaVersion": 2, "manifests": [${entries.join()}] }`;
const entry = (platform: string, more = ''): string =>
  `{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 2048, "platform": ${platform} ${more} }`;

describe('the hover on platforms', () => {
  it('knows every operating system, architecture and variant of the catalogue', () => {
    for (const { value, title, description } of platforms.os) {
      const text = hoverOver(index(entry(`{ "os": «"${value}"», "architecture": "amd64" }`)));
      const more = description === `${title}.` ? '' : description;
      assert(text?.includes(escapeMarkdown(title)) && text.includes(escapeMarkdown(more)), value);
    }
    for (const { value, title, description, variants } of platforms.architectures) {
      const text = hoverOver(index(entry(`{ "os": "linux", "architecture": «"${value}"» }`)));
      assert(text !== undefined, value);
      assert(text.includes(escapeMarkdown(title)) && text.includes(escapeMarkdown(description)), value);
      for (const variant of variants) {
        const platform = `{ "os": "linux", "architecture": "${value}", "variant": «"${variant.value}"» }`;
        assert(hoverOver(index(entry(platform)))?.includes(escapeMarkdown(variant.title)), variant.value);
      }
    }
  });

  it('says nothing twice', () => {
    const text = hoverOver(index(entry('{ "os": «"linux"», "architecture": "amd64" }')));
    assert.match(text!, /\*\*Linux\*\*\n\nNearly all container images/);
    assert.match(
      hoverOver(index(entry('{ "os": «"netbsd"», "architecture": "amd64" }')))!,
      /\*\*NetBSD\*\*$/,
    );
    for (const { title, description } of [...platforms.os, ...platforms.architectures])
      assert(!description.startsWith(`${title}:`), title);
    const unnamed = index(`{ "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": «"$1"», "size": 2048 }`);
    assert.match(hoverOver(unnamed)!, /^\*\*Entry\*\* · Image manifest · 2\.0 KiB/);
  });

  it('says of a platform that stands for none that it is none', () => {
    const unknown = index(entry('{ "os": "unknown", "architecture": "unknown" }'));
    const text = hoverOver(unknown.replace('"platform"', '«$&»'));
    assert.match(text!, /^No platform/m);
    assert.doesNotMatch(text!, /Unknown on Unknown/);
  });

  it('resolves other names', () => {
    const text = hoverOver(index(entry('{ "os": "linux", "architecture": «"aarch64"» }')), withoutFindings);
    assert.match(text!, /`aarch64` is another name for `arm64`/);
    assert(text!.includes(escapeMarkdown(platforms.lookUpArchitecture('arm64')!.description)));
    assert.match(
      hoverOver(
        index(entry('{ "os": "linux", "architecture": "x86_64", "variant": «"2"» }')),
        withoutFindings,
      )!,
      /`2` is another name for `v2`/,
    );
  });

  it('says so of unknown names', () => {
    const text = hoverOver(index(entry('{ "os": «"templeos"», "architecture": "amd64" }')), withoutFindings);
    assert.match(text!, /`templeos` is not an operating system/);
  });

  it('tells of an entry for which platform it is', () => {
    for (const marked of [
      index(entry('{ "os": "linux", "architecture": "arm64", "variant": "v8" }').replace('{', '«{»')),
      index(entry('{ "os": "linux", "architecture": "arm64", "variant": "v8" }').replace('"$1"', '«"$1"»')),
    ])
      assert.match(hoverOver(marked)!, /^\*\*Entry for\*\* `linux\/arm64\/v8` · Image manifest · 2\.0 KiB/);
    const platform = hoverOver(
      index(entry('{ "os": "linux", "architecture": "amd64" }').replace('"platform"', '«"platform"»')),
    );
    assert.match(platform!, /\*\*Linux on 64\\-bit x86/);
  });

  it('tells of an attestation what it is about', () => {
    const attestation = (digest: string) => `{ "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": «"$2"», "size": 7, "platform": { "os": "unknown", "architecture": "unknown" },
      "annotations": { "vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": "${digest}" } }`;
    const image = entry('{ "os": "linux", "architecture": "amd64" }');
    assert.match(
      hoverOver(index(image, attestation('$1')))!,
      /^\*\*Attestation\*\* about `linux\/amd64`, `manifests\[0\]`/,
    );
    assert.match(hoverOver(index(image, attestation('$3')))!, /an image that the index does not list/);
  });
});
