import { redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { Transaction, type ChangeSpec } from '@codemirror/state';
import type { Checked, ShownFinding } from '../questions';
import { longestText, readState, writeState, type State } from './address';
import { createEditor, showFindings, type EditorHost } from './editor';
import { Engine } from './engine';
import type { Example } from './example';
import { Explanation } from './explanation';
import { findingItems, summaryOf, whatDecides } from './findingList';
import { changeBetween, changesOf, offsetOf } from './places';

/** The build puts them here; they are those of the repository. */
declare const EXAMPLES: readonly Example[];

const element = <Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind => {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no element ${id}.`);
  return found;
};

const choice = element('example', HTMLSelectElement);
const summary = element('summary', HTMLElement);
const why = element('why', HTMLElement);
const notice = element('notice', HTMLElement);
const list = element('findings', HTMLElement);
const buttons = {
  fixAll: element('fix-all', HTMLButtonElement),
  undo: element('undo', HTMLButtonElement),
  redo: element('redo', HTMLButtonElement),
  copy: element('copy', HTMLButtonElement),
};
const explanation = new Explanation(element('explanation', HTMLElement));

const engine = new Engine('worker.js', () => {
  summary.textContent =
    'The program that checks documents could not be loaded. Open this page from a web server, not as a file.';
});

const host: EditorHost = {
  hover: (text, position) => engine.ask('hover', text, position),
  complete: (text, position) => engine.ask('complete', text, position),
  notes: (text, position, label) => engine.ask('notes', text, position, label),
  apply: (finding, fix) => applyFix(finding, fix),
  showFixes: () => focusFixes(),
  changed: () => {
    say('');
    void update();
  },
};
const view = createEditor(element('editor', HTMLElement), host);

/** The text that was checked last, and what was found in it. */
let checked: { readonly text: string; readonly result: Checked } | undefined;

/** A sentence about what has just happened. */
function say(sentence: string): void {
  notice.textContent = sentence;
}

const currentText = (): string => view.state.doc.toString();

/** The example that the text is, unchanged. */
const currentExample = (text: string): Example | undefined =>
  EXAMPLES.find((example) => example.text === text);

let isChecking = false;

/** Checks the text, and once more if it has changed meanwhile. */
async function update(): Promise<void> {
  const focused = document.activeElement;
  buttons.undo.disabled = undoDepth(view.state) === 0;
  buttons.redo.disabled = redoDepth(view.state) === 0;
  // A button that is disabled loses the focus, and the keyboard would be nowhere.
  if (focused instanceof HTMLButtonElement && focused.disabled) view.focus();
  if (isChecking) return;
  isChecking = true;
  try {
    for (let text = currentText(); checked?.text !== text; text = currentText()) {
      const result = await engine.ask('check', text);
      checked = { text, result };
      if (text === currentText()) show(text, result);
    }
  } catch (error) {
    say(`The document could not be checked: ${String(error)}`);
  } finally {
    isChecking = false;
  }
}

function show(text: string, result: Checked): void {
  showFindings(view, result.findings, host);
  list.replaceChildren(...findingItems(result.findings, { goTo, apply: applyFix }));
  summary.textContent = summaryOf(text, result);
  why.replaceChildren(...whatDecides(text, result));
  buttons.fixAll.disabled = !result.isFixable;
  buttons.fixAll.title = result.isFixable
    ? 'Apply all fixes whose result is certain'
    : 'No fix here has a certain result';
  choice.value = currentExample(text)?.id ?? '';
  clearTimeout(timer);
  timer = setTimeout(() => void settle(text), text === given ? 0 : quietInMilliseconds);
}

/**
 * A moment without changes, after which the explanation and the address follow the text. To explain takes longer than to
 * check, and browsers refuse to change the address often.
 */
const quietInMilliseconds = 300;

let timer: ReturnType<typeof setTimeout> | undefined;

async function settle(text: string): Promise<void> {
  if (text !== currentText()) return;
  void keepInAddress(text);
  try {
    const html = await engine.ask('explain', text);
    if (text === currentText()) explanation.show(html);
  } catch (error) {
    say(`The document could not be explained: ${String(error)}`);
  }
}

/** Writes the text into the address, and tells whether it is there. */
async function keepInAddress(text: string): Promise<boolean> {
  const example = currentExample(text);
  const state: State = example === undefined ? { text } : { example: example.id };
  const written = await writeState(state);
  if (text !== currentText()) return false;
  const kept = written === undefined && text.length <= longestText ? text : null;
  if (written === undefined)
    say(
      kept === null
        ? 'The document is too long for a URL, so it is lost when you close or reload this page.'
        : 'The document is too long for a URL, so you cannot share it as a link.',
    );
  const hash = written === undefined ? '' : `#${written}`;
  if (location.hash !== hash || kept !== null) history.replaceState(kept, '', addressWith(hash));
  return written !== undefined;
}

const addressWith = (hash: string): string => location.pathname + location.search + hash;

/** Changes the text, in a step of its own that can be undone. */
function change(changes: ChangeSpec, title: string): void {
  view.dispatch({ changes, userEvent: 'input.fix', scrollIntoView: true });
  view.focus();
  say(title);
}

function applyFix(finding: ShownFinding, fix: ShownFinding['fixes'][number]): void {
  // In another text, the edits would be at other places. Its own findings are about to be shown.
  if (checked?.text !== currentText()) return;
  const { doc } = view.state;
  view.dispatch({ selection: { anchor: offsetOf(doc, finding.start) } });
  change(changesOf(doc, fix.edits), `Applied: ${fix.title}`);
}

async function fixAll(): Promise<void> {
  const before = currentText();
  const { text, count } = await engine.ask('fix', before);
  if (count > 0 && currentText() === before)
    change(changeBetween(before, text), count === 1 ? '1 fix was applied.' : `${count} fixes were applied.`);
}

function goTo({ start, end }: ShownFinding): void {
  const { doc } = view.state;
  const selection = { anchor: offsetOf(doc, start), head: offsetOf(doc, end) };
  view.dispatch({ selection, scrollIntoView: true });
  view.focus();
}

/** Leads the keyboard to the fixes of the finding at the cursor, or else to the first fix. */
function focusFixes(): void {
  const { doc, selection } = view.state;
  const { head } = selection.main;
  const line = doc.lineAt(head).number - 1;
  const findings = checked?.result.findings ?? [];
  const index = findings.findIndex(({ start, end }) => start.line <= line && line <= end.line);
  const target = list.children[index]?.querySelector('button.fix') ?? list.querySelector('button.fix');
  if (target instanceof HTMLElement) target.focus();
  else say('There are no quick fixes.');
}

/** The text that was put into the editor as a whole. */
let given: string | undefined;

/** @param isFirst whether the text is the one that the page begins with, behind which Undo does not go */
function setText(text: string, isFirst = false): void {
  given = text;
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: text },
    selection: { anchor: 0 },
    scrollIntoView: true,
    annotations: Transaction.addToHistory.of(!isFirst),
  });
}

