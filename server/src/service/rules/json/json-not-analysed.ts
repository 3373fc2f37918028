import { allKinds, defineRule } from '#service/lint/rule';

/** A document that was not read must not look like one without findings. */
export default defineRule({
  id: 'json-not-analysed',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'syntax-problems',
  severity: 'error',
  summary: 'The document is nested too deeply or is too large to be checked.',
  source: 'https://www.rfc-editor.org/rfc/rfc8259#section-9',
  claims: ['distribution/manifest-size', 'containers-image/document-size'],
  messages: {
    'too-deep':
      'The document is nested more than 500 levels deep here, so it was not checked. OCI documents need fewer than ten.',
    'too-large':
      'The document is too large to be checked. Registries are required to support only 4 MiB. Move content into ' +
      'blobs.',
  },
  *check({ syntaxProblems }) {
    for (const [index, { problem }] of syntaxProblems.entries()) {
      if (problem === 'too-deep' || problem === 'too-large')
        yield { message: problem, at: { problem: index } };
    }
  },
});
