import type { FromPage, ToPage } from '../graphMessages';
import { moveByKeys } from './keys';
import { Viewport } from './viewport';

/** What VS Code keeps while the tab of the page is hidden. */
interface PageState {
  readonly view?: string;
  readonly scale?: number;
  readonly key?: string;
}

interface VsCodeApi {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const host = acquireVsCodeApi();
let state: PageState = host.getState() ?? {};

function keep(change: PageState): void {
  state = { ...state, ...change };
  host.setState(state);
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element ${id}.`);
  return found;
}

const viewport = new Viewport(
  element('viewport'),
  (scale) => keep({ scale }),
  () => {
    if (current !== undefined) viewport.reveal(current);
  },
);

/** Whether the page has shown a picture since it was loaded. */
let hasShown = false;

/** The node that Tab leads to, and that the keys move from. */
let current: SVGGElement | undefined;

function nodes(): SVGGElement[] {
  return [...document.querySelectorAll<SVGGElement>('#viewport .node')];
}

/** Makes a node the one that Tab leads to, and shows where its lines go. */
function choose(node: SVGGElement): void {
  current?.setAttribute('tabindex', '-1');
  current = node;
  node.setAttribute('tabindex', '0');
  const number = String(nodes().indexOf(node));
  for (const line of document.querySelectorAll<SVGElement>('#viewport [data-from]'))
    line.classList.toggle('lit', line.dataset['from'] === number || line.dataset['to'] === number);
  const { key } = node.dataset;
  if (key !== undefined) keep({ key });
}

function activate(node: SVGGElement): void {
  const { key } = node.dataset;
  if (key !== undefined) host.postMessage({ type: 'activate', key });
}

/** Shows a picture. Zoom, place and focus stay where it is the same part of a layout that has changed. */
function show({ svg, view, first, isPart }: ToPage): void {
  const isSame = state.view === view;
  // An element of a page stays its active one when the focus goes to an editor, which must keep it.
  const hadFocus = document.hasFocus() && element('viewport').contains(document.activeElement);
  const key = isSame ? state.key : (first ?? undefined);
  element('whole').hidden = !isPart;
  element('save').hidden = svg === null;
  viewport.show(svg ?? '<p>There is no image layout here.</p>', isSame ? state.scale : undefined);
  const picture = document.querySelector('#viewport > svg');
  element('summary').textContent = picture?.getAttribute('aria-label') ?? '';
  current = undefined;
  const all = nodes();
  const node = all.find((each) => each.dataset['key'] === key) ?? all[0];
  keep({ view });
  if (node === undefined) return;
  choose(node);
  if (hadFocus) node.focus({ preventScroll: true });
  // Around the part that is looked at there is something on both sides.
  if (!isSame && isPart) viewport.center(node);
  else if (!isSame || !hasShown) viewport.reveal(node);
  hasShown = true;
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => show(data));

document.addEventListener('focusin', ({ target }) => {
  const node = nodeAt(target);
  if (node !== undefined) choose(node);
});

element('viewport').addEventListener('click', ({ target }) => {
  const node = nodeAt(target);
  if (node !== undefined && !viewport.wasDragged) activate(node);
});

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (viewport.handleKey(event)) {
    event.preventDefault();
    return;
  }
  const node = nodeAt(event.target);
  if (node === undefined) return;
  if (event.key === 'Enter' || event.key === ' ') activate(node);
  else {
    const next = moveByKeys(nodes(), node, event.key);
    if (next === undefined) return;
    next.focus({ preventScroll: true });
    viewport.reveal(next);
  }
  event.preventDefault();
});

element('zoom-in').addEventListener('click', () => viewport.zoomIn());
element('zoom-out').addEventListener('click', () => viewport.zoomOut());
element('fit').addEventListener('click', () => viewport.fit());
element('save').addEventListener('click', () => host.postMessage({ type: 'save' }));
element('whole').addEventListener('click', () => host.postMessage({ type: 'showWhole' }));

host.postMessage({ type: 'ready' });

function nodeAt(target: EventTarget | null): SVGGElement | undefined {
  return (target instanceof Element && target.closest<SVGGElement>('.node')) || undefined;
}
