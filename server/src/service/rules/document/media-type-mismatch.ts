import { kindNames } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { ownMediaType, typedKinds, typeOfKind } from '#service/oci/ownMediaType';

/** The document says that it is something other than its content shows. */
export default defineRule({
  id: 'media-type-mismatch',
  category: 'document',
  kinds: typedKinds,
  onlyWith: 'other-media-type',
  severity: 'error',
  summary: 'The mediaType of a manifest or index names a different kind of document.',
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
    named:
      'The mediaType says “{foundTitle}”, but in an image layout this file must be “{title}”, whose mediaType must be ' +
      '"{type}".',
    described:
      'The mediaType says “{foundTitle}”, but the descriptor of this document says “{title}”, whose mediaType must be "{type}". ' +
      '{distribution/media-type}',
  },
  fixes: { replace: 'Set mediaType to {type}' },
  *check(context) {
    const { kind, kindIsBy, catalogue } = context;
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

/** Who says what the document is. */
const messageBy = {
  'media-type': 'mismatch',
  shape: 'mismatch',
  'file-name': 'named',
  pin: 'pinned',
  descriptor: 'described',
} as const;
