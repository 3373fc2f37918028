import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { commonSignals } from '#schemas/values/signal';
import { image, layer, marked, raw } from '#helpers/documents';
import { hoverOver, withoutFindings } from '#helpers/hover';
import { digestOf } from '#helpers/markedText';

const config = (members: string): string =>
  `{ "os": "linux", "architecture": "amd64", "config": { ${members} }, "rootfs": { "type": "layers", "diff_ids": [] } }`;
const descriptor = (content: string, { digest = digestOf(content), size = content.length } = {}): string =>
  `{ "mediaType": "a/b", "digest": "${digest}", "size": ${size}, "data": «"${btoa(content)}"» }`;

describe('the hover in an image config', () => {
  it('explains variables of the environment', () => {
    assert.match(
      hoverOver(config('"Env": [«"PATH=/usr/bin:/bin"»]'))!,
      /searched in this order:\n\n1\. `\/usr\/bin`\n2\. `\/bin`/,
    );
    assert.match(hoverOver(config('"Env": ["A=", «"B=x=y"»]'))!, /The variable `B` is set to `x=y`/);
    assert.match(
      hoverOver(config('"Env": [«"A"»]'), withoutFindings)!,
      /`A` does not have the form `NAME=value`/,
    );
  });

  it('explains ports', () => {
    assert.match(
      hoverOver(config('"ExposedPorts": { «"443/tcp"»: {} }'))!,
      /\*\*TCP port 443\*\*, usually HTTPS/,
    );
    assert.match(hoverOver(config('"ExposedPorts": { «"7/udp"»: {} }'))!, /\*\*UDP port 7\*\*\n/);
    // Of what is no port there is only to say what the list is for.
    assert.match(hoverOver(config('"ExposedPorts": { «"http"»: {} }'))!, /^`ExposedPorts`: /);
  });

  it('explains signals by name and by number', () => {
    for (const { name, number, meaning } of commonSignals) {
      for (const text of [name, name.slice(3).toLowerCase(), String(number)])
        assert(hoverOver(config(`"StopSignal": «"${text}"»`))?.includes(`**${name}**: ${meaning}`), text);
    }
    assert.match(hoverOver(config('"StopSignal": «"SIGRTMIN+3"»'))!, /a real-time signal/);
  });

  it('explains users', () => {
    assert.match(
      hoverOver(config('"User": «"1000:app"»'))!,
      /the user with the ID `1000`\. The group is `app`\./,
    );
    assert.match(hoverOver(config('"User": «"root"»'))!, /the administrator/);
    assert.match(hoverOver(config('"User": «""»'))!, /runs as root/);
  });

  it('explains members of other lists by what the list is for', () => {
    assert.match(hoverOver(config('"Cmd": [«"sh"»]'))!, /^`Cmd`: Default arguments/);
  });

  const built = (diffIds: string, history: string): string =>
    `{ "os": "linux", "architecture": "amd64", "rootfs": { "type": "layers", "diff_ids": ${diffIds} }, "history": ${history} }`;
  const steps = `[{ "created_by": "ADD root.tar" }, { "created_by": "ENV A=1", "empty_layer": true }, { "created_by": "RUN make" }]`;

  it('pairs diff IDs with the steps that made them', () => {
    assert.match(
      hoverOver(built('["$1", «"$2"»]', steps))!,
      /layer 2 of 2\*\*, counted from the base.*\n\nMade in step 3 of the history: `RUN make`\n\nAlgorithm/,
    );
    assert.match(
      hoverOver(built('["$1", "$2"]', steps.replace('"RUN make"', '«"RUN make"»')))!,
      /^\*\*Step 3 of 3\*\* made layer 2 of 2, `rootfs\.diff_ids\[1\]`/,
    );
    assert.match(
      hoverOver(built('["$1", "$2"]', steps.replace('"ENV A=1"', '«"ENV A=1"»')))!,
      /^\*\*Step 2 of 3\*\* made no layer/,
    );
    assert.match(
      hoverOver(built('["$1", "$2"]', steps).replace('"rootfs"', '«"rootfs"»'))!,
      /^\*\*2 layers, made in 3 steps\*\*/,
    );
  });

  it('pairs nothing where steps and layers are not equally many', () => {
    assert.doesNotMatch(hoverOver(built('[«"$1"»]', steps))!, /history/);
    assert.match(
      hoverOver(built('["$1"]', steps.replace('{', '«{»')))!,
      /^\*\*Step 1 of 3\*\*\n\nIt ran `ADD root\.tar`/,
    );
  });
});

