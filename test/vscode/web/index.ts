import './mocha';
// All of the suite but what looks at processes and the network, and what reads files only where the server can.
import '../suite/commands.test';
import '../suite/diagnostics.test';
import '../suite/display.test';
import '../suite/explainRule.test';
import '../suite/hover.test';
import '../suite/layout.test';
import '../suite/otherDocuments.test';
import '../suite/projectFile.test';
import '../suite/quickFixes.test';
import '../suite/settings.test';
import '../suite/virtualLayout.test';
import * as vscode from 'vscode';
import { format } from 'util';
import type { Counts } from '../runMocha';

/**
 * The entry point that VS Code calls in its extension host of a browser. Report and counts go into files of the workspace,
 * which the runner can read: nothing else leads out of the browser.
 */
export async function run(): Promise<void> {
  let report = '';
  let written = Promise.resolve();
  // After each line, so that there is a report of tests that do not end.
  const print = (line: string): void => {
    report += `${line}\n`;
    const text = report;
    written = written.then(() => write('report.txt', text));
  };
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => print(format(...args));
  const counts = await new Promise<Counts>((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures });
    });
  });
  await written;
  await write('counts.json', JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} of the tests failed.`);
}

async function write(name: string, text: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
}
