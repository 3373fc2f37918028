import { artifact, layer, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const files = (...titles: unknown[]) =>
  artifact({
    layers: titles.map((title, position) =>
      layer({
        mediaType: 'text/plain',
        digest: `$${position + 1}`,
        annotations: { 'org.opencontainers.image.title': title },
      }),
    ),
  });

testRule('annotation-title-path', {
  valid: [files('notes.txt', 'docs/notes.txt', 'a..b', 'docs/')],
  invalid: [
    {
      text: files(marked('/etc/passwd')),
      message: 'absolute',
      severity: 'warning',
      fixes: { 'Replace "/etc/passwd" with "etc/passwd"': files('etc/passwd') },
    },
    {
      text: files(marked('../notes.txt')),
      message: 'outside',
      fixes: { 'Replace "../notes.txt" with "notes.txt"': files('notes.txt') },
    },
    {
      text: files('notes.txt', marked('docs/../../notes.txt')),
      fixes: {
        'Replace "docs/../../notes.txt" with "docs/notes.txt"': files('notes.txt', 'docs/notes.txt'),
      },
    },
    { text: files('notes.txt', marked('../notes.txt')), fixes: {} },
    { text: files(marked('C:\\notes.txt')), message: 'absolute' },
    { text: files(marked('..')), message: 'outside', fixes: {} },
  ],
});
