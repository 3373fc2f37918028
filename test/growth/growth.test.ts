import { testGrowth } from './growth';

describe('growth', function () {
  this.timeout(120_000);
  // Doubling a document may cost twice the time and a tenth.
  testGrowth({ sizes: [16_000, 32_000, 64_000, 128_000], steepest: Math.log2(2.2), floor: 12 });
});
