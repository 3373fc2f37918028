import { config, index, markedKey, type Members } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const requires = (kind: string, ...keys: string[]) => ({
  project: { requiredAnnotations: { [kind]: keys } },
});
const annotated = (annotations: Members) => index({ annotations });
const datedConfig = (overrides: Members = {}) => config({ created: '2024-05-01T10:00:00Z', ...overrides });
/** The document with its first brace marked, which a finding about it as a whole underlines. */
const markedWhole = (text: string) => text.replace('{', '«{»');
const source = 'org.opencontainers.image.source';
const created = 'org.opencontainers.image.created';
const team = requires('image-index', 'com.example.team');

testRule('annotation-required', {
  valid: [
    index(),
    { text: annotated({ [source]: '' }), ...requires('image-index', source) },
    { text: index(), ...requires('image-manifest', source) },
    // A misspelled predefined key is a finding of another rule.
    {
      text: annotated({ 'org.opencontainers.image.sorce': 'https://example.com' }),
      ...requires('image-index', source),
    },
    { text: datedConfig({ config: { Labels: { [source]: 'x' } } }), ...requires('image-config', source) },
    { text: index().slice(0, -3), ...team },
  ],
  invalid: [
    { text: markedWhole(index()), ...team, message: 'annotation', severity: 'warning', fixes: {} },
    {
      text: index({ [markedKey('annotations')]: { 'a.b': 'c' } }),
      ...team,
      message: 'annotation',
      fixes: {},
    },
    {
      text: annotated({ [markedKey('com.example.taem')]: 'x' }),
      ...team,
      message: 'annotation',
      fixes: { 'Rename "com.example.taem" to "com.example.team"': annotated({ 'com.example.team': 'x' }) },
    },
    {
      text: index({ [markedKey('annotations')]: { 'org.label-schema.vcs-url': 'https://example.com' } }),
      ...requires('image-index', source),
      message: 'annotation',
      fixes: {
        [`Add "${source}" with the value "https://example.com"`]: annotated({
          'org.label-schema.vcs-url': 'https://example.com',
          [source]: 'https://example.com',
        }),
      },
    },
    {
      text: datedConfig({ [markedKey('config')]: {} }),
      ...requires('image-config', created),
      message: 'label',
      fixes: {
        [`Add "${created}" with the value "2024-05-01T10:00:00Z"`]: datedConfig({
          config: { Labels: { [created]: '2024-05-01T10:00:00Z' } },
        }),
      },
    },
    // Only the author knows where to put the labels while there is no config to hold them.
    {
      text: markedWhole(datedConfig()),
      ...requires('image-config', created),
      message: 'label',
      fixes: {},
    },
  ],
});
