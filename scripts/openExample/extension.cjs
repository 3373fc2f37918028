const vscode = require('vscode');

/** Opens an example beside its explanation, unless the window shows something already, as after a reload. */
exports.activate = async () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const isEmpty = vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0);
  if (folder === undefined || !isEmpty) return;
  const example = vscode.Uri.joinPath(folder.uri, 'wasm-image', 'manifest.json');
  await vscode.window.showTextDocument(example, { preview: false });
  await vscode.extensions.getExtension('oci-manifest.oci-manifest')?.activate();
  await vscode.commands.executeCommand('ociManifest.explainDocument', example.toString());
};
