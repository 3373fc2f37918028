import { artifact, image, manifestDescriptor, marked, print } from '#helpers/documents';
import { customConfig, file } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const typed = (artifactType?: unknown) => image({ artifactType, config: customConfig(), layers: [file()] });

testRule('artifact-type-syntax', {
  valid: [artifact(), typed(''), typed()],
  invalid: [
    { text: typed(marked('thing')), message: 'syntax', severity: 'error' },
    {
      text: typed(marked('application/vnd.example.thing; version=1')),
      message: 'syntax',
      fixes: {
        'Replace "application/vnd.example.thing; version=1" with "application/vnd.example.thing"': typed(
          'application/vnd.example.thing',
        ),
      },
    },
    {
      text: typed(marked(' application/vnd.example.thing ')),
      automatic: true,
      fixes: {
        'Replace " application/vnd.example.thing " with "application/vnd.example.thing"': typed(
          'application/vnd.example.thing',
        ),
      },
    },
    {
      text: typed(marked('application/vnd.cncf.notary.signiture ')),
      automatic: false,
      fixes: {
        'Replace "application/vnd.cncf.notary.signiture " with "application/vnd.cncf.notary.signature"':
          typed('application/vnd.cncf.notary.signature'),
      },
    },
    { text: print(manifestDescriptor({ artifactType: marked('foo/.bar') })), message: 'syntax' },
  ],
});
