/** Families of documents that ask for much work: each gives a text of about `size` UTF-16 code units. */

/** One family. */
export interface Family {
  readonly name: string;
  readonly text: (size: number) => string;
  readonly fileName?: string;
  /** The text of a project file beside the document. */
  readonly project?: (size: number) => string;
  /** What the cursor stands behind, for features at a place; anything where it is missing. */
  readonly cursor?: string;
}

const digest = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
const imageHead =
  '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",' +
  `"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"${digest}","size":2}`;
const artifactHead = imageHead.replace('image.config', 'empty');
const indexHead = '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json"';
const configHead = '{"architecture":"amd64","os":"linux"';
const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip';
const manifestType = 'application/vnd.oci.image.manifest.v1+json';

/** As many units, each made from its number, as fit into `size`. */
function fill(size: number, unit: (index: number) => string, separator = ','): string {
  const units: string[] = [];
  for (let length = 0, index = 0; length < size; index++) {
    const next = unit(index);
    units.push(next);
    length += next.length + separator.length;
  }
  return units.join(separator);
}

/** A digest that occurs once. */
function digestOf(index: number): string {
  return `sha256:${String(index).padStart(8, '0').repeat(8)}`;
}

function descriptor(mediaType: string, index: number, more = ''): string {
  return `{"mediaType":"${mediaType}","digest":"${digestOf(index)}","size":${1000 + index}${more}}`;
}

function layers(name: string, unit: (index: number) => string): Family {
  return { name, text: (size) => `${imageHead},"layers":[${fill(size, unit)}]}` };
}

function files(name: string, unit: (index: number) => string): Family {
  return {
    name,
    text: (size) => `${artifactHead},"artifactType":"application/vnd.a","layers":[${fill(size, unit)}]}`,
  };
}

function manifests(name: string, unit: (index: number) => string): Family {
  return { name, text: (size) => `${indexHead},"manifests":[${fill(size, unit)}]}` };
}

function members(name: string, unit: (index: number) => string): Family {
  return { name, text: (size) => `${imageHead},"layers":[],${fill(size, unit)}}` };
}

function annotations(name: string, unit: (index: number) => string): Family {
  return { name, text: (size) => `${imageHead},"layers":[],"annotations":{${fill(size, unit)}}}` };
}

function config(name: string, before: string, unit: (index: number) => string, after: string): Family {
  return { name, text: (size) => `${configHead},${before}${fill(size, unit)}${after}}` };
}

/** A long string as the only value of one member of a layer. */
function longValue(name: string, text: (size: number) => string, member = 'mediaType'): Family {
  const values: Record<string, string> = { mediaType: 'text/plain', digest, data: '' };
  return {
    name,
    text: (size) => {
      const own = JSON.stringify({ ...values, size: 2, [member]: text(size) });
      return `${artifactHead},"artifactType":"application/vnd.a","layers":[${own}]}`;
    },
  };
}

function longAnnotation(name: string, key: string, text: (size: number) => string): Family {
  return {
    name,
    text: (size) => `${imageHead},"layers":[],"annotations":{"${key}":${JSON.stringify(text(size))}}}`,
  };
}

function project(name: string, text: (size: number) => string): Family {
  return { name, text, fileName: '.oci-manifest.json' };
}

/** The spellings of a name that differ in case only, counted. */
function inCase(name: string, index: number): string {
  return Array.from(name, (letter, at) => ((index >> at) & 1 ? letter.toUpperCase() : letter)).join('');
}

