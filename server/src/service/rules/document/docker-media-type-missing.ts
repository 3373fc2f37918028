import { dockerSpecification } from '../../../../../schemas/src/model/field';
import { setInOrder } from '../fixes';
import { defineRule } from '../rule';
import { lacksMediaType, misspeltMediaType, typeOfKind } from './ownMediaType';

/** In Docker's formats the media type is required; what OCI tools forgive, Docker's registry does not. */
export default defineRule({
  id: 'docker-media-type-missing',
  subject: 'document',
  kinds: ['docker-manifest', 'docker-manifest-list'],
  severity: 'error',
  summary: 'A Docker manifest or manifest list does not carry its own media type, which Docker requires.',
  specification: dockerSpecification('manifest-v2-2', 'image-manifest-field-descriptions'),
  messages: {
    missing:
      'Docker’s format requires mediaType "{type}"; registries refuse the document without it. Set it, or use the OCI media types throughout.',
    misspelt:
      '"{found}" is no property of the specification; "mediaType" is meant by the look of it. Consumers ignore misspelt properties.',
    empty:
      'mediaType is empty; Docker’s format requires "{type}", and registries refuse the document without it.',
  },
  fixes: {
    rename: 'Rename "{found}" to "mediaType"',
    set: 'Set mediaType to {type}',
  },
  automatic: ['set'],
  *check(context) {
    const { kind, model } = context;
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
    const type = typeOfKind[kind];
    yield {
      message: empty ? 'empty' : 'missing',
      at: { path: empty ? ['mediaType'] : [] },
      absent: ['mediaType'],
      values: { type },
      fixes: [{ fix: 'set', operations: [setInOrder(kind, ['mediaType'], type)] }],
    };
  },
});
