import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { ensureBrowser } from '#scripts/vscodeHost/browser';
import { skip } from '#helpers/skips';

const names = ['PATH', 'CHROME_PATH', 'NO_SYSTEM_PACKAGES'] as const;

describe('the browser for the tests', () => {
  const { signal } = new AbortController();
  const before = names.map((name) => [name, process.env[name]] as const);

  beforeEach(function () {
    if (process.platform === 'darwin') skip(this, 'applications of macOS are found without a PATH');
    for (const name of names) delete process.env[name];
    // No program is found, and so no installer either.
    process.env['PATH'] = '';
  });

  afterEach(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it('is not installed when the user forbids it, and the error says so', async () => {
    process.env['NO_SYSTEM_PACKAGES'] = '1';
    await assert.rejects(ensureBrowser(signal), /set CHROME_PATH .* because NO_SYSTEM_PACKAGES is set\.$/);
  });

  it('is asked for where it cannot be installed', async () => {
    await assert.rejects(
      ensureBrowser(signal),
      /^Error: .* need a Chromium-based browser, and there is none\./,
    );
  });

  it('is the one that the user names, which must exist', async () => {
    process.env['CHROME_PATH'] = process.execPath;
    assert.equal(await ensureBrowser(signal), process.execPath);
    process.env['CHROME_PATH'] = '/nowhere/chrome';
    await assert.rejects(
      ensureBrowser(signal),
      /CHROME_PATH is set to \/nowhere\/chrome, which is not an executable/,
    );
  });
});
