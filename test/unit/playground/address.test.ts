import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { deflateSync } from 'node:zlib';
import { readState, writeState } from '../../../playground/page/address';
import { readProjectFile } from '#helpers/userText';

const examples = ['image-config', 'sbom'];

/** The address of bytes that `writeState` would not write. */
const addressOf = (bytes: Uint8Array): string => `#text=${Buffer.from(bytes).toString('base64url')}`;

async function problemOf(hash: string): Promise<string | undefined> {
  const read = await readState(hash, examples);
  assert.equal(read.state, undefined);
  return read.problem;
}

describe('the state of the playground in its address', () => {
  for (const [what, text] of Object.entries({
    'a manifest': readProjectFile('examples/wasm-image/manifest.json'),
    'an empty text': '',
    'all that text can be': '\ufeff{ "ä€𝄞\u0000\u2028": "\\ud800<script>&#" }\n',
  }))
    it(`gives ${what} back`, async () => {
      const written = await writeState({ text });
      assert(written !== undefined);
      assert.match(written, /^text=[\w-]*$/);
      assert.deepEqual(await readState(`#${written}`, examples), { state: { text } });
    });

  it('is short for an example, and for a manifest', async () => {
    assert.equal(await writeState({ example: 'sbom' }), 'example=sbom');
    assert.deepEqual(await readState('#example=sbom', examples), { state: { example: 'sbom' } });
    const text = readProjectFile('examples/wasm-image/manifest.json');
    const written = await writeState({ text });
    assert(written !== undefined && written.length < text.length, written);
  });

  it('is absent for a text that is too long', async () => {
    assert.equal(await writeState({ text: 'a'.repeat(2_000_000) }), undefined);
    const random = Array.from({ length: 60_000 }, (_, index) => ((index * 7919) ** 2 % 104_729).toString(36));
    assert.equal(await writeState({ text: random.join('') }), undefined);
  });

  it('may be empty', async () => {
    assert.equal(await problemOf(''), undefined);
    assert.equal(await problemOf('#'), undefined);
  });

  it('is reported if it is damaged', async () => {
    const damaged = /is damaged/;
    const whole = `#${await writeState({ text: readProjectFile('examples/sbom/manifest.json') })}`;
    assert.match((await problemOf(whole.slice(0, -20))) ?? '', damaged);
    const middle = Math.floor(whole.length / 2);
    const swapped = `${whole.slice(0, middle)}${whole[middle] === 'A' ? 'B' : 'A'}${whole.slice(middle + 1)}`;
    assert.match((await problemOf(swapped)) ?? '', damaged);
    assert.match((await problemOf(whole.replace('text=', 'text=%'))) ?? '', damaged);
    assert.match((await problemOf(addressOf(deflateSync(Buffer.from([0xff, 0xfe]))))) ?? '', damaged);
    assert.match((await problemOf('#text=<img src=x onerror=alert(1)>')) ?? '', damaged);
  });

  it('is reported if it is too long, or stands for too much', async () => {
    const tooLong = /is too long/;
    assert.match((await problemOf(`#text=${'A'.repeat(100_000)}`)) ?? '', tooLong);
    const bomb = addressOf(deflateSync(Buffer.alloc(20_000_000)));
    assert(bomb.length < 30_000);
    assert.match((await problemOf(bomb)) ?? '', tooLong);
  });

  it('is reported if it says something else', async () => {
    assert.match((await problemOf('#example=__proto__')) ?? '', /does not exist/);
    assert.match((await problemOf('#findings')) ?? '', /does not contain a document/);
    assert.match((await problemOf('#constructor=1')) ?? '', /does not contain a document/);
  });
});
