import { isPlainObject, memberAt } from '#schemas/plainData';
import { set } from '#service/edits/operations';
import { planEdits } from '#service/edits/planEdits';
import { indexFile, layoutFile, type Layout } from '#service/layout/layout';
import type { FileChange } from './fileChanges';

/** The text of a layout file (image-layout.md, "oci-layout file"). */
const layoutFileText = '{"imageLayoutVersion":"1.0.0"}\n';

/** The text of an index that lists nothing. */
export const emptyIndexText =
  '{\n  "schemaVersion": 2,\n  "mediaType": "application/vnd.oci.image.index.v1+json",\n  "manifests": []\n}\n';

/** The files of a layout without content. */
export function emptyLayout(): readonly FileChange[] {
  return [create(layoutFile, layoutFileText), create(indexFile, emptyIndexText)];
}

/**
 * What makes the layout file right: all versions of the specification allow one content only. Undefined where it is right,
 * and where something else than a file has its name.
 */
export function layoutFileRepair({ contents }: Layout): FileChange | undefined {
  const found = contents.get(layoutFile);
  if (found === undefined) return create(layoutFile, layoutFileText);
  const { document } = found;
  // Another document may be the only copy.
  if (document?.detection?.instead !== undefined) return undefined;
  if (document === undefined || memberAt(document.value, 'imageLayoutVersion') === '1.0.0') return undefined;
  const edits = isPlainObject(document.value)
    ? planEdits(document, [set(['imageLayoutVersion'], '1.0.0')])
    : [{ offset: 0, length: document.text.length, text: layoutFileText }];
  return edits && { type: 'replace', path: layoutFile, document, edits };
}

function create(path: string, text: string): FileChange {
  return { type: 'create', path, bytes: new TextEncoder().encode(text) };
}
