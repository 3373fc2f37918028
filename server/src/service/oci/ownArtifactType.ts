import type { DocumentContent } from './documentContent';

/** The `artifactType` of the document itself; an empty one counts as absent. */
export function ownArtifactType({ model }: Pick<DocumentContent, 'model'>): string | undefined {
  const type = 'artifactType' in model ? model.artifactType : undefined;
  return typeof type === 'string' && type !== '' ? type : undefined;
}
