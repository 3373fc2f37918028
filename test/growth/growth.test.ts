import { testGrowth } from './growth';

describe('growth', function () {
  this.timeout(120_000);
  // Doubling a document may cost twice the time and a tenth. A quadratic feature fails from a tenth of a second on.
  testGrowth({ sizes: [4000, 8000, 16_000, 32_000], doubling: 2.2, slack: 40 });
});
