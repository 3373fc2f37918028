import { image, marked } from '#helpers/documents';
import { customConfig, file } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const typed = (artifactType?: unknown) => image({ artifactType, config: customConfig(), layers: [file()] });

testRule('artifact-type-redundant', {
  valid: [
    typed(),
    typed('application/vnd.example.thing.v1'),
    // Neither empty string is a type, and other rules report both.
    image({ artifactType: '', config: customConfig({ mediaType: '' }) }),
  ],
  invalid: [
    {
      text: typed(marked('application/vnd.example.config.v1+json')),
      message: 'redundant',
      severity: 'hint',
      fixes: { 'Remove "artifactType"': typed() },
    },
  ],
});