describe('the hover on a signal', () => {
  const signal = (name: string) =>
    hoverOver(`{ "os": "linux", "architecture": "amd64", "config": { "StopSignal": «"${name}"» } }`)!;

  it('says what comes after it, unless it is the last', () => {
    assert.match(signal('SIGTERM'), /they send SIGKILL\.$/);
    assert.match(signal('SIGKILL'), /Runtimes send it to stop the container\.$/);
  });
});

describe('the hover on layers', () => {
  const tar = layer({ mediaType: 'application/vnd.oci.image.layer.v1.tar' });
  const digest = marked('$2');

  it('tells which layer of the root filesystem it is', () => {
    const brace = raw(JSON.stringify(tar).replace('{', '«{»'));
    assert.match(hoverOver(image({ layers: [tar, brace] }))!, /layer 2 of 2/);
    assert.match(hoverOver(image({ layers: [{ ...tar, digest }] }))!, /layer 1 of 1/);
    const wasm = layer({ mediaType: 'application/wasm' });
    assert.match(
      hoverOver(image({ layers: [tar, { ...wasm, digest }] }))!,
      /Not part of the root filesystem/,
    );
    // Others do not count.
    assert.match(hoverOver(image({ layers: [wasm, { ...tar, digest }] }))!, /layer 1 of 1/);
  });
});

describe('the hover on embedded content', () => {
  it('lays out JSON', () => {
    assert.match(
      hoverOver(descriptor('{"a":[1]}'))!,
      /^\*\*9 bytes of embedded content\*\*\. Its digest and size match the descriptor\.\n\n```json\n\{\n {2}"a": \[/,
    );
  });

  it('shows text, cut and without a way out of its block', () => {
    assert.match(
      hoverOver(descriptor('```\n# x\n[a](command:b)'))!,
      /\n````text\n```\n# x\n\[a\]\(command:b\)\n````/,
    );
    const long = hoverOver(descriptor('line\n'.repeat(1000)))!;
    assert(long.length < 3000 && long.includes('\n…\n```'));
  });

  it('says of other bytes that they are binary', () => {
    assert.match(hoverOver(descriptor('\u00FF\u00FE'))!, /The content is binary/);
  });

  it('says when digest or size do not agree', () => {
    assert.match(
      hoverOver(descriptor('hello', { digest: digestOf('x') }), withoutFindings)!,
      /The digest is that of other content/,
    );
    assert.match(
      hoverOver(descriptor('hello', { size: 4 }), withoutFindings)!,
      /Its digest matches the descriptor, but its size does not/,
    );
    assert.match(
      hoverOver('{ "mediaType": "a/b", "digest": "$1", "size": 1, "data": «"?"» }', withoutFindings)!,
      /not base64/,
    );
  });
});

describe('the hover on URLs', () => {
  it('tells from where the content comes', () => {
    const text = (url: string) =>
      hoverOver(`{ "mediaType": "a/b", "digest": "$1", "size": 1, "urls": [«"${url}"»] }`, withoutFindings);
    assert.match(text('https://example.com/a')!, /from `example\.com`/);
    assert.match(text('ftp://example.com/a')!, /not `ftp`/);
    assert.match(text('a b')!, /^`urls`: /);
  });
});
