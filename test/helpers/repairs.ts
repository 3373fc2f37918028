import { contentAfter, defaultSettings, type FileChange, writtenPlace } from '#service';
import type { DraftDescriptor } from './layoutDraft';
import { layoutOf, type LayoutFiles } from './layouts';
import { service } from './lint';

/** The files of a layout after changes. */
export function applied(files: LayoutFiles, changes: readonly FileChange[]): LayoutFiles {
  const after = { ...files };
  for (const change of changes) {
    const content = change.type === 'rename' ? after[change.path] : contentAfter(change);
    if (change.type === 'rename' && content !== undefined) {
      delete after[change.path];
      after[change.to] = content;
    } else if (content === undefined) delete after[change.path];
    else after[change.path] = content;
  }
  return after;
}

/** The errors and warnings in the documents of a layout, each as `path place rule`. */
export async function problemsIn(files: LayoutFiles): Promise<readonly string[]> {
  const layout = await layoutOf(files);
  return [...layout.contents.values()].flatMap(({ document, path }) =>
    document === undefined
      ? []
      : service
          .findings(document, { ...defaultSettings, layout: { layout, path } })
          .filter(({ severity }) => severity === 'error' || severity === 'warning')
          .map((finding) => [path, writtenPlace(finding), finding.rule.id].filter(Boolean).join(' ')),
  );
}

/** The text of a file. */
export function textOf(content: LayoutFiles[string] | undefined): string {
  if (content instanceof Uint8Array) return new TextDecoder().decode(content);
  return typeof content === 'string' ? content : '';
}

/** The descriptors of a manifest or index. */
export interface Descriptors {
  readonly config: DraftDescriptor;
  readonly layers: readonly DraftDescriptor[];
  readonly manifests: readonly DraftDescriptor[];
}

/** The descriptors that the document at a path of a layout has; those that its kind has not are undefined. */
export function descriptorsIn(files: LayoutFiles, path: string): Descriptors {
  return JSON.parse(textOf(files[path])) as Descriptors;
}
