import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const squiggle = (color: string): Record<string, string> => ({
  backgroundImage: 'none',
  paddingBottom: '0',
  textDecoration: `wavy underline 1px ${color}`,
  textDecorationSkipInk: 'none',
  textUnderlineOffset: '3px',
});

/** The colors are those of the page, light or dark. */
const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--background)', fontSize: '13px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--text)', padding: '10px 0' },
  '.cm-line': { padding: '0 4px' },
  '.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--selection)',
  },
  '.cm-gutters': { color: 'var(--muted)', backgroundColor: 'var(--background)', border: 'none' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--border)',
  },
  '.cm-lintRange-error': squiggle('var(--error)'),
  '.cm-lintRange-warning': squiggle('var(--warning-line)'),
  '.cm-lintRange-info': squiggle('var(--information)'),
  '.cm-lintRange-hint': squiggle('var(--muted)'),
  '.cm-lintRange-active': { backgroundColor: 'var(--selection)' },
  // The notes beside a list of completions are inside of it, so only they and hovers scroll.
  '.cm-tooltip-hover, .cm-tooltip.cm-completionInfo': { overflow: 'auto', maxHeight: '85vh' },
  '.cm-tooltip': {
    maxWidth: 'min(560px, 100vw - 12px)',
    color: 'var(--text)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--border)',
    borderRadius: '6px',
    boxShadow: '0 4px 14px rgb(0 0 0 / 25%)',
  },
  '.cm-tooltip-section:not(:first-child)': { borderTop: '1px solid var(--border)' },
  '.prose': { padding: '4px 12px', fontSize: '13px', lineHeight: '1.5' },
  '.prose p, .prose ul': { margin: '6px 0' },
  '.prose ul': { paddingLeft: '18px' },
  '.prose a': { color: 'var(--link)' },
  '.prose code': { fontFamily: 'var(--mono)', overflowWrap: 'anywhere' },
  '.cm-diagnostic': { padding: '6px 12px', fontSize: '13px', lineHeight: '1.5', borderLeft: '4px solid' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--error)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning-line)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--information)' },
  '.cm-diagnostic-hint': { borderLeftColor: 'var(--muted)' },
  '.cm-diagnosticSource': { color: 'var(--muted)', opacity: '1', fontSize: '12px' },
  '.cm-diagnosticAction': {
    display: 'block',
    margin: '6px 0 2px',
    padding: '3px 10px',
    color: 'var(--on-accent)',
    backgroundColor: 'var(--accent)',
    borderRadius: '5px',
    fontSize: '13px',
    textAlign: 'left',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxWidth: 'min(460px, 100vw - 14px)',
    maxHeight: 'min(18em, 34vh)',
    fontFamily: 'var(--mono)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { color: 'var(--on-accent)', background: 'var(--accent)' },
  '.cm-completionDetail': { fontFamily: 'var(--sans)', fontStyle: 'normal', opacity: '0.8' },
  '.cm-tooltip.cm-completionInfo': { padding: '0', whiteSpace: 'normal' },
});

const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--json-name)' },
  { tag: tags.string, color: 'var(--json-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--json-number)' },
]);

/** How the editor looks. */
export const appearance: Extension = [theme, syntaxHighlighting(highlighting)];
