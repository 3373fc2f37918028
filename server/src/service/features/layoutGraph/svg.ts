import { escapeXml } from '#schemas/xml';
import { grouped } from '#schemas/prose';
import { isAbout, type LayoutGraph, type LayoutGraphEdge, type LayoutGraphNode } from './graph';
import { icons } from './icons';
import { placeBoxes, type PlacedBox, type Point } from './placement';
import { descriptionSize, labelSize, styleOfFile, styleOfPage } from './style';
import { fitted, textWidth } from './textWidth';
import { problemsInWords, wordsForGraph, wordsForNodes } from './words';

/**
 * Where a picture is shown: in a file of its own, with its colors; or in a page, which gives the colors and lets people go
 * from node to node.
 */
export type PictureForm = 'file' | 'page';

const cardHeight = 46;
const narrowest = 130;
const widest = 330;
/** From the left edge of a card to its text, which is beside the icon. */
const textLeft = 36;
const textRight = 12;
/** How much wider semibold text is than text of the same size. */
const boldness = 1.08;
/** Between the graph and the edge of the picture. */
const margin = 24;
const noteHeight = 30;
/** How far the sheets of a stack are apart. */
const sheetStep = 3;

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
  const summary = escapeXml(`Image layout ${graph.name}: ${wordsForGraph(graph)}`);
  const neighbors = neighborsOf(graph, boxes);
  const lines = edges.map((edge, number) => lineOf(edge, boxes, bends[number] ?? [], edges, form));
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
    drawLegend(notes, size.height),
    '</svg>',
    '',
  ]
    .filter((line, index, all) => line !== '' || index === all.length - 1)
    .join('\n');
}

function sizeOf(node: LayoutGraphNode): { width: number; height: number; column: number } {
  const text = Math.max(
    textWidth(node.label) * boldness * labelSize + badgeWidth(node),
    textWidth(node.description) * descriptionSize,
  );
  return {
    width: Math.ceil(Math.min(widest, Math.max(narrowest, textLeft + text + textRight))),
    height: cardHeight,
    // What nothing leads to is beside what the index leads to.
    column: node.path === 'index.json' ? 0 : 1,
  };
}

/** How a card is drawn besides its content. */
interface CardContext {
  readonly words: string;
  readonly form: PictureForm;
  readonly neighbors: string;
}

function card(node: LayoutGraphNode, box: PlacedBox, { words, form, neighbors }: CardContext): string {
  const { errors, warnings, label, description, details, key, role } = node;
  const classes = [
    'node',
    role,
    ...(node.isPresent ? [] : ['missing']),
    ...(errors > 0 ? ['error'] : warnings > 0 ? ['warning'] : []),
  ];
  const widestText = box.width - textLeft - textRight;
  const problems = problemsInWords(node);
  const tooltip = [`${label} · ${description}`, ...details, ...(problems === '' ? [] : [problems])];
  const forPeople =
    form === 'file'
      ? ''
      : ` role="treeitem" tabindex="-1" aria-label="${escapeXml(words)}" aria-level="${box.column + 1}"` +
        ` data-key="${escapeXml(key)}" ${neighbors}`;
  return [
    `<g class="${classes.join(' ')}" transform="translate(${box.x} ${box.y})"${forPeople}>`,
    `<title>${tooltip.map((line) => escapeXml(line)).join('\n')}</title>`,
    ...(node.blobs > 1 ? [2, 1].map((step) => frame('sheet', box.width, step * sheetStep)) : []),
    frame('card', box.width, 0),
    `<path class="icon" transform="translate(11 15)" d="${icons[role]}"/>`,
    text('label', 20, fitted(label, (widestText - badgeWidth(node)) / labelSize / boldness)),
    text('description', 36, fitted(description, widestText / descriptionSize)),
    badge(node, box.width),
    '</g>',
  ]
    .filter((line) => line !== '')
    .join('');
}

function frame(name: string, width: number, shift: number): string {
  return `<rect class="${name}" x="${shift}" y="${shift}" width="${width}" height="${cardHeight}" rx="6"/>`;
}

function text(name: string, y: number, content: string): string {
  return `<text class="${name}" x="${textLeft}" y="${y}">${escapeXml(content)}</text>`;
}

/** An error is a circle with a cross, and a warning a triangle, so that nobody needs to tell colors apart. */
function badge(node: LayoutGraphNode, width: number): string {
  const { errors, warnings } = node;
  if (errors + warnings === 0) return '';
  const left = Math.round(width - badgeWidth(node)) - 4;
  const [shape, sign] = errors > 0 ? errorBadge : warningBadge;
  return (
    `<path class="badge" transform="translate(${left} 9)" d="${shape}"/>` +
    `<path class="sign" transform="translate(${left} 9)" d="${sign}"/>` +
    `<text class="count" x="${left + 18}" y="20">${grouped(errors + warnings)}</text>`
  );
}

