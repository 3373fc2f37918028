import { catalogueData } from '#schemas/catalogue/data';
import { schemaByKind } from '#schemas/kinds';
import { everyProperty } from '#helpers/everyProperty';
import { payloads } from '#helpers/hostileText';

// What mutations put into documents: what the field writes, and what nobody should.

/** All media types that the catalogue knows, and some that it does not. */
export const mediaTypeNames: readonly string[] = [
  ...catalogueData.mediaTypes.map(({ type }) => type),
  'application/vnd.oci.image.manifest.v1+JSON',
  'application/vnd.oci.image.layer.v1.tar+gzip ',
  'application/vnd.example.thing.v1+json',
  'text/plain; charset=utf-8',
  'nothing',
  '',
];

/** The names of all properties of all kinds, the keys of the catalogue, and names that are special to the language. */
export const interestingNames: readonly string[] = [
  ...new Set([
    ...Object.values(schemaByKind)
      .flatMap((schema) => [...everyProperty(schema)])
      .map(([path]) => String(path.at(-1))),
    ...catalogueData.annotations.map(({ key }) => key),
    '',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'length',
    '0',
    'mediatype',
    'digests',
  ]),
];

const sha256 = (digit: string): string => `sha256:${digit.repeat(64)}`;

/** Values of all types, at and beyond their limits. */
export const interestingValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  2,
  1.5,
  1e21,
  2 ** 53,
  4 * 1024 * 1024 + 1,
  '',
  ' ',
  '0',
  'linux',
  'Linux',
  'arm64/v8',
  'unknown',
  '2024-01-02T03:04:05Z',
  '2024-01-02 03:04:05',
  '2024-02-30T25:61:00Z',
  'https://example.com/a b',
  'MIT OR',
  sha256('a'),
  'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  'sha256:ABC',
  `sha512:${'b'.repeat(128)}`,
  'sha256:…',
  'e30=',
  'e30',
  '====',
  [],
  {},
  [null],
  [[]],
  [{}],
  [''],
  { '': '' },
  { mediaType: null },
  { digest: sha256('1'), size: 1 },
  { mediaType: 'application/vnd.oci.image.index.v1+json', digest: sha256('2'), size: 2, platform: {} },
  { architecture: 'amd64', os: 'linux' },
  'x'.repeat(2000),
  ...payloads,
];
