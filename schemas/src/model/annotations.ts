import * as z from 'zod';
import { once } from '#schemas/once';
import { field, specificationSection } from './field';

/** Arbitrary metadata: a map from string to string (annotations.md, "Rules"). */
export const annotations = once(() => z.record(z.string(), z.string()));

/** The documented `annotations` property of the object named in `owner`. */
export function annotationsOf(owner: string) {
  return field(annotations().optional(), {
    description:
      `Metadata about the ${owner}: a map from strings to strings. Keys should use reverse domain notation. ` +
      'Keys that begin with `org.opencontainers` are reserved for the specification.',
    source: specificationSection('annotations.md', 'rules'),
    meaning: 'annotations',
  });
}
