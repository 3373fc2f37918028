import { configWith, image, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const created = (time: unknown) => image({ annotations: { 'org.opencontainers.image.created': time } });

testRule('annotation-created', {
  valid: [
    created('2024-05-04T12:30:00Z'),
    created('2024-05-04T12:30:00.123456789+02:00'),
    created(''),
    created(7),
    image({ annotations: { 'com.example.created': 'yesterday' } }),
  ],
  invalid: [
    {
      text: created(marked('2020-11-13 00:00:00+00:00')),
      message: 'form',
      severity: 'warning',
      fixes: {
        'Replace "2020-11-13 00:00:00+00:00" with "2020-11-13T00:00:00+00:00"':
          created('2020-11-13T00:00:00+00:00'),
      },
      automatic: true,
    },
    {
      text: created(marked('2020-11-13T10:00Z')),
      fixes: { 'Replace "2020-11-13T10:00Z" with "2020-11-13T10:00:00Z"': created('2020-11-13T10:00:00Z') },
    },
    // A day is not an instant.
    {
      text: created(marked('2020-11-13')),
      severity: 'warning',
      fixes: { 'Replace "2020-11-13" with "2020-11-13T00:00:00Z"': created('2020-11-13T00:00:00Z') },
      automatic: false,
    },
    {
      text: configWith({ Labels: { 'org.opencontainers.image.created': marked('2020-11-13') } }),
      severity: 'information',
    },
    {
      text: image({ annotations: { 'org.label-schema.build-date': marked('2020-11-13') } }),
      severity: 'information',
    },
    { text: created(marked('yesterday')), fixes: {} },
    {
      text: configWith({ Labels: { 'org.label-schema.build-date': marked('20201113') } }),
      severity: 'information',
    },
  ],
});
