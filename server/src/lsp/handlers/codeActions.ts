import { CodeActionKind, type CodeAction } from 'vscode-languageserver';
import { documentOfUnresolved, fixAllKind } from '#service/features/codeActions';
import { guard } from '#lsp/guard';
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
  register({ connection, log, open, service, capabilities }) {
    connection.onCodeAction(
      guard(log, 'Code actions', [], async ({ textDocument, range, context }) => {
        const opened = await open(textDocument.uri);
        if (opened === undefined) return [];
        const { document, settings } = opened;
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
        return capabilities.documentChanges ? actions : withoutDocumentChanges(actions);
      }),
    );
    connection.onCodeActionResolve(async (action, token) => {
      const resolve = guard(log, 'Resolving a code action', action, async () => {
        const uri = documentOfUnresolved(action);
        const opened = uri === undefined ? undefined : await open(uri);
        if (opened === undefined) return action;
        const resolved = service.resolveAction(opened.document, opened.settings, action);
        return capabilities.documentChanges ? resolved : withoutDocumentChanges([resolved])[0]!;
      });
      return resolve(action, token);
    });
  },
};

/** Kinds of code action form a hierarchy: asking for `quickfix` asks for `quickfix.x` as well. */
function isWithinKind(kind: CodeActionKind, asked: CodeActionKind): boolean {
  return kind === asked || kind.startsWith(`${asked}.`) || asked === '';
}
