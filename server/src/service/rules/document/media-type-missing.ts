import { specification } from '../../../../../schemas/src/model/field';
import { setInOrder } from '../fixes';
import { defineRule } from '../rule';
import { lacksMediaType, misspeltMediaType, typeOfKind } from './ownMediaType';

/** Without a media type of its own, a document can be read as something else (CVE-2021-41190). */
export default defineRule({
  id: 'media-type-missing',
  subject: 'document',
  kinds: ['image-manifest', 'image-index'],
  severity: 'warning',
  summary: 'A manifest or index does not carry its own media type.',
  specification: specification('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    missing:
      'mediaType should be "{type}". Without it consumers guess the format, which has led to security holes, and some registries and libraries refuse the document.',
    misspelt:
      '"{found}" is no property of the specification; "mediaType" is meant by the look of it. Consumers ignore misspelt properties.',
    empty: 'mediaType is empty, which counts as absent; it should be "{type}".',
    layout:
      'mediaType should be "{type}". Layout tools often leave it out of index.json, but registries and libraries look for it.',
  },
  fixes: {
    rename: 'Rename "{found}" to "mediaType"',
    set: 'Set mediaType to {type}',
  },
  automatic: ['set'],
  *check(context) {
    const { kind, model, fileName } = context;
    const empty = model.mediaType === '';
    if (!empty && !lacksMediaType(context)) return;
    const found = empty ? undefined : misspeltMediaType(context);
    if (found !== undefined) {
      yield {
        message: 'misspelt',
        at: { path: [found], part: 'key' },
        values: { found },
        fixes: [{ fix: 'rename', operations: [{ op: 'rename', path: [found], name: 'mediaType' }] }],
      };
      return;
    }
    const layoutIndex = !empty && kind === 'image-index' && fileName === 'index.json';
    const type = typeOfKind[kind];
    yield {
      message: empty ? 'empty' : layoutIndex ? 'layout' : 'missing',
      at: { path: empty ? ['mediaType'] : [] },
      absent: ['mediaType'],
      values: { type },
      ...(layoutIndex ? { severity: 'hint' as const } : {}),
      fixes: [{ fix: 'set', operations: [setInOrder(kind, ['mediaType'], type)] }],
    };
  },
});
