import { artifact, emptyDescriptor, marked, type Members } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const withEmptyConfig = (members: Members) => artifact({ config: emptyDescriptor(members) });
const fix = 'Use the digest and size of the empty descriptor';

testRule('empty-descriptor-exact', {
  valid: [
    artifact(),
    withEmptyConfig({ data: 'e30=' }),
    withEmptyConfig({ data: '' }),
    withEmptyConfig({
      digest:
        'sha512:27c74670adb75075fad058d5ceaf7b20c4e7786c83bae8a32f626f9782af34c9a33c2046ef60fd2a7878d378e29fec851806bbd9a67878f3a9f1cda4830763fd',
    }),
    // Another rule reports what is missing.
    withEmptyConfig({ digest: undefined, size: undefined }),
  ],
  invalid: [
    {
      text: withEmptyConfig({ digest: marked('$1'), size: 469 }),
      message: 'differs',
      severity: 'error',
      fixes: { [fix]: artifact() },
    },
    {
      text: withEmptyConfig({ size: marked(3) }),
      message: 'differs',
      automatic: true,
      fixes: { [fix]: artifact() },
    },
    {
      text: withEmptyConfig({ digest: marked('sha256:abc') }),
      message: 'differs',
      fixes: { [fix]: artifact() },
    },
    {
      text: withEmptyConfig({ data: marked('MQ==') }),
      message: 'differs',
      automatic: false,
      fixes: { [fix]: withEmptyConfig({ data: 'e30=' }) },
    },
  ],
});
