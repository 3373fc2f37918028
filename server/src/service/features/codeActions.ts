import { addTo } from '#schemas/groups';
import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver-types';
import { planEdits } from '#service/edits/planEdits';
import type { ParsedDocument } from '#service/document/parsedDocument';
import * as z from 'zod';
import { once } from '#schemas/once';
import { grouped } from '#schemas/prose';
import { titleOf, type Finding } from '#service/lint/finding';
import { rangeOf } from '#service/lint/range';
import { layoutRepairNames, type LayoutRepairName } from '#service/lint/rule';
import { diagnosticDataSchema, diagnosticSource, type DiagnosticData } from './diagnostics';
import { silenceActions, type ShownFinding, type Silencing } from './silenceActions';
import { isAsRead, planRepair, type Repairing } from './layoutRepairs';
import { computeDescriptorActions } from './computeDescriptorActions';
import { touches } from './touches';
import { workspaceEdit } from './workspaceEdits';
import { automaticFix, type ChooseFix, type FixedText } from './fixAll';

/** What the code actions need of the service and of the client. */
export interface CodeActionContext {
  readonly findings: readonly Finding[];
  /** The document with a fix applied to every finding that it is chosen for. */
  readonly fixEverywhere: (choose: ChooseFix) => FixedText;
  /** The command that opens a rule's page, for clients that have one. */
  readonly explainCommand: string | undefined;
  /** The command that computes a descriptor, for clients that have one and where the document can be changed. */
  readonly computeDescriptorCommand: string | undefined;
  /** How findings are silenced; undefined where they cannot be. */
  readonly silencing: Silencing | undefined;
  /** True when the client asks for the edit of an action once the action is chosen. */
  readonly resolvesEdits: boolean;
  /** The layout whose files may be changed; undefined where there is none, or the client cannot change files. */
  readonly repairing: Repairing | undefined;
  /** The command that repairs a layout, for clients that have one. */
  readonly repairLayoutCommand: string | undefined;
}

const about = () => ({ uri: z.string(), version: z.number() });

/** What an action carries whose edit is asked for later: the fix that is to be applied wherever its rule offers it. */
const everywhereData = () => z.object({ ...about(), rule: z.string(), fix: z.string() });

/** What an action carries that repairs the layout. */
const repairData = () => z.object({ ...about(), repair: z.enum(layoutRepairNames) });

const unresolvedData = once(() => z.union([everywhereData(), repairData()]));

/** The code action that fixes everything which needs no decision. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.oci`;

/** A repair that findings ask for. */
interface Repairable {
  readonly diagnostics: Diagnostic[];
  isPreferred: boolean;
}

/**
 * Offers the fixes of all findings that the range touches or that the given diagnostics stand for: first the
 * fixes themselves, then to compute what is wrong in a descriptor from its file, then repairs of the layout, also those for
 * the document as a whole wherever the range is, then the same for all like findings of the document, then what silences
 * the findings, then the explanations.
 */
export function quickFixes(
  document: ParsedDocument,
  context: CodeActionContext,
  range: Range,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  const fixes: CodeAction[] = [];
  const offered = new Map<string, RuleFix & { readonly diagnostics: Diagnostic[] }>();
  const computed = new Map<string, CodeAction>();
  const shown: ShownFinding[] = [];
  const repairable = new Map<LayoutRepairName, Repairable>();
  const explanations = new Map<string, CodeAction>();
  const keys = new FindingKeys();
  const named = byFinding(diagnostics, keys);
  for (const finding of context.findings) {
    const own = named.get(keys.keyOf(finding.rule.id, finding.message, finding.at)) ?? [];
    const isTouched = own.length > 0 || touches(rangeOf(document, finding.at), range);
    if (finding.repair !== undefined && (isTouched || isAboutWhole(finding))) {
      const asked = repairable.get(finding.repair) ?? { diagnostics: [], isPreferred: false };
      repairable.set(finding.repair, asked);
      for (const diagnostic of own) asked.diagnostics.push(diagnostic);
      if (isTouched && finding.repair === 'rehash') asked.isPreferred = true;
    }
    if (!isTouched) continue;
    fixes.push(...fixActions(document, finding, own));
    for (const { fix } of finding.fixes) {
      const name = nameOf({ rule: finding.rule.id, fix });
      const known = offered.get(name)?.diagnostics ?? [];
      offered.set(name, { rule: finding.rule.id, fix, diagnostics: [...known, ...own] });
    }
    if (own.length === 0) continue;
    shown.push([finding, own]);
    const computing = computeAction(document, finding, own, context.computeDescriptorCommand);
    if (computing !== undefined) computed.set(JSON.stringify(computing.command?.arguments), computing);
    if (context.explainCommand !== undefined)
      explanations.set(finding.rule.id, explainAction(context.explainCommand, finding));
  }
  const counts = offered.size === 0 ? undefined : countFixes(context.findings);
  const everywhere = [...offered].flatMap(([name, ruleFix]) => {
    const count = counts?.get(name) ?? 0;
    return count < 2 ? [] : (fixEverywhereAction(document, context, ruleFix, count) ?? []);
  });
  const repairs = repairActions(document, context, repairable);
  const silences = context.silencing === undefined ? [] : silenceActions(shown, context.silencing);
  return [...fixes, ...computed.values(), ...repairs, ...everywhere, ...silences, ...explanations.values()];
}

