import type { Members } from '#helpers/documents';
import { LayoutDraft } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';

/** A layout whose entry has one platform, and whose image has another. */
function imageFor(platform: Members, config: Members): LayoutFiles {
  const draft = new LayoutDraft();
  return draft.index([draft.image({ entry: { platform }, config })]).files;
}

const linux = { os: 'linux', architecture: 'amd64' };
const arm = { os: 'linux', architecture: 'arm', variant: 'v7' };

testLayoutRule('platform-of-config', {
  valid: {
    'the same platform': imageFor(linux, linux),
    'the same platform by another name': imageFor(linux, { os: 'linux', architecture: 'x86_64' }),
    'a variant that one side does not have': imageFor(arm, { os: 'linux', architecture: 'arm' }),
  },
  invalid: {
    'another architecture and operating system': {
      files: imageFor(linux, { os: 'windows', architecture: 'arm64' }),
      findings: [
        'index.json manifests[0].platform.os differs',
        'index.json manifests[0].platform.architecture differs',
      ],
      severity: 'error',
    },
    // The manifest may have the config of another image, so the index is not changed.
    'a config that has diff IDs for more layers than the image has': {
      files: imageFor(linux, {
        architecture: 'arm64',
        rootfs: { type: 'layers', diff_ids: [`sha256:${'1'.repeat(64)}`, `sha256:${'2'.repeat(64)}`] },
      }),
      findings: ['index.json manifests[0].platform.architecture differs'],
      isWithoutFix: true,
    },
    'another variant': {
      files: imageFor(arm, { ...arm, variant: 'v6' }),
      findings: ['index.json manifests[0].platform.variant differs'],
      severity: 'warning',
    },
    'another version of Windows': {
      files: imageFor(
        { os: 'windows', architecture: 'amd64', 'os.version': '10.0.17763.1' },
        { os: 'windows', architecture: 'amd64', 'os.version': '10.0.20348.1' },
      ),
      findings: ['index.json manifests[0].platform["os.version"] differs'],
      severity: 'warning',
    },
  },
});
