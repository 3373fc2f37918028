import { grouped } from '#schemas/prose';
import { escapeXml } from '#schemas/xml';
import { isAbout, type LayoutGraph } from './graph';
import { descriptionSize } from './style';
import { textWidth } from './textWidth';

/** One explanation below the picture: a sign, and what it means. */
export interface Note {
  readonly sign: string;
  readonly words: string;
  readonly width: number;
}

const signWidth = 34;

/** Explains what is not plain, as far as it is in the picture. */
export function legend(graph: LayoutGraph): readonly Note[] {
  const { nodes, edges, blobs, connections } = graph;
  const shown = nodes.reduce((total, node) => total + node.blobs, 0);
  const note = (sign: string, words: string): Note => ({
    sign,
    words,
    width: (sign === '' ? 0 : signWidth) + textWidth(words) * descriptionSize + 18,
  });
  return [
    ...(edges.some(isAbout)
      ? [
          note(
            '<path class="edge about" d="M0 -4H20"/><path class="head about" d="M26 -4l-7 4v-8Z"/>',
            'is about',
          ),
        ]
      : []),
    ...(nodes.some(({ isPresent }) => !isPresent)
      ? [
          note(
            '<g class="missing"><rect class="card" x="0" y="-11" width="26" height="14" rx="4"/></g>',
            'not in the layout',
          ),
        ]
      : []),
    ...(shown < blobs ? [note('', `The picture shows ${grouped(shown)} of ${grouped(blobs)} blobs.`)] : []),
    ...(edges.length < connections
      ? [note('', `It shows ${grouped(edges.length)} of ${grouped(connections)} lines.`)]
      : []),
  ];
}

/** Draws explanations in one row, whose first letter begins at a place. */
export function drawLegend(notes: readonly Note[], left: number, baseline: number): string {
  let x = left;
  return notes
    .map(({ sign, words, width }) => {
      const drawn =
        `<g transform="translate(${Math.round(x)} ${baseline})" aria-hidden="true">${sign}` +
        `<text class="note" x="${sign === '' ? 0 : signWidth}" y="0">${escapeXml(words)}</text></g>`;
      x += width;
      return drawn;
    })
    .join('\n');
}
