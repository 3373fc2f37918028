import { emptyDescriptor } from '../../../../../schemas/src/catalogue/digests';
import { familyOf, wellKnown } from '../../../../../schemas/src/catalogue/mediaTypes';
import { specification } from '../../../../../schemas/src/model/field';
import type { EditOperation } from '../../edits/operations';
import { defineRule } from '../rule';

/** The artifact manifest never became part of a release; what it did, an image manifest does today. */
export default defineRule({
  id: 'withdrawn-artifact-manifest',
  subject: 'document',
  kinds: ['artifact-manifest'],
  severity: 'warning',
  summary: 'The artifact manifest was withdrawn before version 1.1.0 of the specification.',
  specification: specification('manifest.md', 'guidelines-for-artifact-usage'),
  messages: {
    withdrawn:
      'The artifact manifest was withdrawn before version 1.1.0 of the specification, and many registries refuse it. Use an image manifest with the empty config, and put the blobs into its layers.',
  },
  fixes: { convert: 'Convert it to an image manifest with the empty config' },
  *check({ model, policy, rawValue }) {
    const { artifactType } = model;
    // Without a type of its own the converted artifact would be as wrong as before, in another way.
    const typed = artifactType !== undefined && artifactType !== '' && familyOf(artifactType) === undefined;
    yield {
      message: 'withdrawn',
      at: { path: ['mediaType'] },
      tag: 'deprecated',
      // Version 1.0 has no form for an artifact with a subject, or with the empty config.
      fixes:
        typed && policy.specification !== '1.0'
          ? [{ fix: 'convert', operations: conversion(rawValue(['schemaVersion']), rawValue(['blobs'])) }]
          : [],
    };
  },
});

function conversion(schemaVersion: unknown, blobs: unknown): EditOperation[] {
  const { mediaType, digest, size } = emptyDescriptor;
  const empty = { mediaType, digest, size };
  const before = ['schemaVersion', 'mediaType', 'artifactType'];
  const hasBlobs = Array.isArray(blobs) && blobs.length > 0;
  return [
    ...(schemaVersion === 2 ? [] : [{ op: 'set' as const, path: ['schemaVersion'], value: 2, after: [''] }]),
    { op: 'set', path: ['mediaType'], value: wellKnown.ociManifest },
    { op: 'set', path: ['config'], value: empty, after: before },
    ...(hasBlobs
      ? [{ op: 'rename' as const, path: ['blobs'], name: 'layers' }]
      : [
          ...(blobs === undefined ? [] : [{ op: 'remove' as const, path: ['blobs'] }]),
          // The specification asks for at least one layer; an artifact without content has the empty one.
          { op: 'set' as const, path: ['layers'], value: [empty], after: [...before, 'config'] },
        ]),
  ];
}
