import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { statementsOnConfig, statementsOnProperty } from '#service/oci/consumers/configStatements';
import { verdictOn } from '#helpers/consumers';
import { artifact, configWith, image } from '#helpers/documents';
import { lint } from '#helpers/lint';

/** The content of an image config, or of another document, as it was read. */
function read(text: string) {
  const { model } = lint(text).document;
  assert(model !== undefined);
  return model;
}

describe('what consumers do with a property of a config', () => {
  it('is said of those that the config has, sorted by property', () => {
    const found = statementsOnConfig(read(configWith({ StopSignal: 'SIGTERM', User: null })));
    const names = [...new Set(found.map(({ path }) => path.join('.')))];
    assert.deepEqual(names, ['rootfs.diff_ids', 'rootfs.type', 'config.StopSignal', 'os']);
    const places = found.map(({ path }) => names.indexOf(path.join('.')));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    assert(found.every(({ evidence }) => evidence.length > 0));
  });

  it('is said at the property, and nowhere else', () => {
    const model = read(configWith({ ArgsEscaped: true }));
    assert.deepEqual(statementsOnProperty(model, ['config', 'ArgsEscaped']), [
      'containerd reads ArgsEscaped only on Windows.',
    ]);
    assert.deepEqual(statementsOnProperty(model, ['config']), []);
    assert.deepEqual(statementsOnProperty(model, ['config', 'StopSignal']), []);
  });

  it('is not said of a library that others use, but of what uses it', () => {
    const [missing] = statementsOnProperty(read(configWith({})), ['rootfs', 'type']);
    assert.match(missing ?? '', /^containerd fetches an image/);
  });

  it('is said of configs only', () => {
    assert.deepEqual(statementsOnConfig(read(image())), []);
  });
});

describe('what is known of a consumer that nobody hands documents to', () => {
  const said = (name: string, text: string): readonly string[] =>
    verdictOn(name, text).statements.map(({ behavior }) => behavior.id);

  it('is what may be true of the document', () => {
    assert.deepEqual(said('notation', image()), ['one-envelope', 'config-without-artifact-type']);
    assert.deepEqual(said('notation', artifact()), ['one-envelope', 'config-type']);
    assert.deepEqual(said('crun', image()), ['wasm-handler', 'wasm-compat']);
  });

  it('is not said where outcomes are', () => {
    assert.deepEqual(said('podman', image()), []);
    assert.notDeepEqual(verdictOn('podman', image()).operations, []);
  });
});
