import { image, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const licensed = (licenses: unknown) =>
  image({ annotations: { 'org.opencontainers.image.licenses': licenses } });

testRule('annotation-licenses', {
  valid: [
    licensed('Apache-2.0'),
    licensed('MIT AND (BSD-3-Clause OR GPL-2.0-or-later WITH Classpath-exception-2.0)'),
    licensed('LicenseRef-Example'),
    licensed('NOASSERTION'),
    licensed(''),
    image({ annotations: { 'com.example.licenses': 'my own' } }),
  ],
  invalid: [
    {
      text: licensed(marked('Apache License 2.0')),
      message: 'form',
      severity: 'information',
      fixes: { 'Replace "Apache License 2.0" with "Apache-2.0"': licensed('Apache-2.0') },
    },
    { text: licensed(marked('MIT, Apache-2.0')), fixes: {} },
    { text: licensed(marked('('.repeat(2000))), fixes: {} },
  ],
});