/** Offers to compute the digest and the size of a descriptor in which one of them is wrong and no fix says what is right. */
function computeAction(
  document: ParsedDocument,
  { at, fixes }: Finding,
  diagnostics: Diagnostic[],
  command: string | undefined,
): CodeAction | undefined {
  const last = 'path' in at ? at.path.at(-1) : undefined;
  if (fixes.length > 0 || (last !== 'digest' && last !== 'size')) return undefined;
  const [action] = computeDescriptorActions(document, rangeOf(document, at), command);
  return action && { ...action, kind: CodeActionKind.QuickFix, diagnostics };
}

/** A fix of a rule, wherever it is proposed. */
interface RuleFix {
  readonly rule: string;
  readonly fix: string;
}

function nameOf({ rule, fix }: RuleFix): string {
  return `${rule} ${fix}`;
}

/** The document that an action is about whose edit is still to be made; undefined for every other action. */
export function documentOfUnresolved(action: CodeAction): string | undefined {
  const data = unresolvedData().safeParse(action.data);
  return data.success && action.edit === undefined ? data.data.uri : undefined;
}

/** The action with its edit; as it is when the document has changed since the action was offered. */
export function resolveAction(
  document: ParsedDocument,
  context: CodeActionContext,
  action: CodeAction,
): CodeAction {
  const { data } = unresolvedData().safeParse(action.data);
  if (data?.version !== document.source.version) return action;
  if ('repair' in data) {
    const edit = context.repairing && planRepair(context.repairing, data.repair)?.edit();
    return edit === undefined ? action : { ...action, edit };
  }
  const { edits } = context.fixEverywhere(chooseFix(data));
  return { ...action, edit: workspaceEdit(document, edits) };
}

/** Fixes everything in the document that needs no decision; undefined when there is nothing of the kind. */
export function fixAllAction(document: ParsedDocument, context: CodeActionContext): CodeAction | undefined {
  const { edits } = context.fixEverywhere(automaticFix);
  if (edits.length === 0) return undefined;
  return { title: 'Fix all OCI problems', kind: fixAllKind, edit: workspaceEdit(document, edits) };
}

function fixActions(document: ParsedDocument, finding: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  const actions: CodeAction[] = [];
  for (const proposal of finding.fixes) {
    const edits = planEdits(document, proposal.operations);
    if (edits === undefined) continue;
    const edit = workspaceEdit(document, edits);
    actions.push({ title: titleOf(finding, proposal), kind: CodeActionKind.QuickFix, diagnostics, edit });
  }
  const [only] = actions;
  if (only !== undefined && actions.length === 1) only.isPreferred = true;
  return actions;
}

