import { kindNames } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { allKinds, defineRule, fix } from '#service/lint/rule';
import { ownMediaType, typedKinds, typeOfKind, type TypedKind } from '#service/oci/ownMediaType';

/** The document, or its pin, says that it is something other than its content shows. */
export default defineRule({
  id: 'media-type-mismatch',
  category: 'document',
  kinds: allKinds,
  isAboutKind: true,
  onlyWith: 'other-media-type',
  severity: 'error',
  summary: 'The mediaType or the pin of a document names a different kind of document.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  claims: [
    'distribution/media-type',
    'harbor/media-type',
    'gitlab/media-type',
    'containerd/ambiguous',
    'regclient/media-type-differs',
  ],
  messages: {
    mismatch:
      'The mediaType says “{foundTitle}”, but the content says “{title}”, whose mediaType must be "{type}". ' +
      '{distribution/media-type}',
    pinned:
      'The mediaType says “{foundTitle}”, but this file is pinned as “{title}”, whose mediaType must be "{type}". ' +
      'Correct the mediaType, or the pin in your settings, in the project file, or on the command line.',
    'pinned-other':
      'This file is pinned as “{title}”, but it is {found}. Correct the pin in your settings, in the project file, or on the ' +
      'command line.',
    named:
      'The mediaType says “{foundTitle}”, but in an image layout this file must be “{title}”, whose mediaType must be ' +
      '"{type}".',
    described:
      'The mediaType says “{foundTitle}”, but the descriptor of this document says “{title}”, whose mediaType must be "{type}". ' +
      '{distribution/media-type}',
  },
  fixes: { replace: 'Set mediaType to {type}' },
  *check(context) {
    const { kindIsBy, kindInstead, catalogue, rawValue } = context;
    if (kindInstead !== undefined) {
      // Of a file that must be something by its name, another rule says so.
      if (kindIsBy === 'pin')
        yield {
          message: 'pinned-other',
          at: { path: rawValue(['mediaType']) === undefined ? [] : ['mediaType'] },
          values: { title: kindNames[context.kind].title, found: kindNames[kindInstead].phrase },
        };
      return;
    }
    if (!isTyped(context)) return;
    const { kind } = context;
    const found = ownMediaType(context);
    const type = typeOfKind[kind];
    if (found === undefined || found === type) return;
    const entry = catalogue.mediaType(found);
    if (entry === undefined) return;
    const path = ['mediaType'];
    yield {
      message: messageBy[kindIsBy],
      at: { path },
      values: { title: kindNames[kind].title, type, foundTitle: entry.title },
      fixes: [fix('replace', set(path, type))],
    };
  },
});

function isTyped(context: RuleContext): context is RuleContext<TypedKind> {
  return typedKinds.some((kind) => kind === context.kind);
}

/** Who says what the document is. */
const messageBy = {
  'media-type': 'mismatch',
  shape: 'mismatch',
  'file-name': 'named',
  pin: 'pinned',
  descriptor: 'described',
} as const;
