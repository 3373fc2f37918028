/** How much one step changes the size. */
const step = 1.25;

const smallest = 0.1;
const largest = 4;

/** Below this size nobody reads the picture, so it begins larger and is scrolled. */
const smallestReadable = 0.85;

/** A picture that was seen as a whole stays so down to this size when the window gets smaller: an editor opened beside it. */
const smallestWhole = 0.5;

/** How far a key with Shift moves the picture, in pixels. */
const panStep = 80;

/** A pointer that moves less while it is pressed clicks. */
const dragFrom = 4;

/** Between a node that was moved into view and the edge, in pixels. */
const revealMargin = 24;

/** The part of the page in which a picture is zoomed and moved. It scrolls as everything does, with the mouse or by touch. */
export class Viewport {
  readonly #element: HTMLElement;
  readonly #onDidZoom: (scale: number) => void;
  readonly #onDidFitAgain: () => void;
  #scale = 1;
  /** The size of the picture before it is zoomed, in pixels. */
  #size = { width: 0, height: 0 };
  /** Whether the size of the picture is the one that fits, and not one that somebody chose. */
  #isFitted = false;
  /** Whether the whole picture was seen when it was fitted by somebody, or when it began. */
  #wasWhole = false;
  #wasDragged = false;

  /** @param onDidFitAgain called after the size of the picture has followed that of the window */
  constructor(element: HTMLElement, onDidZoom: (scale: number) => void, onDidFitAgain: () => void) {
    this.#element = element;
    this.#onDidZoom = onDidZoom;
    this.#onDidFitAgain = onDidFitAgain;
    element.addEventListener('wheel', (event) => this.#zoomByWheel(event), { passive: false });
    element.addEventListener('pointerdown', (event) => this.#beginDrag(event));
    new ResizeObserver(() => {
      if (this.#isFitted) this.#fitAgain();
    }).observe(element);
  }

  /** Whether the last press of the pointer has moved the picture. */
  get wasDragged(): boolean {
    return this.#wasDragged;
  }

  /**
   * Shows a picture.
   * @param scale its size as it was before; undefined for one that begins anew
   */
  show(svg: string, scale: number | undefined): void {
    const { scrollLeft, scrollTop } = this.#element;
    this.#element.innerHTML = svg;
    const picture = this.#picture;
    this.#size = {
      width: Number(picture?.getAttribute('width') ?? 0),
      height: Number(picture?.getAttribute('height') ?? 0),
    };
    if (scale === undefined) {
      this.#wasWhole = this.#fittingScale >= smallestReadable;
      this.#fitDownTo(smallestReadable);
    } else {
      const wasFitted = this.#isFitted;
      this.#zoom(scale);
      this.#isFitted = wasFitted;
      this.#element.scrollTo(scrollLeft, scrollTop);
    }
  }

  zoomIn(): void {
    this.#zoom(this.#scale * step);
  }

  zoomOut(): void {
    this.#zoom(this.#scale / step);
  }

  /** Shows the whole picture, no larger than it is drawn. */
  fit(): void {
    this.#wasWhole = true;
    this.#fitDownTo(0);
  }

  /** The same, but no smaller than this. It stays so when the window gets another size, until somebody zooms. */
  #fitDownTo(least: number): void {
    this.#zoom(Math.max(least, this.#fittingScale));
    this.#isFitted = true;
  }

  #fitAgain(): void {
    this.#fitDownTo(this.#wasWhole ? smallestWhole : smallestReadable);
    this.#onDidFitAgain();
  }

  /** Handles a key that zooms or moves the picture; tells whether it was one. */
  handleKey({ key, shiftKey }: KeyboardEvent): boolean {
    const move = shiftKey ? moves[key] : undefined;
    if (key === '+' || key === '=') this.zoomIn();
    else if (key === '-' || key === '_') this.zoomOut();
    else if (key === '0') this.fit();
    else if (move !== undefined) this.#element.scrollBy(move[0] * panStep, move[1] * panStep);
    else return false;
    return true;
  }

  /** Moves the picture as little as shows a node. */
  reveal(node: Element): void {
    const own = node.getBoundingClientRect();
    const all = this.#element.getBoundingClientRect();
    this.#element.scrollBy(
      overhang(own.left, own.right, all.left + revealMargin, all.right - revealMargin),
      overhang(own.top, own.bottom, all.top + revealMargin, all.bottom - revealMargin),
    );
  }

  /** Moves the picture so that a node is in the middle, as far as there is something to scroll. */
  center(node: Element): void {
    const own = node.getBoundingClientRect();
    const all = this.#element.getBoundingClientRect();
    this.#element.scrollBy(
      own.left + own.width / 2 - all.left - all.width / 2,
      own.top + own.height / 2 - all.top - all.height / 2,
    );
  }

  get #picture(): SVGSVGElement | null {
    return this.#element.querySelector('svg');
  }

  get #fittingScale(): number {
    const { clientWidth, clientHeight } = this.#element;
    const { width, height } = this.#size;
    return width === 0 || height === 0 ? 1 : Math.min(1, clientWidth / width, clientHeight / height);
  }

  /**
   * Zooms so that what is at one place stays there.
   * @param x from the left of the window, in pixels; the middle without it
   */
  #zoom(wanted: number, x?: number, y?: number): void {
    const picture = this.#picture;
    if (picture === null) return;
    this.#isFitted = false;
    const scale = Math.min(largest, Math.max(smallest, wanted));
    const all = this.#element.getBoundingClientRect();
    const [left, top] = [x ?? all.left + all.width / 2, y ?? all.top + all.height / 2];
    const before = picture.getBoundingClientRect();
    const [right, down] = [(left - before.left) / this.#scale, (top - before.top) / this.#scale];
    this.#scale = scale;
    picture.style.width = `${this.#size.width * scale}px`;
    picture.style.height = `${this.#size.height * scale}px`;
    const after = picture.getBoundingClientRect();
    this.#element.scrollBy(after.left + right * scale - left, after.top + down * scale - top);
    this.#onDidZoom(scale);
  }

  #zoomByWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.#zoom(this.#scale * Math.exp(-event.deltaY / 400), event.clientX, event.clientY);
  }

  #beginDrag(start: PointerEvent): void {
    this.#wasDragged = false;
    if (start.button !== 0 || start.pointerType === 'touch') return;
    const element = this.#element;
    const { scrollLeft, scrollTop } = element;
    const move = (event: PointerEvent): void => {
      const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
      if (!this.#wasDragged && Math.hypot(x, y) < dragFrom) return;
      if (!this.#wasDragged) element.setPointerCapture(start.pointerId);
      this.#wasDragged = true;
      element.classList.add('dragged');
      element.scrollTo(scrollLeft - x, scrollTop - y);
    };
    const end = (): void => {
      element.removeEventListener('pointermove', move);
      element.classList.remove('dragged');
    };
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', end, { once: true });
    element.addEventListener('pointercancel', end, { once: true });
  }
}

const moves: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far something is outside of a range, negative before it; what is larger than the range begins where it begins. */
function overhang(start: number, end: number, from: number, to: number): number {
  if (start < from || end - start > to - from) return start - from;
  return Math.max(0, end - to);
}