/** All families. */
export const families: readonly Family[] = [
  layers('empty layers', () => '{}'),
  layers('null layers', () => 'null'),
  layers('numbers as layers', () => '1'),
  layers('sound layers', (index) => descriptor(layerType, index)),
  layers('sound layers, one per line', (index) => `\n    ${descriptor(layerType, index)}`),
  layers('one blob over and over', () => descriptor(layerType, 7)),
  layers('malformed digests', (index) => `{"mediaType":"${layerType}","digest":"sha-256:${index}","size":1}`),
  layers('unknown types', (index) => descriptor(`application/vnd.example.v${index}`, index)),
  layers('misspelled types', (index) => descriptor(layerType.replace('layer', `layr`), index)),
  layers('types in uppercase', (index) => descriptor(inCase(layerType, index), index)),
  layers('types with spaces', (index) => descriptor(`${layerType} `, index)),
  layers('sizes as strings', (index) => descriptor(layerType, index).replace(/"size":(\d+)/, '"size":"$1"')),
  layers('sizes with exponents', (index) => descriptor(layerType, index).replace(/"size":\d+/, '"size":1e3')),
  layers('properties in other case', (index) => descriptor(layerType, index).replace('"size"', '"Size"')),
  layers('misspelled properties', (index) => descriptor(layerType, index).replace('"digest"', '"digst"')),
  layers('misspelled optional properties', (index) => descriptor(layerType, index, ',"anotations":{}')),
  layers('bad URLs', (index) => descriptor(layerType, index, ',"urls":["ftp:x y","#"]')),
  layers('lone surrogates', () => String.raw`{"a":"\ud800"}`),
  layers('bad dates', (index) =>
    descriptor(layerType, index, ',"annotations":{"org.opencontainers.image.created":"2024-01-02"}'),
  ),
  layers('misspelled annotations', (index) =>
    descriptor(layerType, index, ',"annotations":{"org.opencontainers.image.titel":"a"}'),
  ),
  files('one title over and over', (index) =>
    descriptor('text/plain', index, ',"annotations":{"org.opencontainers.image.title":"a"}'),
  ),
  files('titles that leave the folder', (index) =>
    descriptor('text/plain', index, `,"annotations":{"org.opencontainers.image.title":"../${index}"}`),
  ),
  files('embedded data', (index) => descriptor('text/plain', index, ',"data":"aGVsbG8"')),
  manifests('empty entries', () => '{}'),
  manifests('one platform over and over', (index) =>
    descriptor(manifestType, index, ',"platform":{"os":"linux","architecture":"amd64"}'),
  ),
  manifests('other names of platforms', (index) =>
    descriptor(manifestType, index, ',"platform":{"os":"Linux","architecture":"x86_64"}'),
  ),
  manifests('attestations of nothing', (index) =>
    descriptor(
      manifestType,
      index,
      `,"annotations":{"vnd.docker.reference.type":"attestation-manifest","vnd.docker.reference.digest":"${digestOf(index + 1e6)}"}`,
    ),
  ),
  manifests('one reference name over and over', (index) =>
    descriptor(manifestType, index, ',"annotations":{"org.opencontainers.image.ref.name":"a b"}'),
  ),
  {
    ...manifests('digests to choose from', (index) =>
      descriptor(manifestType, index, ',"annotations":{"vnd.docker.reference.digest":""}'),
    ),
    cursor: '"vnd.docker.reference.digest":"',
  },
  members('unknown properties', (index) => `"k${index}":1`),
  members('names given twice', (index) => `"k${index}":1,"k${index}":2`),
  members('one name over and over', () => '"k":1'),
  members('one object over and over', () => '"k":{"a":1,"a":2}'),
  members('names that Go folds', (index) => `"${inCase('schemaversion', index)}":1`),
  {
    name: 'names given twice, deep down',
    text: (size) => {
      const deep = fill(size, () => '"k":1,"k":2');
      return `${imageHead},"layers":[],"a":${'{"a":'.repeat(300)}{${deep}}${'}'.repeat(301)}`;
    },
  },
  {
    name: 'a long name around names given twice',
    text: (size) => {
      const inner = fill(size / 2, (index) => `"k${index}":1,"k${index}":2`);
      return `${imageHead},"layers":[],"${'a'.repeat(size / 2)}":{${inner}}}`;
    },
  },
  annotations('annotations', (index) => `"k${index}":"v"`),
  annotations('numbers as annotations', (index) => `"k${index}":5`),
  annotations('null as annotations', (index) => `"k${index}":null`),
  annotations('reserved annotations', (index) => `"org.opencontainers.image.x${index}":"v"`),
  {
    name: 'spaces before the first annotation',
    text: (size) => {
      const members = fill(size / 2, (index) => `"k${index}":5`);
      return `${imageHead},"layers":[],"annotations":{${' '.repeat(size / 2)}${members}}}`;
    },
  },
  annotations('one annotation over and over', () => '"k":"v"'),
  layers('unsorted annotations', (index) => descriptor(layerType, index, ',"annotations":{"b":"1","a":"2"}')),
  layers('unsorted annotations with comments', (index) =>
    descriptor(layerType, index, ',"annotations":{"b":"1",/**/"a":"2"}'),
  ),
  config('environment', '"config":{"Env":[', (index) => `"A${index % 9}"`, ']}'),
  config('secrets in the environment', '"config":{"Env":[', (index) => `"PASSWORD${index}=x"`, ']}'),
  config('bad ports', '"config":{"ExposedPorts":{', (index) => `"x${index}":{}`, '}}'),
  config('relative volumes', '"config":{"Volumes":{', (index) => `"x${index}":{}`, '}}'),
  config(
    'labels of Label Schema',
    '"config":{"Labels":{',
    (index) => `"org.label-schema.x${index}":"a"`,
    '}}',
  ),
  config('bad diff IDs', '"rootfs":{"type":"layers","diff_ids":[', (index) => `"sha256:${index}"`, ']}'),
  {
    name: 'history',
    text: (size) => {
      const history = fill(size / 2, (index) => `{"created_by":"RUN ${index}"}`);
      const ids = fill(history.split('},{').length * 74, (index) => `"${digestOf(index)}"`);
      return `${configHead},"rootfs":{"type":"layers","diff_ids":[${ids}]},"history":[${history}]}`;
    },
  },
  {
    name: 'Docker, schema 1',
    text: (size) =>
      `{"schemaVersion":1,"name":"a","tag":"b","fsLayers":[${fill(size, (index) => `{"blobSum":"${digestOf(index)}"}`)}],"history":[]}`,
  },
  layers('missing colons', () => '{"a" 1}'),
  { name: 'missing commas', text: (size) => `${imageHead},"layers":[${fill(size, () => '{}', ' ')}]}` },
  { name: 'comments', text: (size) => `${imageHead},"layers":[]${fill(size, () => '/* a */', '\n')}}` },
  layers('trailing commas', () => '{"a":1,}'),
  layers('comments and commas', () => '{"a":1,/* b *//* c */}'),
  { name: 'a space before the end', text: (size) => `${imageHead},"layers":[1,${' '.repeat(size)}]}` },
  {
    name: 'a wide indentation',
    text: (size) =>
      `${imageHead},"layers":[\n${' '.repeat(size / 2)}${fill(size / 2, () => '{"annotations":{"a":5}}')}]}`,
  },
  {
    name: 'a wide first indentation',
    text: (size) =>
      `{\n${' '.repeat(size / 2)}${imageHead.slice(1)},"layers":[${fill(size / 2, () => '{"annotations":{"a":5}}')}]}`,
  },
  {
    name: 'brackets closed by braces',
    text: (size) => `${imageHead},"layers":${'['.repeat(size / 2)}${'}'.repeat(size / 2)}`,
  },
  { name: 'brackets', text: (size) => `${imageHead},"layers":${'['.repeat(400)}${fill(size, () => '[[]]')}` },
  { name: 'stray closers', text: (size) => `${imageHead},"layers":[]${']'.repeat(size)}` },
  { name: 'a string without an end', text: (size) => `${imageHead},"layers":["${'a'.repeat(size)}` },
  longValue('padding', (size) => `${'='.repeat(size)}A`, 'data'),
  longValue('base64 with spaces', (size) => 'aGVs bG8g'.repeat(size / 9), 'data'),
  longValue('sound base64', (size) => 'aGVsbG8g'.repeat(size / 8), 'data'),
  longValue('commas in a type', (size) => `a/${','.repeat(size)}x`),
  longValue('spaces in a type', (size) => `a/${' '.repeat(size)}x`),
  longValue('semicolons in a type', (size) => `a/b${';\n'.repeat(size / 2)}`),
  longValue('words in a type', (size) => `application/vnd.a${'.v1-b'.repeat(size / 5)}`),
  longValue('separators in a digest', (size) => `a${'+a'.repeat(size / 2)}`, 'digest'),
  longValue('digits in a digest', (size) => `sha256:${'a'.repeat(size)}!`, 'digest'),
  longValue('dots in a digest', (size) => `sha256:${'.'.repeat(size)}`, 'digest'),
  longValue('backslashes', (size) => '\\'.repeat(size / 2)),
  longValue('quotes', (size) => '"'.repeat(size / 2)),
  {
    name: 'versions in the artifact type',
    text: (size) => `${imageHead},"artifactType":"0//${'.v0'.repeat(size / 3)};/-","layers":[]}`,
  },
  {
    name: 'a long number',
    text: (size) => `${imageHead.replace('"size":2', `"size":${'1'.repeat(size)}`)},"layers":[]}`,
  },
  longAnnotation(
    'a long date',
    'org.opencontainers.image.created',
    (size) => `2024-01-02T03:04:05.${'1'.repeat(size)}`,
  ),
  longAnnotation(
    'spaces in a date',
    'org.opencontainers.image.created',
    (size) => `2024${' '.repeat(size)}-`,
  ),
  longAnnotation(
    'a long URL',
    'org.opencontainers.image.url',
    (size) => `http://a/${'%41'.repeat(size / 3)} `,
  ),
  longAnnotation(
    'a long reference name',
    'org.opencontainers.image.ref.name',
    (size) => `${'a-'.repeat(size / 2)}!`,
  ),
  longAnnotation(
    'a long base name',
    'org.opencontainers.image.base.name',
    (size) => `${'a/'.repeat(size / 2)}:`,
  ),
  longAnnotation(
    'a long license',
    'org.opencontainers.image.licenses',
    (size) => `MIT${' OR MIT'.repeat(size / 7)} X`,
  ),
  longAnnotation('a long title', 'org.opencontainers.image.title', (size) => '../'.repeat(size / 3)),
  project('bad baseline entries', (size) => `{"baseline":[${fill(size, () => '{"a":1}')}]}`),
  project('numbers as baseline entries', (size) => `{"baseline":[${fill(size, () => '1')}]}`),
  project('unknown rules', (size) => `{"rules":{${fill(size, (index) => `"r${index}":"error"`)}}}`),
  project('bad levels', (size) => `{"rules":{${fill(size, (index) => `"r${index}":1`)}}}`),
  project(
    'many overrides',
    (size) => `{"overrides":[${fill(size, () => '{"files":["a*/**/b?c"],"rules":{}}')}]}`,
  ),
  project('bad overrides', (size) => `{"overrides":[${fill(size, () => '{"files":["/"],"kind":"x"}')}]}`),
  project('unknown members', (size) => `{${fill(size, (index) => `"rulez${index}":1`)}}`),
  project('bad artifact formats', (size) => `{"profiles":[${fill(size, () => '{"layers":[{"max":-1}]}')}]}`),
  project('bad media types', (size) => `{"mediaTypes":[${fill(size, () => '{"type":1}')}]}`),
  project(
    'baseline entries',
    (size) =>
      `{"baseline":[${fill(size, (index) => `{"file":"a.json","rule":"json-duplicate-key","path":"a[${index}]"}`)}]}`,
  ),
  project('own media types', (size) => `{"mediaTypes":[${fill(size, ownMediaType)}]}`),
  project('own artifact formats', (size) => `{"profiles":[${fill(size, ownFormat)}]}`),
  {
    ...layers('accepted findings', () => '{"size":"1"}'),
    project: (size) =>
      `{"baseline":[${fill(size, (index) => `{"file":"manifest.json","rule":"property-type","path":"layers[${index}].size"}`)}]}`,
  },
  {
    ...layers('findings beside a baseline with comments', () => '{"size":"1"}'),
    project: (size) => `{"baseline":[/* a */${fill(size, () => '{"file":"a.json","rule":"a"}')}]}`,
  },
  {
    ...layers('levels and overrides', () => '{"size":"1"}'),
    project: (size) =>
      `{"rules":{${fill(size / 2, () => '"digest-format":"off"')}},"overrides":[${fill(size / 2, () => '{"files":["*.json"],"rules":{"property-type":"hint"}}')}]}`,
  },
  {
    ...layers('misspelled own media types', (index) =>
      descriptor(`application/vnd.exampel.layer.${letters(index)}.v1+zip`, index),
    ),
    project: (size) => `{"mediaTypes":[${fill(size, ownMediaType)}]}`,
  },
  {
    ...files('layers of many own formats', (index) => `{"mediaType":"application/vnd.a${index}"}`),
    project: (size) => `{"profiles":[${fill(size, ownFormat)}]}`,
  },
  {
    ...files(
      'layers of an own format of many groups',
      (index) => `{"mediaType":"application/vnd.a${index}"}`,
    ),
    project: (size) => {
      const groups = fill(size, (index) => `{"types":["application/vnd.b${index}"],"min":1}`);
      return `{"profiles":[{"id":"a","name":"A","match":{"artifactType":["application/vnd.a"]},"otherLayers":false,"layers":[${groups}]}]}`;
    },
  },
  {
    ...files('layers of an own format of many types', (index) => `{"mediaType":"application/vnd.a${index}"}`),
    project: (size) => {
      const types = fill(size, (index) => `"application/vnd.b${index}"`);
      return `{"profiles":[{"id":"a","name":"A","match":{"artifactType":["application/vnd.a"]},"otherLayers":false,"layers":[{"types":[${types}]}]}]}`;
    },
  },
  {
    ...annotations('misspelled required annotations', (index) => `"com.exampel.${letters(index)}":"a"`),
    project: (size) =>
      `{"requiredAnnotations":{"image-manifest":[${fill(size, (index) => `"com.example.${letters(index)}"`)}]}}`,
  },
  {
    ...layers('many versions of a consumer', (index) =>
      descriptor(`application/vnd.example.v${index}`, index),
    ),
    project: (size) => `{"consumers":[${fill(size, (index) => `"containerd@1.${index}"`)}]}`,
  },
  {
    name: 'as deep as allowed',
    text: (size) =>
      `${imageHead},"layers":[],"a":${'{"a":'.repeat(490)}[${fill(size, () => '1')}]${'}'.repeat(491)}`,
  },
  {
    name: 'as deep as allowed, with mistakes',
    text: (size) =>
      `${imageHead},"layers":[],"a":${'{"a":'.repeat(490)}{${fill(size, () => '"k":1,"k":null')}}${'}'.repeat(491)}`,
  },
  {
    name: 'wide on each of many levels',
    text: (size) => {
      const wide = fill(size / 490, () => '"k":{}');
      return `${imageHead},"layers":[],"a":${`{${wide},"a":`.repeat(490)}1${'}'.repeat(491)}`;
    },
  },
];

/** Three letters or more that no number hides: media types with other numbers are other versions. */
function letters(index: number): string {
  return `x${Array.from(String(index), (digit) => 'abcdefghij'.charAt(Number(digit))).join('')}yz`;
}

function ownMediaType(index: number): string {
  return `{"type":"application/vnd.example.layer.${letters(index)}.v1+zip","title":"a","roles":["layer"]}`;
}

function ownFormat(index: number): string {
  return `{"id":"a${index}","name":"A","match":{"layers":["application/vnd.b${index}*"]}}`;
}