/** The actions that repair the layout of a document, each once for all findings that ask for it. */
function repairActions(
  document: ParsedDocument,
  { repairing, resolvesEdits, repairLayoutCommand }: CodeActionContext,
  repairable: ReadonlyMap<LayoutRepairName, Repairable>,
): CodeAction[] {
  if (repairing === undefined || !isAsRead(document, repairing)) return [];
  return [...repairable].flatMap(([repair, { diagnostics, isPreferred }]): CodeAction[] => {
    const planned = planRepair(repairing, repair);
    if (planned === undefined) return [];
    const { title } = planned;
    const action = { title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred };
    if (repairLayoutCommand !== undefined) {
      const command = {
        title,
        command: repairLayoutCommand,
        arguments: [repairing.layout.address, { type: repair }],
      };
      return [{ ...action, command }];
    }
    const edit = planned.edit();
    if (edit === undefined) return [];
    // Many documents may change, and most menus are closed without choosing this.
    const data = { uri: document.uri, version: document.source.version, repair };
    return [resolvesEdits ? { ...action, data } : { ...action, edit }];
  });
}

/** The action that applies a fix to all findings that propose it; undefined where there is nothing to apply. */
function fixEverywhereAction(
  document: ParsedDocument,
  { fixEverywhere, resolvesEdits }: CodeActionContext,
  { diagnostics, ...ruleFix }: RuleFix & { readonly diagnostics: Diagnostic[] },
  count: number,
): CodeAction | undefined {
  const action: CodeAction = {
    title: `Fix all ${grouped(count)} problems of this kind (${ruleFix.rule})`,
    kind: CodeActionKind.QuickFix,
    diagnostics,
  };
  // Fixing thousands of places takes a moment, and most menus are closed without choosing this.
  if (resolvesEdits)
    return { ...action, data: { uri: document.uri, version: document.source.version, ...ruleFix } };
  const { edits } = fixEverywhere(chooseFix(ruleFix));
  return edits.length === 0 ? undefined : { ...action, edit: workspaceEdit(document, edits) };
}

/** How many findings each fix is proposed for, by its name. */
function countFixes(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, fixes } of findings) {
    for (const fix of new Set(fixes.map((proposal) => proposal.fix))) {
      const name = nameOf({ rule: rule.id, fix });
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

function chooseFix({ rule, fix }: RuleFix): ChooseFix {
  return (finding) =>
    finding.rule.id === rule ? finding.fixes.find((proposal) => proposal.fix === fix) : undefined;
}

/** VS Code lists what names diagnostics before what does not, and an explanation comes after all that fixes something. */
function explainAction(command: string, { rule }: Finding): CodeAction {
  const title = `Explain ${rule.id}`;
  return { title, kind: CodeActionKind.QuickFix, command: { title, command, arguments: [rule.id] } };
}

/** Tells whether a finding is about the document as a whole. It is shown at the beginning, where the cursor seldom is. */
function isAboutWhole({ at }: Finding): boolean {
  return 'path' in at && at.path.length === 0;
}

/** The diagnostics by the findings that they stand for. */
function byFinding(diagnostics: readonly Diagnostic[], keys: FindingKeys): ReadonlyMap<string, Diagnostic[]> {
  const named = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = findingKey(diagnostic, keys);
    if (key !== undefined) addTo(named, key, diagnostic);
  }
  return named;
}

/** Names the finding that a diagnostic stands for. Data comes back from the client, so it is checked first. */
function findingKey(diagnostic: Diagnostic, keys: FindingKeys): string | undefined {
  if (diagnostic.source !== diagnosticSource) return undefined;
  const data = diagnosticDataSchema().safeParse(diagnostic.data);
  return data.success ? keys.keyOf(data.data.rule, data.data.message, data.data.at) : undefined;
}

/**
 * Names findings by what they say and where. Names on the way are numbered, so that a long one around many findings is
 * not written for each of them.
 */
class FindingKeys {
  readonly #numbers = new Map<string, number>();

  keyOf(rule: string, message: string, at: DiagnosticData['at']): string {
    if ('problem' in at) return `${rule} ${message} ${at.problem}`;
    const path = at.path.map((segment) => (typeof segment === 'number' ? segment : this.#numberOf(segment)));
    return `${rule} ${message} ${at.part} ${at.occurrence} ${path.join('/')}`;
  }

  #numberOf(name: string): string {
    let number = this.#numbers.get(name);
    if (number === undefined) this.#numbers.set(name, (number = this.#numbers.size));
    return `#${number}`;
  }
}
