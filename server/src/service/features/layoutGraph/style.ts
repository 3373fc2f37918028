/** The colors of a picture, by what they are for. */
export interface Palette {
  readonly background: string;
  readonly card: string;
  readonly border: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly about: string;
  readonly image: string;
  readonly index: string;
  readonly layer: string;
  readonly statement: string;
  readonly error: string;
  readonly warning: string;
  /** The text on the colors of errors and warnings. */
  readonly onBadge: string;
}

const light: Palette = {
  background: '#ffffff',
  card: '#f6f8fa',
  border: '#c4ccd6',
  text: '#1f2328',
  muted: '#57606a',
  line: '#9aa4b0',
  about: '#7048b8',
  image: '#0a62c4',
  index: '#7048b8',
  layer: '#1a7f37',
  statement: '#0f766e',
  error: '#b42318',
  warning: '#8a5300',
  onBadge: '#ffffff',
};

const dark: Palette = {
  background: '#1b1f24',
  card: '#262c34',
  border: '#4a535e',
  text: '#e6e9ed',
  muted: '#a4adb8',
  line: '#6b7683',
  about: '#b79cf0',
  image: '#6cb2ff',
  index: '#b79cf0',
  layer: '#63c174',
  statement: '#4fc3b5',
  error: '#ff8078',
  warning: '#e8b04b',
  onBadge: '#14181d',
};

/** The style of a picture in a file, which is light or dark as the reader’s system is. */
export function styleOfFile(): string {
  return `${rules((name) => light[name])}@media (prefers-color-scheme: dark) {\n${rules((name) => dark[name])}}\n`;
}

/** The style of a picture in a page, which gives the colors as properties such as `--graph-card`. */
export function styleOfPage(): string {
  return rules((name) => `var(--graph-${name})`);
}

const fonts = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** The size of the first and of the second line of a card, in pixels. */
export const labelSize = 13;
export const descriptionSize = 11;

function rules(color: (name: keyof Palette) => string): string {
  const lines: readonly (readonly [selector: string, declarations: string])[] = [
    ['svg.graph', `font-family: var(--graph-font, ${fonts})`],
    ['.background', `fill: ${color('background')}`],
    ['.card, .sheet', `fill: ${color('card')}; stroke: ${color('border')}; stroke-width: 1`],
    [
      '.missing .card, .missing .sheet',
      `fill: ${color('background')}; stroke: ${color('muted')}; stroke-dasharray: 4 3`,
    ],
    ['.error > .card, .error > .sheet', `stroke: ${color('error')}`],
    ['.warning > .card, .warning > .sheet', `stroke: ${color('warning')}`],
    ['.label', `fill: ${color('text')}; font-size: ${labelSize}px; font-weight: 600`],
    ['.description', `fill: ${color('muted')}; font-size: ${descriptionSize}px`],
    [
      '.icon',
      `fill: none; stroke: ${color('muted')}; stroke-width: 1.25; stroke-linejoin: round; stroke-linecap: round`,
    ],
    ['.image .icon', `stroke: ${color('image')}`],
    ['.index .icon', `stroke: ${color('index')}`],
    ['.layer .icon', `stroke: ${color('layer')}`],
    ['.attestation .icon, .referrer .icon', `stroke: ${color('statement')}`],
    ['.edge', `fill: none; stroke: ${color('line')}; stroke-width: 1.25`],
    ['.edge.about', `stroke: ${color('about')}; stroke-dasharray: 4 3`],
    ['.head', `fill: ${color('line')}`],
    ['.head.about', `fill: ${color('about')}`],
    ['.badge', `fill: ${color('warning')}`],
    ['.error > .badge', `fill: ${color('error')}`],
    ['.count', `fill: ${color('warning')}; font-size: ${descriptionSize}px; font-weight: 600`],
    ['.error > .count', `fill: ${color('error')}`],
    ['.sign', `fill: none; stroke: ${color('onBadge')}; stroke-width: 1.5; stroke-linecap: round`],
    ['.note', `fill: ${color('muted')}; font-size: ${descriptionSize}px`],
  ];
  return lines.map(([selector, declarations]) => `${selector} { ${declarations} }\n`).join('');
}
