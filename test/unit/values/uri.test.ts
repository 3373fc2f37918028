import { isUri, isUrl, schemeOf } from '#schemas/values/uri';
import { testTable } from '#helpers/table';

testTable('schemeOf', schemeOf, [
  ['https://example.com', 'https'],
  ['HTTP://example.com', 'http'],
  ['ipfs:bafy', 'ipfs'],
  ['git+ssh://host', 'git+ssh'],
  ['example.com/a', undefined],
  ['1a:b', undefined],
  ['', undefined],
]);

testTable('isUri', isUri, [
  ['https://example.com/a%20b?c=d#e', true],
  ['http://[::1]:8080/x', true],
  ['HTTPS://EXAMPLE.COM', true],
  ['ipfs://bafy', true],
  ['mailto:someone@example.com', true],
  ['example.com/a', false],
  ['https:', false],
  ['https:///path', false],
  ['https:example.com', false],
  ['https://example.com/a b', false],
  ['https://example.com/ä', false],
  ['https://example.com/%2', false],
  ['', false],
]);

testTable('isUrl', isUrl, [
  ['https://example.com/ä', true],
  ['mailto:someone@example.com', true],
  ['https://example.com/a b', false],
  ['https://', false],
  ['example.com', false],
  ['', false],
]);
