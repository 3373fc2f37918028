import { image, marked } from '#helpers/documents';
import { customConfig, file } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const typed = (artifactType?: unknown) => image({ artifactType, config: customConfig(), layers: [file()] });

testRule('artifact-type-redundant', {
  valid: [typed(), typed('application/vnd.example.thing.v1')],
  invalid: [
    {
      text: typed(marked('application/vnd.example.config.v1+json')),
      message: 'redundant',
      severity: 'hint',
      fixes: { 'Remove "artifactType"': typed() },
    },
  ],
});
