import * as vscode from 'vscode';
import { withoutIcons } from '#schemas/printable';

const shownForMilliseconds = 5000;

/** Says in the status bar, for some seconds, that something has been done whose result is not in sight. */
export function showDone(what: string): void {
  vscode.window.setStatusBarMessage(`$(check) ${withoutIcons(what)}`, shownForMilliseconds);
}