const errorBadge = ['M7 0A7 7 0 1 0 7 14 7 7 0 1 0 7 0Z', 'M4.5 4.5 9.5 9.5M9.5 4.5 4.5 9.5'] as const;
const warningBadge = ['M7 0 14 13H0Z', 'M7 4.5V8.5M7 10.7V10.8'] as const;

function badgeWidth({ errors, warnings }: LayoutGraphNode): number {
  return errors + warnings === 0 ? 0 : 26 + textWidth(grouped(errors + warnings)) * descriptionSize;
}

/** How far apart the lines are that end at the bottom of one card. */
const aboutStep = 12;

function lineOf(
  edge: LayoutGraphEdge,
  boxes: readonly PlacedBox[],
  bends: readonly Point[],
  edges: readonly LayoutGraphEdge[],
  form: PictureForm,
): string {
  const from = boxes[edge.from];
  const to = boxes[edge.to];
  if (from === undefined || to === undefined) return '';
  const ends = form === 'file' ? '' : ` data-from="${edge.from}" data-to="${edge.to}"`;
  if (!isAbout(edge)) {
    const end = { x: to.x, y: middleOf(to) };
    return `<path class="edge"${ends} d="${curve([{ x: from.x + from.width, y: middleOf(from) }, ...bends, end])}"/>`;
  }
  if (from.column === to.column && from.y > to.y) {
    // Lines of several statements about one thing are beside each other, so that they do not look like a chain.
    const place = edges.filter((other) => isAbout(other) && other.to === edge.to).indexOf(edge);
    const x = to.x + 18 + ((place * aboutStep) % Math.max(aboutStep, to.width - 36));
    const bottom = to.y + to.height;
    return (
      `<path class="edge about"${ends} d="M${x} ${from.y}V${bottom + 6}"/>` +
      `<path class="head about"${ends} d="M${x} ${bottom + 1}l4 7h-8Z"/>`
    );
  }
  const start = { x: from.x, y: middleOf(from) - 8 };
  const end = { x: to.x + to.width, y: middleOf(to) + 8 };
  return (
    `<path class="edge about"${ends} d="${curve([start, { x: end.x + 6, y: end.y }])}"/>` +
    `<path class="head about"${ends} d="M${end.x + 1} ${end.y}l7 4v-8Z"/>`
  );
}

function middleOf({ y, height }: PlacedBox): number {
  return y + height / 2;
}

/** A line that falls by less looks as if it were meant to be straight. */
const straightWithin = 2;

/** A line through places, in pairs: it bends before and after each pair, and is straight within it. */
function curve(places: readonly Point[]): string {
  const [first = { x: 0, y: 0 }, ...others] = places;
  let path = `M${first.x} ${first.y}`;
  let last = first;
  for (const [index, place] of others.entries()) {
    const middle = (last.x + place.x) / 2;
    const isStraight = index % 2 === 1 || Math.abs(place.y - last.y) <= straightWithin;
    path += isStraight
      ? `L${place.x} ${place.y}`
      : `C${middle} ${last.y} ${middle} ${place.y} ${place.x} ${place.y}`;
    last = place;
  }
  return path;
}

/**
 * For the keys of a page, by numbers of nodes: what leads to a node, what it leads to, and the nodes above and below it. What
 * is about a node is below it.
 */
function neighborsOf({ edges }: LayoutGraph, boxes: readonly PlacedBox[]): readonly string[] {
  const parents: number[][] = boxes.map(() => []);
  const children: number[][] = boxes.map(() => []);
  for (const edge of edges) {
    if (isAbout(edge)) continue;
    children[edge.from]?.push(edge.to);
    parents[edge.to]?.push(edge.from);
  }
  const columns: number[][] = [];
  for (const [number, { column, row }] of boxes.entries()) (columns[column] ??= [])[row] = number;
  const fromTop = (numbers: readonly number[]): readonly number[] =>
    numbers.toSorted((a, b) => (boxes[a]?.y ?? 0) - (boxes[b]?.y ?? 0));
  return boxes.map(({ column, row }, number) => {
    const own = columns[column] ?? [];
    return (
      `data-left="${fromTop(parents[number] ?? []).join(' ')}" ` +
      `data-right="${fromTop(children[number] ?? []).join(' ')}" ` +
      `data-up="${own[row - 1] ?? ''}" data-down="${own[row + 1] ?? ''}"`
    );
  });
}

/** One explanation below the picture: a sign, and what it means. */
interface Note {
  readonly sign: string;
  readonly words: string;
  readonly width: number;
}

const signWidth = 34;

/** Explains what is not plain, as far as it is in the picture. */
function legend(graph: LayoutGraph): readonly Note[] {
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

function drawLegend(notes: readonly Note[], height: number): string {
  let x = margin;
  return notes
    .map(({ sign, words, width }) => {
      const drawn =
        `<g transform="translate(${Math.round(x)} ${height - margin / 2 - 4})" aria-hidden="true">${sign}` +
        `<text class="note" x="${sign === '' ? 0 : signWidth}" y="0">${escapeXml(words)}</text></g>`;
      x += width;
      return drawn;
    })
    .join('\n');
}
