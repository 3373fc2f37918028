import { testRule } from '#helpers/ruleTester';

const artifact = (config: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "artifactType": "application/vnd.example.thing.v1",
  "config": { "mediaType": "application/vnd.oci.empty.v1+json"${config} },
  "layers": [{ "mediaType": "text/plain", "digest": "$2", "size": 3422 }]
}
`;
const object = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
const canonical = `, "digest": "${object}", "size": 2`;
const fix = 'Use the digest and size of the empty descriptor';

testRule('empty-descriptor-exact', {
  valid: [
    artifact(canonical),
    artifact(`${canonical}, "data": "e30="`),
    artifact(
      ', "digest": "sha512:27c74670adb75075fad058d5ceaf7b20c4e7786c83bae8a32f626f9782af34c9a33c2046ef60fd2a7878d378e29fec851806bbd9a67878f3a9f1cda4830763fd", "size": 2',
    ),
    // What is missing is said elsewhere.
    artifact(''),
  ],
  invalid: [
    {
      text: artifact(', "digest": «"$1"», "size": 469'),
      message: 'differs',
      severity: 'error',
      fixes: { [fix]: artifact(canonical) },
    },
    {
      text: artifact(`, "digest": "${object}", "size": «3»`),
      message: 'differs',
      fixes: { [fix]: artifact(canonical) },
    },
    {
      text: artifact(', "digest": «"sha256:abc"», "size": 2'),
      message: 'differs',
      fixes: { [fix]: artifact(canonical) },
    },
    {
      text: artifact(`${canonical}, "data": «"MQ=="»`),
      message: 'differs',
      fixes: { [fix]: artifact(`${canonical}, "data": "e30="`) },
    },
  ],
});
