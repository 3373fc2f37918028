import { rename } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { fix, type Report } from '#service/lint/rule';
import { lacksMediaType, misspelledMediaType, typeOfKind, type TypedKind } from '#service/oci/ownMediaType';
import { setInOrder } from '#service/oci/setInOrder';

type MissingMediaType = Report<'missing' | 'misspelled' | 'empty', 'rename' | 'set'>;

/** Reports that a document does not carry its own media type: it is absent, empty, or under a misspelled name. */
export function missingMediaType(context: RuleContext<TypedKind>): MissingMediaType | undefined {
  const { kind, model } = context;
  const empty = model.mediaType === '';
  if (!empty && !lacksMediaType(context)) return undefined;
  const found = empty ? undefined : misspelledMediaType(context);
  if (found !== undefined) {
    return {
      message: 'misspelled',
      at: { path: [found], part: 'key' },
      values: { found },
      fixes: [fix('rename', rename([found], 'mediaType'))],
    };
  }
  const type = typeOfKind[kind];
  return {
    message: empty ? 'empty' : 'missing',
    at: { path: empty ? ['mediaType'] : [] },
    absent: ['mediaType'],
    values: { type },
    fixes: [fix('set', setInOrder(kind, ['mediaType'], type))],
  };
}
