import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '#service';
import { lint } from '#helpers/lint';
import { textAfterOffsets } from '../edited';
import type { Check } from './check';
import { isInNewlyRead } from './fixes';

/** Fixing everything leaves nothing for the same to fix, breaks nothing, and brings no error of another rule. */
export const fixAll: Check = {
  name: 'fix all',
  counts: 'fixes',
  run(subject) {
    const { text, options, service, linted } = subject;
    const { document, settings, findings } = linted;
    const fixIn = (content: string) =>
      service.fixAll(TextDocument.create(document.uri, 'json', 1, content), {
        ...settings,
        kind: options.kind ?? settings.kind,
      });
    const fixed = fixIn(text);
    const byEdits = textAfterOffsets(subject, fixed.edits, 'fixing all', 'several');
    assert.equal(byEdits, fixed.text, 'the edits of fixing all do not give its text');
    if (fixed.text === text) return 0;
    const after = lint(fixed.text, options, service);
    if (after.document.detection?.kind !== document.detection?.kind) return 1;
    assert.equal(fixIn(fixed.text).text, fixed.text, 'fixing all leaves something to fix');
    if (document.syntax.problems.length > 0) return 1;
    const known = new Set(errorsIn(findings).map(({ rule }) => rule.id));
    const applied = findings.flatMap((finding) => service.automaticFix(document, finding) ?? []);
    const brought = errorsIn(after.findings).find(
      (error) => !known.has(error.rule.id) && !applied.some((fix) => isInNewlyRead(error, fix)),
    );
    assert(brought === undefined, `fixing all brings an error of ${brought?.rule.id}`);
    return 1;
  },
};

function errorsIn(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}
