import { CodeActionKind, CodeActionTriggerKind, type CodeAction } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  copyDescriptorKind,
  diagnosticSource,
  documentOfUnresolved,
  fixAllKind,
  type ParsedDocument,
  type Settings,
} from '#service';
import { codeActionParams } from '#lsp/requestParams';
import { withValidParams } from '#lsp/validParams';
import { withoutDocumentChanges } from '#lsp/workspaceEdits';
import { switchOnKind } from '#messages';
import type { Handler } from './handler';

/** `textDocument/codeAction`: quick fixes, refactorings, and source actions. */
export const codeActions: Handler = {
  capabilities: ({ resolvesActionEdits }) => ({
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.RefactorRewrite,
        fixAllKind,
        copyDescriptorKind,
      ],
      resolveProvider: resolvesActionEdits,
    },
  }),
  register({ connection, whenOpen, service, capabilities, documents, projectFileOf }) {
    const current = (source: TextDocument) => documents.get(source.uri) ?? source;
    /** The project file, where something could be silenced in it, or not any more, and the client can change it. */
    const projectFor = async (uri: string, isNeeded: boolean) => {
      const project = isNeeded ? await projectFileOf(uri) : undefined;
      const isChangeable =
        project?.text !== undefined || (capabilities.createsFiles && capabilities.documentChanges);
      return isChangeable ? project : undefined;
    };
    /** Whether the project file may silence something in a document. */
    const isSilenced = (document: ParsedDocument, settings: Settings): boolean =>
      service.accepted(document, settings).length > 0 ||
      service.switchedOff(document, settings) !== undefined;
    connection.onCodeAction(
      withValidParams(
        codeActionParams,
        whenOpen(
          'Code actions',
          [],
          async ({ document, settings }, { range, context }): Promise<CodeAction[]> => {
            const { only, diagnostics, triggerKind } = context;
            const wanted = (kind: CodeActionKind): boolean =>
              only === undefined || only.some((asked) => isWithinKind(kind, asked));
            const actions: CodeAction[] = [];
            // When only the cursor has moved, what is no fix would show a light bulb on lines without problems.
            const isAsked = only !== undefined || triggerKind !== CodeActionTriggerKind.Automatic;
            if (wanted(CodeActionKind.QuickFix)) {
              const isShown = diagnostics.some(({ source }) => source === diagnosticSource);
              const project = await projectFor(document.uri, isShown);
              actions.push(...service.codeActions(document, settings, range, diagnostics, project, current));
            }
            // What takes back that nothing is shown would show a light bulb where nothing is wrong.
            if (isAsked && wanted(switchOnKind)) {
              const project = await projectFor(document.uri, isSilenced(document, settings));
              const unsilencing = service.unsilenceActions(document, settings, range, project);
              const chosen = unsilencing.filter(({ kind = CodeActionKind.QuickFix }) => wanted(kind));
              actions.splice(placeOfExplanations(actions), 0, ...chosen);
            }
            if (isAsked && wanted(CodeActionKind.RefactorRewrite)) {
              // A refactoring that is a quick fix at this place already is offered once.
              const taken = new Set(actions.map(({ title }) => title));
              const shown = ({ title, disabled }: CodeAction): boolean =>
                !taken.has(title) && (disabled === undefined || capabilities.disabledActions);
              actions.push(...service.refactorings(document, settings, range).filter(shown));
            }
            // Source actions are for those who ask for them; among quick fixes they would only be in the way.
            if (only !== undefined) {
              if (wanted(fixAllKind)) actions.push(...listed(service.fixAllAction(document, settings)));
              if (wanted(copyDescriptorKind))
                actions.push(...listed(service.copyDescriptorAction(document, settings)));
            }
            return capabilities.documentChanges ? actions : actions.map(withoutDocumentChanges);
          },
        ),
      ),
    );
    connection.onCodeActionResolve((action, token) => {
      const uri = documentOfUnresolved(action);
      if (uri === undefined) return action;
      const resolve = whenOpen('Resolving a code action', action, ({ document, settings }) => {
        const resolved = service.resolveAction(document, settings, action, current);
        return capabilities.documentChanges ? resolved : withoutDocumentChanges(resolved);
      });
      return resolve({ uri }, token);
    });
  },
};

/** Where the explanations begin, which are the last of the quick fixes. */
function placeOfExplanations(actions: readonly CodeAction[]): number {
  return (
    actions.findLastIndex(({ edit, data, diagnostics }) => (edit ?? data ?? diagnostics) !== undefined) + 1
  );
}

function listed<T>(item: T | undefined): T[] {
  return item === undefined ? [] : [item];
}

/** Kinds of code action form a hierarchy: asking for `quickfix` asks for `quickfix.x` as well. */
function isWithinKind(kind: CodeActionKind, asked: CodeActionKind): boolean {
  return kind === asked || kind.startsWith(`${asked}.`) || asked === '';
}
