import { describe } from 'mocha';
import type { Evidence } from '#schemas/catalogue/consumers';
import { evidenceTitle } from '#schemas/catalogue/evidenceLinks';
import { testTable } from '#helpers/table';

const source = { path: 'core/images/image.go', line: 391, commit: '301026e5', date: '2026-08-22' };

describe('evidence', () => {
  testTable<Evidence, string>('is named on pages by where it is, and by its month', evidenceTitle, [
    [
      { repository: 'containerd/containerd', ...source },
      'containerd core/images/image.go:391 at 301026e5 (2026-08)',
    ],
    [
      {
        repository: 'opencontainers/umoci',
        path: 'oci/cas/cas.go',
        line: 43,
        tag: 'v0.6.0',
        date: '2025-10-15',
      },
      'opencontainers/umoci oci/cas/cas.go:43 at v0.6.0 (2025-10)',
    ],
    [{ url: 'https://github.com/helm/helm/issues/30890', date: '2025-06-01' }, 'helm issue 30890 (2025-06)'],
    [
      { url: 'https://github.com/containerd/runwasi/pull/1101', date: '2026-04-01' },
      'containerd/runwasi pull request 1101 (2026-04)',
    ],
    [
      { url: 'https://gitlab.com/gitlab-org/container-registry/-/merge_requests/2731', date: '2026-09-01' },
      'gitlab-org/container-registry merge request 2731 (2026-09)',
    ],
    [
      { url: 'https://docs.gitlab.com/artifact-registry/formats/oci/', date: '2026-09-01' },
      'docs.gitlab.com/…/oci (2026-09)',
    ],
    [
      { url: 'https://docs.gitlab.com/artifact-registry/', date: '2026-09-01' },
      'docs.gitlab.com/artifact-registry (2026-09)',
    ],
    [{ observed: 'containerd 1.6.20', date: '2026-11-26' }, 'run of containerd 1.6.20 (2026-11)'],
  ]);
});
