import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { yamlString } from '#files/yamlString';

describe('a YAML string on one line', () => {
  const strings: readonly (readonly [string, string])[] = [
    [' web', 'web'],
    [' My web-site # of 2024', 'My web-site'],
    [' "web # site" # yes', 'web # site'],
    [" '1.10'", '1.10'],
    [' 1.2.3', '1.2.3'],
    [' 1.2.3-rc.1+build', '1.2.3-rc.1+build'],
    [' v1.2', 'v1.2'],
    [' 3scale', '3scale'],
  ];
  for (const [text, value] of strings)
    it(`is read from \`${text.trim()}\``, () => assert.equal(yamlString(text), value));

  const others = [
    '',
    ' # web',
    ' 1.10',
    ' 1e3',
    ' 0x1f',
    ' 2024-01-02',
    ' yes',
    ' Null',
    ' .5',
    ' ~',
    ' *web',
    ' !!str 1',
    ' >-',
  ];
  for (const text of [...others, ' E+0', ' e-7', ' [web]', ' "web" site', ' "a\\nb"', ' web: site'])
    it(`is not read from \`${text.trim()}\``, () => assert.equal(yamlString(text), undefined));

  it('is what a YAML parser reads, for whatever is read', () => {
    const part = fc.constantFrom(
      ...`0123456789.eExXobaf_+-/:#"'\\ \t[]{}&*!|>%@~=,yYnNotruslhw`.split(''),
      ' #',
      "''",
      '1.2.3',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = ` ${parts.join('')}`;
        const value = yamlString(text);
        if (value === undefined) return;
        const document = parseDocument(`key:${text}`, { version: '1.1', logLevel: 'silent' });
        assert.deepEqual([document.errors, document.get('key')], [[], value], text);
      }),
      { numRuns: 20_000, seed: 1 },
    );
  });
});
