import { escapeXml } from '#schemas/xml';
import { card, sizeOf } from './card';
import { isAbout, type LayoutGraph, type PictureForm } from './graph';
import { drawLegend, legend } from './legend';
import { lineOf } from './line';
import { neighborsOf } from './neighbors';
import { placeBoxes } from './placement';
import { styleOfFile, styleOfPage } from './style';
import { wordsForGraph, wordsForNodes } from './words';

/** Between the graph and the edge of the picture. */
const margin = 24;
const noteHeight = 30;

/**
 * A picture of a graph as SVG, which loads nothing and runs nothing. All text in it that may come from a document is escaped.
 */
export function drawGraph(graph: LayoutGraph, form: PictureForm): string {
  const { nodes, edges } = graph;
  const links = edges.map((edge) => ({ ...edge, isAbout: isAbout(edge) }));
  const { boxes, bends, width, height } = placeBoxes(nodes.map(sizeOf), links);
  const words = wordsForNodes(graph);
  const notes = legend(graph);
  const notesWidth = notes.reduce((sum, { width: own }) => sum + own, 0);
  const size = {
    width: Math.ceil(Math.max(width, notesWidth) + 2 * margin),
    height: Math.ceil(height + 2 * margin + (notes.length === 0 ? 0 : noteHeight)),
  };
  const summary = escapeXml(`Image layout "${graph.name}": ${wordsForGraph(graph)}`);
  const neighbors = neighborsOf(graph, boxes);
  const lines = edges.map((edge, number) => lineOf(edge, bends[number] ?? [], { boxes, edges, form }));
  const cards = nodes.map((node, number) => {
    const box = boxes[number];
    return box === undefined
      ? ''
      : card(node, box, { words: words[number] ?? '', form, neighbors: neighbors[number] ?? '' });
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="graph" width="${size.width}" height="${size.height}" ` +
      `viewBox="0 0 ${size.width} ${size.height}" ` +
      (form === 'file'
        ? `role="img" aria-label="${summary}">`
        : `role="tree" aria-label="${summary}" aria-roledescription="graph">`),
    ...(form === 'file' ? [`<title>${summary}</title>`] : []),
    `<style>\n${form === 'file' ? styleOfFile() : styleOfPage()}</style>`,
    ...(form === 'file' ? [`<rect class="background" width="100%" height="100%"/>`] : []),
    `<g role="presentation" transform="translate(${margin} ${margin})">`,
    '<g aria-hidden="true">',
    ...lines,
    '</g>',
    ...cards,
    '</g>',
    drawLegend(notes, margin, size.height - margin / 2 - 4),
    '</svg>',
    '',
  ]
    .filter((line, index, all) => line !== '' || index === all.length - 1)
    .join('\n');
}
