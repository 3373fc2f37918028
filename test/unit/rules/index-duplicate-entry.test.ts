import { manifestDescriptor, marked } from '#helpers/documents';
import { indexOf } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

const entry = (digest: unknown) => manifestDescriptor({ digest });
const tagged = (digest: unknown, tag: string) =>
  manifestDescriptor({ digest, annotations: { 'org.opencontainers.image.ref.name': tag } });

testRule('index-duplicate-entry', {
  valid: [
    indexOf(entry('$1'), entry('$2')),
    indexOf(tagged('$1', '1'), tagged('$1', 'latest')),
    // Their digests are still to be filled in.
    indexOf(entry('sha256:'), entry('sha256:')),
  ],
  invalid: [
    {
      text: indexOf(entry('$1'), entry(marked('$1'))),
      message: 'duplicate',
      severity: 'hint',
      fixes: { 'Remove this entry': indexOf(entry('$1')) },
    },
    { text: indexOf(tagged('$1', '1'), entry('$2'), tagged(marked('$1'), '1')) },
  ],
});
