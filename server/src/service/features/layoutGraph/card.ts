import { grouped } from '#schemas/prose';
import { escapeXml } from '#schemas/xml';
import { indexFile } from '#service/layout/layout';
import type { LayoutGraphNode, PictureForm } from './graph';
import { icons } from './icons';
import type { BoxSize, PlacedBox } from './placement';
import { descriptionSize, labelSize } from './style';
import { fitted, textWidth } from './textWidth';
import { problemsInWords } from './words';

const cardHeight = 46;
const narrowest = 130;
const widest = 330;
/** From the left edge of a card to its text, which is beside the icon. */
const textLeft = 36;
const textRight = 12;
/** How much wider semibold text is than text of the same size. */
const boldness = 1.08;
/** How far the sheets of a stack are apart. */
const sheetStep = 3;

/** The size of the card of a node, in which its text has room unless it is very long. */
export function sizeOf(node: LayoutGraphNode): BoxSize {
  const text = Math.max(
    textWidth(node.label) * boldness * labelSize + badgeWidth(node),
    textWidth(node.description) * descriptionSize,
  );
  return {
    width: Math.ceil(Math.min(widest, Math.max(narrowest, textLeft + text + textRight))),
    height: cardHeight,
    // What nothing leads to is beside what the index leads to.
    column: node.path === indexFile ? 0 : 1,
  };
}

/** What a card has besides its content. */
interface CardContext {
  /** What a screen reader says of it. */
  readonly words: string;
  readonly form: PictureForm;
  /** The attributes that tell where the keys of a page lead. */
  readonly neighbors: string;
}

/** A node as a card with an icon, a name, a description, and a sign where something is wrong. */
export function card(node: LayoutGraphNode, box: PlacedBox, { words, form, neighbors }: CardContext): string {
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
