import { familyOf, isMediaType } from '#schemas/values/mediaType';
import { testTable } from '#helpers/table';

testTable('isMediaType', isMediaType, [
  ['application/vnd.oci.image.manifest.v1+json', true],
  ['a/b', true],
  ['text/x!#$&-^_.+', true],
  [`${'a'.repeat(127)}/${'b'.repeat(127)}`, true],
  [`${'a'.repeat(128)}/b`, false],
  [`a/${'b'.repeat(128)}`, false],
  ['', false],
  ['application', false],
  ['application/', false],
  ['/json', false],
  ['a/b/c', false],
  ['a/.b', false],
  ['text/plain; charset=utf-8', false],
  [' a/b', false],
  ['a/b\n', false],
]);

testTable('familyOf', familyOf, [
  ['application/vnd.oci.image.index.v1+json', 'oci'],
  ['application/vnd.oci.made.up', 'oci'],
  ['application/vnd.docker.container.image.v1+json', 'docker'],
  ['application/vnd.ociimage', undefined],
  // RFC 6838 ignores the case, and other rules report it.
  ['Application/vnd.OCI.empty.v1+json', 'oci'],
  [' application/vnd.docker.image.rootfs.diff.tar\n', 'docker'],
  ['\tapplication/vnd.oci.empty.v1+json', 'oci'],
  ['text/application/vnd.oci.empty.v1+json', undefined],
  ['text/application/vnd.docker.image.rootfs.diff.tar', undefined],
  ['', undefined],
]);
