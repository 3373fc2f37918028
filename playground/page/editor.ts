import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightSpecialChars,
  hoverTooltip,
  keymap,
  lineNumbers,
  placeholder,
  tooltips,
  type Rect,
  type Tooltip,
} from '@codemirror/view';
import type { ShownCompletion, ShownFinding, ShownHover } from '../questions';
import type { Position } from '../../server/src/library';
import { placeOfNotes } from './placeOfNotes';
import { changesOf, offsetOf, positionOf } from './places';
import { appearance } from './appearance';

/** What the editor asks of the page. */
export interface EditorHost {
  hover(text: string, position: Position): Promise<ShownHover | undefined>;
  complete(text: string, position: Position): Promise<readonly ShownCompletion[]>;
  /** What is to be said about a completion, as HTML. */
  notes(text: string, position: Position, label: string): Promise<string>;
  /** Applies a fix of a finding. */
  apply(finding: ShownFinding, fix: ShownFinding['fixes'][number]): void;
  /** Leads to the fixes of what is at the cursor. */
  showFixes(): void;
  /** The text has changed. */
  changed(): void;
}

/**
 * Makes the editor. It is in a shadow root, where its styles are style sheets of the program; in the page they would be
 * inline styles, which the page does not allow.
 */
export function createEditor(parent: HTMLElement, host: EditorHost): EditorView {
  const root = parent.attachShadow({ mode: 'open' });
  return new EditorView({ parent: root, root, state: EditorState.create({ extensions: extensions(host) }) });
}

function extensions(host: EditorHost): Extension {
  return [
    lineNumbers(),
    lintGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    json(),
    appearance,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': 'OCI document', spellcheck: 'false' }),
    EditorView.updateListener.of(({ docChanged }) => {
      if (docChanged) host.changed();
    }),
    autocompletion({
      override: [(context) => completionsAt(context, host)],
      icons: false,
      positionInfo: placeOfNotes,
    }),
    hoverTooltip((view, offset) => hoverAt(view, offset, host), { hoverTime: 250, hideOnChange: true }),
    tooltips({ tooltipSpace: windowWithMargin }),
    placeholder('Type a letter, or press Ctrl+Space, for templates.'),
    keymap.of([
      // Tab is left to the page, so that the keyboard leads out of the editor.
      { key: 'Mod-.', run: () => (host.showFixes(), true) },
      { key: 'F8', run: nextDiagnostic },
      { key: 'Shift-F8', run: previousDiagnostic },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
  ];
}

const margin = 6;

/** Where hovers and lists may be: in the whole window, but not at its very edge. */
function windowWithMargin(): Rect {
  const { clientWidth, clientHeight } = document.documentElement;
  return { left: margin, top: margin, right: clientWidth - margin, bottom: clientHeight - margin };
}

const severities = { error: 'error', warning: 'warning', information: 'info', hint: 'hint' } as const;

/** Shows findings in the text that they were found in. */
export function showFindings(view: EditorView, findings: readonly ShownFinding[], host: EditorHost): void {
  const { doc } = view.state;
  const diagnostics = findings.map((finding) => ({
    from: offsetOf(doc, finding.start),
    to: offsetOf(doc, finding.end),
    severity: severities[finding.severity],
    source: finding.rule,
    message: finding.message,
    actions: finding.fixes.map((fix) => ({ name: fix.title, apply: () => host.apply(finding, fix) })),
  }));
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

async function hoverAt(view: EditorView, offset: number, host: EditorHost): Promise<Tooltip | null> {
  const { doc } = view.state;
  // While somebody writes, the list of completions has the place.
  if (completionStatus(view.state) !== null) return null;
  const found = await host.hover(doc.toString(), positionOf(doc, offset));
  if (found === undefined || view.state.doc !== doc) return null;
  return {
    pos: offsetOf(doc, found.start),
    end: offsetOf(doc, found.end),
    create: () => ({ dom: proseOf(found.html) }),
  };
}

async function completionsAt(context: CompletionContext, host: EditorHost): Promise<CompletionResult | null> {
  const { doc } = context.state;
  const before = doc.sliceString(Math.max(0, context.pos - 2), context.pos);
  if (!context.explicit && !/(?:["\w./+:-]|: )$/.test(before)) return null;
  const text = doc.toString();
  const position = positionOf(doc, context.pos);
  const found = await host.complete(text, position);
  const [first] = found;
  const edit = first?.edits[0];
  if (edit === undefined || context.aborted) return null;
  return {
    from: Math.min(context.pos, offsetOf(doc, edit.start)),
    options: found.map((completion, index) =>
      optionOf(completion, index, () => host.notes(text, position, completion.label)),
    ),
  };
}

/**
 * @param rank its place among those that fit what was typed equally well, from 0
 * @param notesOn asks for what is to be said about it, as HTML
 */
function optionOf(
  { label, detail, filter, edits }: ShownCompletion,
  rank: number,
  notesOn: () => Promise<string>,
): Completion {
  return {
    label: filter,
    displayLabel: label,
    detail,
    sortText: String(rank).padStart(6, '0'),
    info: async () => proseOf(await notesOn()),
    apply(view) {
      const changes = view.state.changes(changesOf(view.state.doc, edits));
      const end = edits[0] === undefined ? 0 : offsetOf(view.state.doc, edits[0].end);
      view.dispatch({ changes, selection: { anchor: changes.mapPos(end, 1) }, userEvent: 'input.complete' });
    },
  };
}

/** HTML of the worker, which is rendered from Markdown and has no scripts. */
function proseOf(html: string): HTMLElement {
  const prose = document.createElement('div');
  prose.className = 'prose';
  prose.innerHTML = html;
  return prose;
}
