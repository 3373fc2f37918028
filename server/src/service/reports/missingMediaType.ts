import { rename } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { fix, type Report } from '#service/lint/rule';
import { setInOrder } from '#service/oci/fixes';
import { lacksMediaType, misspeltMediaType, typeOfKind, type TypedKind } from '#service/oci/ownMediaType';

type MissingMediaType = Report<'missing' | 'misspelt' | 'empty', 'rename' | 'set'>;

/** Reports that a document does not carry its own media type: it is absent, empty, or under a misspelled name. */
export function missingMediaType(context: RuleContext<TypedKind>): MissingMediaType | undefined {
  const { kind, model } = context;
  const empty = model.mediaType === '';
  if (!empty && !lacksMediaType(context)) return undefined;
  const found = empty ? undefined : misspeltMediaType(context);
  if (found !== undefined) {
    return {
      message: 'misspelt',
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
