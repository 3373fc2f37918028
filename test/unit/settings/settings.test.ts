import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  defaultEditorSettings,
  ProjectFinder,
  readEditorSettings,
  readProject,
  resolveSettings,
} from '#service';

describe('settings', () => {
  it('have defaults', () => {
    assert.deepEqual(readEditorSettings(undefined), { settings: defaultEditorSettings, problems: [] });
  });

  it('lose what is wrong, say so, and keep the rest', () => {
    const { settings, problems } = readEditorSettings({
      enable: 1,
      rules: { 'schema-version': 'off', 'size-zero': 'never' },
      kinds: { '*.json': 'chart' },
      unknown: true,
    });
    assert.deepEqual(settings, { ...defaultEditorSettings, rules: { 'schema-version': 'off' } });
    assert.equal(problems.length, 3);
    for (const name of ['enable', 'rules.size-zero', 'kinds.*.json']) {
      assert(
        problems.some((problem) => problem.startsWith(`ociManifest.${name}:`)),
        name,
      );
    }
  });

  it('keep the rest of a group when one of its members is wrong', () => {
    const { settings, problems } = readEditorSettings({ inlayHints: { sizes: false, layers: 'no' } });
    assert.deepEqual(settings.inlayHints, { ...defaultEditorSettings.inlayHints, sizes: false });
    assert.deepEqual(
      problems.map((problem) => problem.split(':')[0]),
      ['ociManifest.inlayHints.layers'],
    );
    assert.deepEqual(readEditorSettings({ inlayHints: 7 }).settings, defaultEditorSettings);
  });

  it('survive whatever a client sends', () => {
    for (const input of [null, 7, 'x', [], { rules: null }, { rules: [] }, { kinds: { a: null } }]) {
      assert.deepEqual(readEditorSettings(input).settings, defaultEditorSettings);
    }
  });

  it('ignore a glob that cannot be matched, and keep the others', () => {
    const { settings, problems } = readEditorSettings({
      kinds: { '+(a|b)': 'image-config', 'a.json': 'none' },
    });
    assert.deepEqual(settings.kinds, { 'a.json': 'none' });
    assert.match(problems.join(), /ociManifest\.kinds\.\+\(a\|b\)/);
  });

  it('lose the globs of a list that is too long to compare every file with, and say so', () => {
    const globs = Array.from({ length: 10_000 }, (_, at) => `${'{a,b}'.repeat(8)}${at}`);
    const editor = readEditorSettings({
      codeLens: false,
      kinds: Object.fromEntries(globs.map((glob) => [glob, 'none'])),
    });
    assert.deepEqual(editor.settings, { ...defaultEditorSettings, codeLens: false });
    assert.match(editor.problems.join(), /^ociManifest\.kinds: The globs are too many or too long/);
    const project = readProject(
      'file:///a/',
      JSON.stringify({ rules: { 'size-zero': 'off' }, overrides: [{ files: globs }] }),
    );
    assert.deepEqual(project.configuration.overrides, []);
    assert.deepEqual(project.configuration.rules, { 'size-zero': 'off' });
    assert.match(project.problems.join(), /^overrides: The globs are too many or too long/);
  });

  it('pin kinds by the first glob that fits', () => {
    const pin = (uri: string) => resolveSettings(uri, { ...defaultEditorSettings, kinds }).kind;
    const kinds = {
      'index.json': 'none',
      '**/layouts/**/*.json': 'image-index',
      '**/blobs/sha256/*': 'image-manifest',
    } as const;
    assert.equal(pin('file:///a/layouts/b/c.json'), 'image-index');
    assert.equal(pin('file:///a/layouts/b/index.json'), 'none');
    assert.equal(pin('vscode-vfs://github/x/blobs/sha256/abc'), 'image-manifest');
    assert.equal(pin('file:///a/b.json'), undefined);
    assert.equal(pin('untitled:Untitled-1'), undefined);
    assert.equal(pin('no scheme:/index.json'), undefined);
  });

  it('leave to the project file what older settings have null for, and new ones `auto`', () => {
    const project = readProject(
      'file:///repo/',
      '{ "specification": "1.0", "consumers": ["gitlab"], "rules": {} }',
    );
    for (const input of [
      {},
      { specification: null, consumers: null, outline: null },
      { specification: 'auto', consumers: [], outline: 'auto' },
    ]) {
      const { settings, problems } = readEditorSettings(input);
      assert.deepEqual(problems, []);
      const { policy, display } = resolveSettings('file:///repo/a.json', settings, project);
      assert.equal(policy.specification, '1.0');
      assert.deepEqual(policy.consumers, ['gitlab']);
      assert.equal(display.outline, undefined);
    }
  });

  it('take a switch for the outline as well as a word', () => {
    for (const [outline, shown] of [
      ['always', true],
      [true, true],
      ['never', false],
      [false, false],
    ] as const) {
      const { settings, problems } = readEditorSettings({ outline });
      assert.deepEqual(problems, []);
      assert.equal(resolveSettings('file:///a.json', settings).display.outline, shown);
    }
  });

  describe('from the project file', () => {
    const project = readProject(
      'file:///repo/',
      JSON.stringify({
        specification: '1.0',
        rules: { 'size-zero': 'error', 'schema-version': 'hint' },
        overrides: [
          { files: ['legacy/**'], kind: 'image-config', rules: { 'size-zero': 'off' } },
          { files: ['legacy/x.json'], rules: { 'size-zero': 'hint' } },
        ],
        baseline: [{ file: 'a.json', rule: 'size-zero', path: 'layers[0].size' }],
      }),
    );

    it('apply to the files below it, later overrides before earlier ones', () => {
      const of = (path: string) => resolveSettings(`file:///repo/${path}`, defaultEditorSettings, project);
      assert.equal(of('a.json').policy.severities['size-zero'], 'error');
      assert.equal(of('a.json').policy.specification, '1.0');
      assert.deepEqual(of('a.json').accepted, [{ rule: 'size-zero', path: 'layers[0].size' }]);
      assert.equal(of('legacy/a.json').policy.severities['size-zero'], 'off');
      assert.equal(of('legacy/x.json').policy.severities['size-zero'], 'hint');
      assert.equal(of('legacy/x.json').kind, 'image-config');
      assert.deepEqual(of('b.json').accepted, []);
    });

    it('give way to those of the editor', () => {
      const editor = {
        ...defaultEditorSettings,
        rules: { 'size-zero': 'warning' as const },
        specification: 'main' as const,
      };
      const { policy } = resolveSettings('file:///repo/legacy/a.json', editor, project);
      assert.equal(policy.severities['size-zero'], 'warning');
      assert.equal(policy.severities['schema-version'], 'hint');
      assert.equal(policy.specification, 'main');
    });

    it('say what was wrong and keep the rest', () => {
      const { configuration, problems } = readProject(
        'file:///repo/',
        '{ "rules": { "size-zero": "loud", "user-format": "off" }, "overrides": [{ "files": 1 }, { "files": ["x"] }], "profiles": [{ "id": "p", "name": "P", "match": {} }], }',
      );
      assert.deepEqual(configuration.rules, { 'user-format': 'off' });
      assert.deepEqual(configuration.overrides, [{ files: ['x'], rules: {} }]);
      assert.deepEqual(configuration.profiles, []);
      assert.equal(problems.length, 3);
    });

    it('lose a wrong number of layers, and keep the rest of the profile', () => {
      const profile = {
        id: 'p',
        name: 'P',
        match: { config: ['a/b'] },
        layers: [{ types: ['c/d'], max: -1 }],
      };
      const { configuration, problems } = readProject(
        'file:///repo/',
        JSON.stringify({ profiles: [profile] }),
      );
      assert.deepEqual(problems, ['profiles.0.layers.0.max: a number of layers must not be negative']);
      assert.deepEqual(configuration.profiles[0]?.layers, [
        { types: ['c/d'], min: 0, max: null, title: 'layer' },
      ]);
    });

    it('lose a profile with a list that is too long, and keep the others', () => {
      const profile = (id: string, types: number) => ({
        id,
        name: 'P',
        match: { config: ['a/b'] },
        layers: [{ types: Array.from({ length: types }, (_, index) => `c/${index}`) }],
      });
      const { configuration, problems } = readProject(
        'file:///repo/',
        JSON.stringify({ profiles: [profile('long', 101), profile('other', 100)] }),
      );
      assert.deepEqual(problems, [
        'profiles.0.layers.0.types: a list in a profile must not have more than 100 values',
      ]);
      assert.deepEqual(
        configuration.profiles.map(({ id }) => id),
        ['other'],
      );
    });

    it('lose one level of an override, and keep the override', () => {
      const rules = { 'size-zero': 'loud', 'user-format': 'off' };
      const { configuration, problems } = readProject(
        'file:///repo/',
        JSON.stringify({ overrides: [{ files: ['x'], rules }] }),
      );
      assert.deepEqual(configuration.overrides, [{ files: ['x'], rules: { 'user-format': 'off' } }]);
      assert.equal(problems.length, 1);
    });

    it('do not accept a finding everywhere where its path is wrong', () => {
      const entry = { file: 'a.json', rule: 'size-zero', path: 5 };
      const { configuration } = readProject('file:///repo/', JSON.stringify({ baseline: [entry] }));
      assert.deepEqual(configuration.baseline, []);
    });

    it('do not claim more manifests where a condition is wrong', () => {
      const match = { config: ['a/b'], layers: [5] };
      const { configuration } = readProject(
        'file:///repo/',
        JSON.stringify({ profiles: [{ id: 'p', name: 'P', match }] }),
      );
      assert.deepEqual(configuration.profiles, []);
    });

    it('sum up many wrong parts in one sentence, and keep the right ones', () => {
      const levels = Array.from({ length: 20_000 }, (_, index): [string, string] => [`r${index}`, 'loud']);
      const entries = Array.from({ length: 20_000 }, () => ({ file: 'a.json' }));
      const right = { file: 'b.json', rule: 'size-zero' };
      const { configuration, problems } = readProject(
        'file:///repo/',
        JSON.stringify({
          rules: { ...Object.fromEntries(levels), 'size-zero': 'off' },
          baseline: [...entries, right, ...entries],
        }),
      );
      assert.deepEqual(configuration.rules, { 'size-zero': 'off' });
      assert.deepEqual(configuration.baseline, [right]);
      assert.equal(problems.length, 2);
      assert.match(
        problems[0] ?? '',
        /^60,000 parts are wrong and are ignored\. The first ones: rules\.r0: .*; rules\.r1: .*; rules\.r2: /,
      );
      assert.match(
        problems[1] ?? '',
        /^20,000 parts are wrong .* line 1, column 11: "r0" is not a known rule/,
      );
    });

    it('survive a file that is not a JSON object, and say where it is not', () => {
      const mistakes = {
        '': /^The file is empty\.$/,
        nope: /^line 1, column 1: This is not valid JSON: /,
        '{ "rules": {},\n  x }': /^line 2, column 3: This is not valid JSON: /,
        '{} {}': /^line 1, column 4: The project file ends before this/,
        '[]': /^line 1, column 1: The project file must be a JSON object, but its JSON type is array\./,
        null: /its JSON type is null/,
        [`{ "rules": ${'['.repeat(4000)}${']'.repeat(4000)} }`]:
          /^line 1, column 511: .* more than 500 levels/,
        ['['.repeat(400_000)]: /more than 500 levels/,
      };
      for (const [text, message] of Object.entries(mistakes)) {
        const { configuration, mistake } = readProject('file:///repo/', text);
        assert.deepEqual(configuration.rules, {});
        assert.match(mistake ?? '', message);
      }
    });

    it('may have a byte order mark, trailing commas, and brackets in comments', () => {
      const rules = '"rules": { "size-zero": "off", }';
      for (const text of [`\uFEFF{ ${rules} }`, `{ /* ${'[{'.repeat(4000)} */ ${rules} } // ]}`]) {
        const { configuration, mistake, problems } = readProject('file:///repo/', text);
        assert.deepEqual(configuration.rules, { 'size-zero': 'off' });
        assert.equal(mistake, undefined);
        assert.deepEqual(problems, []);
      }
    });

    it('are named where they have no effect', () => {
      const text = `{ "Baseline": [], "consumers": ["dokcer"], "rules": {}, "rules": { "size-nil": "off" } }`;
      const { problems } = readProject('file:///repo/', text);
      assert.deepEqual(
        problems.map((problem) => problem.slice(0, problem.indexOf('.'))),
        [
          'line 1, column 57: "rules" appears 2 times in this object',
          'line 1, column 3: The project file does not define "Baseline" here, and it has no effect',
          'line 1, column 68: "size-nil" is not a known rule and has no effect',
          'line 1, column 33: "dokcer" is not a known consumer',
        ],
      );
    });

    it('accept findings in a file however its path is written', () => {
      const accepts = (file: string, path: string) => {
        const text = JSON.stringify({ baseline: [{ file, rule: 'size-zero' }] });
        const project = readProject('file:///repo/', text);
        const uri = `file:///repo/${encodeURIComponent(path).replaceAll('%2F', '/')}`;
        return resolveSettings(uri, defaultEditorSettings, project).accepted.length > 0;
      };
      for (const file of ['a/m.json', './a/m.json', 'a/../a/m.json', 'a\\m.json', 'a//m.json'])
        assert(accepts(file, 'a/m.json'), file);
      assert(accepts('a\\m.json', 'a\\m.json'));
      for (const file of ['../a/m.json', '/a/m.json', 'a/m.json/']) assert(!accepts(file, 'a/m.json'), file);
    });

    it('are found in the nearest folder above a document, and read once', async () => {
      const read: string[] = [];
      const finder = new ProjectFinder((uri) => {
        read.push(uri);
        return Promise.resolve(
          uri === 'file:///repo/.oci-manifest.json' ? '{ "rules": { "b": "off" } }' : undefined,
        );
      });
      const found = await finder.find('file:///repo/a/b/manifest.json');
      assert.equal(found?.folder, 'file:///repo/');
      assert.equal(await finder.find('file:///repo/a/c.json'), found);
      assert.equal(await finder.find('file:///repo/a/d.json'), found);
      assert.equal(await finder.find('file:///repo%2Fa%2Fd.json'), found);
      assert.equal(await finder.find('file:///other/c.json'), undefined);
      assert.equal(await finder.find('untitled:Untitled-1'), undefined);
      assert.equal(await finder.find('no scheme:/repo/manifest.json'), undefined);
      assert.equal(new Set(read).size, read.length);
      finder.forget();
      assert.notEqual(await finder.find('file:///repo/a/c.json'), found);
    });
  });
});
