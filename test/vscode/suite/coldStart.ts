import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** How long after a document was opened its first diagnostics were there (ms). */
export interface FirstDiagnostics {
  readonly own: number;
  /** Of VS Code’s JSON support. */
  readonly json: number;
}

/**
 * Opens a document that both have diagnostics of, and waits for them. Only the first call in a window is a cold start.
 * @param content its text
 */
export async function timeFirstDiagnostics(content: string): Promise<FirstDiagnostics> {
  const start = performance.now();
  const document = await vscode.workspace.openTextDocument({ language: 'json', content });
  const times = new Map<boolean, number>();
  const shown = vscode.window.showTextDocument(document, { preview: false });
  // VS Code tells of changes every 50 ms only, and then of those of both.
  while (times.size < 2) {
    for (const { source } of vscode.languages.getDiagnostics(document.uri))
      if (!times.has(source === 'oci')) times.set(source === 'oci', performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await shown;
  return { own: times.get(true) ?? NaN, json: times.get(false) ?? NaN };
}

/** How VS Code marks points in time, in the extension host. */
interface Marks {
  getMarks(): readonly { readonly name: string; readonly startTime: number }[];
}

/**
 * How long the extension host took to load the program of an extension (ms). The page “Developer: Startup Performance” counts
 * what else the host does meanwhile.
 */
export function loadTime(id: string): number {
  const marks = (globalThis as { MonacoPerformanceMarks?: Marks }).MonacoPerformanceMarks?.getMarks() ?? [];
  const timeOf = (name: string): number =>
    marks.findLast((mark) => mark.name === `code/extHost/${name}ExtensionCode/${id}`)?.startTime ?? NaN;
  return timeOf('didLoad') - timeOf('willLoad');
}

/**
 * The processor time that a server has taken by now (ms), without that of its helping threads; undefined where the system does
 * not tell.
 * @param program a part of its command line, by which it is sought among the processes of the extension host unless its ID is known
 */
export function processorTimeOfServer(program: string, pid = childWith(program)): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return undefined;
  }
}

function childWith(program: string): number | undefined {
  if (process.platform !== 'linux') return undefined;
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid))
    .find((pid) => {
      try {
        const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ');
        return (
          Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program)
        );
      } catch {
        // It has ended meanwhile.
        return false;
      }
    });
}
