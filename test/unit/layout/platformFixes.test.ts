import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Members } from '#helpers/documents';
import { LayoutDraft, tarOf } from '#helpers/layoutDraft';
import { foundBy, problemsOf, withFirstFix } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';

const rule = 'platform-of-config';

/** A layout whose entry has a platform that is written like this, and whose image has a config with these members. */
function imageFor(platform: string, config: Members): LayoutFiles {
  const draft = new LayoutDraft();
  const { files } = draft.index([{ ...draft.image({ config }), platform: 'here' }]);
  return { ...files, 'index.json': draft.text('index.json').replace('"here"', () => platform) };
}

/** The platform as it is written once the fix is applied, after which the rule finds nothing. */
async function fixed(platform: string, config: Members): Promise<string> {
  const files = await withFirstFix(rule, imageFor(platform, config));
  assert.deepEqual(await foundBy(rule, files), []);
  assert.deepEqual(
    (await problemsOf(files)).filter((problem) => problem.includes('index.json')),
    [],
  );
  const index = files['index.json'];
  assert(typeof index === 'string');
  return index
    .slice(index.indexOf('"platform": ') + '"platform": '.length, index.lastIndexOf('}\n  ]'))
    .trim();
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('the fix for the platform of an entry', () => {
  const cases: readonly { platform: string; config: Members; after: string }[] = [
    {
      platform: '{ "architecture": "amd64", "os": "linux" }',
      config: { os: 'linux', architecture: 'arm', variant: 'v6' },
      after: '{ "architecture": "arm", "os": "linux", "variant": "v6" }',
    },
    {
      platform: '{ "architecture": "arm64", "os": "linux", "variant": "v8" }',
      config: { os: 'linux', architecture: 's390x' },
      after: '{ "architecture": "s390x", "os": "linux" }',
    },
    {
      platform: '{ "architecture": "arm", "os": "linux", "variant": "v7" }',
      config: { os: 'linux', architecture: 'arm64', variant: '' },
      after: '{ "architecture": "arm64", "os": "linux" }',
    },
    {
      platform: '{ "architecture": "amd64", "os": "windows", "os.version": "10.0.17763.1" }',
      config: { os: 'linux', architecture: 'amd64' },
      after: '{ "architecture": "amd64", "os": "linux" }',
    },
    {
      platform: '{ "architecture": "amd64", "os": "linux" }',
      config: { os: 'windows', architecture: 'amd64', 'os.version': '10.0.17763.1' },
      after: '{ "architecture": "amd64", "os": "windows", "os.version": "10.0.17763.1" }',
    },
    {
      platform: '{ "architecture": "amd64", "os": "windows", "os.features": ["win32k"] }',
      config: { os: 'linux', architecture: 'amd64' },
      after: '{ "architecture": "amd64", "os": "linux" }',
    },
    {
      platform: '{ "architecture": "amd64", "os": "linux" }',
      config: { os: 'windows', architecture: 'amd64', 'os.features': ['win32k'] },
      after: '{ "architecture": "amd64", "os": "windows", "os.features": ["win32k"] }',
    },
    {
      platform: '{ "architecture": "arm64", "variant": "v8" }',
      config: { os: 'linux', architecture: 'amd64' },
      after: '{ "architecture": "amd64", "os": "linux" }',
    },
    {
      platform: '{ "architecture": "arm64", "os": "linux" }',
      config: { os: 'linux', architecture: 'armhf' },
      after: '{ "architecture": "arm", "os": "linux", "variant": "v7" }',
    },
    {
      platform: '{ "architecture": "amd64", "os": "linux" }',
      config: { os: 'linux', architecture: 'amd64', variant: 'v3' },
      after: '{ "architecture": "amd64", "os": "linux", "variant": "v3" }',
    },
    {
      platform: '{ "architecture": "arm", "os": "linux", "variant": "v7" }',
      config: { os: 'linux', architecture: 'arm', variant: '6' },
      after: '{ "architecture": "arm", "os": "linux", "variant": "v6" }',
    },
    // A value that only the entry has may be right as long as the machine is.
    {
      platform: '{ "architecture": "arm64", "os": "windows", "os.version": "10.0.26100.1", "variant": "v9" }',
      config: { os: 'windows', architecture: 'arm64', variant: 'v8' },
      after: '{ "architecture": "arm64", "os": "windows", "os.version": "10.0.26100.1", "variant": "v8" }',
    },
  ];
  for (const { platform, config, after } of cases)
    it(`makes ${platform} ${after}`, async () => {
      assert.equal(oneLine(await fixed(platform, config)), after);
    });

  it('keeps members that no config has as they are written', async () => {
    const platform = [
      '{"note" : [ "x" ],  "architecture":"amd64", "variant": "v2",',
      '"example": 123456789012345678901234567890 , "os": "linux"}',
    ];
    assert.equal(
      await fixed(platform.join('\n'), { os: 'linux', architecture: 's390x' }),
      [
        '{"note" : [ "x" ],  "architecture":"s390x",',
        '"example": 123456789012345678901234567890 , "os": "linux"}',
      ].join('\n'),
    );
  });
});

describe('the fix that swaps the platforms of two entries', () => {
  it('swaps them as they are written', async () => {
    const amd64 = '{\n"architecture": "amd64", // not arm64\n "os": "linux" }';
    const arm64 = '{"os":"linux", "architecture" : "arm64", "example":123456789012345678901234567890}';
    const swapped = await withFirstFix(rule, imagesFor(amd64, arm64));
    assert.deepEqual(await foundBy(rule, swapped), []);
    assert.equal(swapped['index.json'], imagesFor(arm64, amd64)['index.json']);
  });
});

/** A layout with an image for arm64 and one for amd64, whose entries have these platforms. */
function imagesFor(...platforms: readonly [string, string]): LayoutFiles {
  const draft = new LayoutDraft();
  const entries = ['arm64', 'amd64'].map((architecture) => ({
    ...draft.image({ layers: [tarOf('a', architecture)], config: { architecture } }),
    platform: `for ${architecture}`,
  }));
  const { files } = draft.index(entries);
  const index = draft
    .text('index.json')
    .replace('"for arm64"', () => platforms[0])
    .replace('"for amd64"', () => platforms[1]);
  return { ...files, 'index.json': index };
}
