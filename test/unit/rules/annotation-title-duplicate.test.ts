import { artifact, imageConfigDescriptor, layer, marked, type Members } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const file = (title: unknown, digest: string) =>
  layer({ mediaType: 'text/plain', digest, annotations: { 'org.opencontainers.image.title': title } });
const files = (titles: readonly unknown[], overrides: Members = {}) =>
  artifact({ layers: titles.map((title, position) => file(title, `$${position + 1}`)), ...overrides });

testRule('annotation-title-duplicate', {
  valid: [
    files(['notes.txt', 'docs/notes.txt']),
    files(['', '']),
    artifact({ layers: [file('notes.txt', '$1'), file('notes.txt', '$1')] }),
    files(['a', 'a'], { config: imageConfigDescriptor() }),
  ],
  invalid: [
    {
      text: files(['notes.txt', marked('notes.txt'), 'notes-2.txt']),
      message: 'duplicate',
      severity: 'warning',
      says: '"notes.txt" is also the title of layers[0],',
      related: ['layers[0].annotations["org.opencontainers.image.title"] first'],
      fixes: {
        'Replace "notes.txt" with "notes-3.txt"': files(['notes.txt', 'notes-3.txt', 'notes-2.txt']),
      },
    },
    {
      text: files(['v1.2/notes', marked('v1.2/notes')]),
      fixes: { 'Replace "v1.2/notes" with "v1.2/notes-2"': files(['v1.2/notes', 'v1.2/notes-2']) },
    },
  ],
});