/** Shows an example. It has an entry of its own in the history of the tab, so that Back leads to the text of before. */
async function choose({ id, text }: Example): Promise<void> {
  await keepInAddress(currentText());
  history.pushState(null, '', addressWith(`#${await writeState({ example: id })}`));
  setText(text);
}

/** Shows what the address says, or else the first example. */
async function followAddress(isFirst = false): Promise<void> {
  const ids = EXAMPLES.map(({ id }) => id);
  // A text that is too long for the address is in the history of the tab alone.
  const kept: unknown = history.state;
  const { state, ...rest } =
    typeof kept === 'string' ? { state: { text: kept } } : await readState(location.hash, ids);
  const problem = 'problem' in rest ? rest.problem : undefined;
  const text =
    state !== undefined && 'text' in state
      ? state.text
      : EXAMPLES.find(({ id }) => id === (state?.example ?? ids[0]))?.text;
  if (isFirst || text !== currentText()) setText(text ?? '', isFirst);
  void update();
  if (problem !== undefined) say(`${problem} The first example is shown instead.`);
}

async function copyAddress(): Promise<void> {
  if (!(await keepInAddress(currentText()))) return;
  try {
    await navigator.clipboard.writeText(location.href);
    say('The link is in the clipboard.');
  } catch {
    say('The browser does not allow this. Copy the URL of this page instead.');
  }
}

choice.append(
  ...EXAMPLES.map(({ id, title }) => {
    const option = document.createElement('option');
    option.value = id;
    option.textContent = title;
    return option;
  }),
);
choice.addEventListener('change', () => {
  const example = EXAMPLES.find(({ id }) => id === choice.value);
  if (example !== undefined) void choose(example);
});
buttons.undo.addEventListener('click', () => undo(view));
buttons.redo.addEventListener('click', () => redo(view));
buttons.fixAll.addEventListener('click', () => void fixAll());
buttons.copy.addEventListener('click', () => void copyAddress());
list.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') view.focus();
});
// What is said covers something, so it goes when the page is used again.
window.addEventListener('pointerdown', () => say(''));
window.addEventListener('popstate', () => void followAddress());
void followAddress(true);
