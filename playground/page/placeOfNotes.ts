import type { EditorView, Rect } from '@codemirror/view';

/** The widest that notes are, and the least room in which they can be read, in pixels. */
const widest = 400;
const leastWidth = 220;
const leastHeight = 60;

/**
 * Where the notes on a completion are: beside the list of completions, or where there is no room, on the side of it that is away
 * from the line with the cursor. They cover neither the list nor what is being written, and are absent where that is not possible.
 */
export function placeOfNotes(
  view: EditorView,
  list: Rect,
  _option: Rect,
  _notes: Rect,
  space: Rect,
): { readonly style: string } {
  const beside = space.right - list.right;
  if (beside >= leastWidth) {
    const size = `max-width: ${Math.min(widest, beside)}px; max-height: ${space.bottom - list.top}px`;
    return { style: `left: 100%; top: 0; ${size}` };
  }
  const cursor = view.coordsAtPos(view.state.selection.main.head);
  const isBelow = cursor === null || list.top >= cursor.top;
  const room = isBelow ? space.bottom - list.bottom : list.top - space.top;
  if (room < leastHeight) return { style: 'display: none' };
  const size = `max-width: ${list.right - list.left}px; max-height: ${room}px`;
  return { style: `left: 0; ${isBelow ? 'top' : 'bottom'}: 100%; ${size}` };
}
