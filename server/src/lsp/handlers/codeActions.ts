import { CodeActionKind, type CodeAction } from 'vscode-languageserver';
import { documentOfUnresolved, fixAllKind } from '#service';
import { withoutDocumentChanges } from '#lsp/workspaceEdits';
import type { Handler } from './handler';

const refactoringKinds = [CodeActionKind.RefactorRewrite, CodeActionKind.RefactorExtract];

/** `textDocument/codeAction`: quick fixes, refactorings, and the source action that fixes everything. */
export const codeActions: Handler = {
  capabilities: ({ resolvesActionEdits }) => ({
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, ...refactoringKinds, fixAllKind],
      resolveProvider: resolvesActionEdits,
    },
  }),
  register({ connection, whenOpen, service, capabilities }) {
    connection.onCodeAction(
      whenOpen('Code actions', [], ({ document, settings }, { range, context }) => {
        const wanted = (kind: CodeActionKind): boolean =>
          context.only === undefined || context.only.some((asked) => isWithinKind(kind, asked));
        const actions: CodeAction[] = [];
        if (wanted(CodeActionKind.QuickFix)) {
          actions.push(...service.codeActions(document, settings, range, context.diagnostics));
        }
        if (refactoringKinds.some(wanted)) {
          // A refactoring that is a quick fix at this place already is offered once.
          const taken = new Set(actions.map(({ title }) => title));
          const refactorings = service.refactorings(document, settings, range);
          const shown = ({ title, kind = '', disabled }: CodeAction): boolean =>
            wanted(kind) && !taken.has(title) && (disabled === undefined || capabilities.disabledActions);
          actions.push(...refactorings.filter(shown));
        }
        // Source actions are for those who ask for them; among quick fixes they would only be in the way.
        if (context.only !== undefined && wanted(fixAllKind)) {
          const fixAll = service.fixAllAction(document, settings);
          if (fixAll !== undefined) actions.push(fixAll);
        }
        return capabilities.documentChanges ? actions : actions.map(withoutDocumentChanges);
      }),
    );
    connection.onCodeActionResolve((action, token) => {
      const uri = documentOfUnresolved(action);
      if (uri === undefined) return action;
      const resolve = whenOpen('Resolving a code action', action, ({ document, settings }) => {
        const resolved = service.resolveAction(document, settings, action);
        return capabilities.documentChanges ? resolved : withoutDocumentChanges(resolved);
      });
      return resolve({ uri }, token);
    });
  },
};

/** Kinds of code action form a hierarchy: asking for `quickfix` asks for `quickfix.x` as well. */
function isWithinKind(kind: CodeActionKind, asked: CodeActionKind): boolean {
  return kind === asked || kind.startsWith(`${asked}.`) || asked === '';
}
