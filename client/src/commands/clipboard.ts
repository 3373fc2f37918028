import * as vscode from 'vscode';
import type { DescriptorContent } from '#messages';

/** Puts a descriptor into the clipboard, as JSON, and says so. */
export async function copyDescriptor(descriptor: DescriptorContent, message: string): Promise<void> {
  await vscode.env.clipboard.writeText(JSON.stringify(descriptor, null, 2));
  void vscode.window.showInformationMessage(message);
}
