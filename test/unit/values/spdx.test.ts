import { isLicenseExpression } from '#schemas/values/spdx';
import { testTable } from '#helpers/table';

testTable('isLicenseExpression', isLicenseExpression, [
  ['Apache-2.0', true],
  ['MIT OR Apache-2.0', true],
  ['(MIT AND BSD-3-Clause) OR GPL-2.0-or-later WITH Classpath-exception-2.0', true],
  ['LicenseRef-Example', true],
  ['Apache 2.0', false],
  ['apache-2.0', false],
  ['MIT,Apache-2.0', false],
  ['', false],
  // Longer expressions are not parsed.
  [Array.from({ length: 300 }, () => 'MIT').join(' OR '), false],
]);
