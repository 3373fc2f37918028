import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Archives } from '../archives';
import { archiveOf } from '../archiveUris';
import { LayoutEditor } from '../repairs/layoutEditor';
import { addBlob } from './addBlob';
import { adoptManifest } from './adoptManifest';
import { chosenFiles } from './chosenFiles';
import { computeDescriptor, copyFileDescriptor } from './computeDescriptor';
import { copyDocumentDescriptor } from './copyDocumentDescriptor';
import { createLayout } from './createLayout';
import type { DigestFile } from './digestContent';
import type { DocumentKinds } from '../documentKinds';
import { ExplanationPage } from '../explanation/explanationPage';
import { provideFormattedDocuments } from '../formattedDocuments';
import { explainCommand } from '../explainRule';
import { explainDocument } from './explainDocument';
import { copyDigest, copyPartDescriptor, folderOf, openIndex, revealFile, revealPart } from './layoutItems';
import { nameImage } from './nameImage';
import { newDocument } from './newDocument';
import { openBlob } from './openBlob';
import { openArchive } from './openArchive';
import { openPlace } from './openPlace';
import { quickFixInFile, quickFixInFileCommand } from './quickFixInFile';
import { removeOrphans } from './removeOrphans';
import { repairLayout, runQuickFix } from './repairLayout';
import { showFormatted, tellMenusOfCrowdedLines } from './showFormatted';
import { tellOfSilence } from './silenced';
import { switchOnRules, switchOnRulesCommand } from './switchOnRules';
import { WorkspaceValidation } from './validateWorkspace';
import { verifyLayout } from './verifyLayout';

/** The commands that the server puts into lenses, code actions, hovers and explanations. */
export const commandsForServer = {
  explainDocumentCommand: 'ociManifest.explainDocument',
  openPlaceCommand: 'ociManifest.openPlace',
  revealFileCommand: 'ociManifest.revealFile',
  computeDescriptorCommand: 'ociManifest.computeDescriptor',
  copyDescriptorCommand: 'ociManifest.copyDescriptor',
  saveDocumentCommand: 'ociManifest.saveDocument',
  repairLayoutCommand: 'ociManifest.runLayoutRepair',
} as const;

/** What the commands about documents and files use. */
interface CommandTools {
  readonly client: BaseLanguageClient;
  readonly kinds: DocumentKinds;
  readonly digestFile: DigestFile;
  readonly archives: Archives;
}

/**
 * Registers the commands about documents and files.
 * @param extension the folder of the extension
 */
export function registerCommands(
  { client, kinds, digestFile, archives }: CommandTools,
  extension: vscode.Uri,
): vscode.Disposable {
  const commandsOfPage = [commandsForServer.openPlaceCommand, explainCommand];
  const page = new ExplanationPage(client, kinds, extension, commandsOfPage);
  const validation = new WorkspaceValidation(client);
  const editor = new LayoutEditor(client);
  const repairer = { client, editor };
  const commands: Readonly<Record<string, (...args: unknown[]) => Promise<void>>> = {
    'ociManifest.newDocument': (template) => newDocument(client, template),
    [commandsForServer.computeDescriptorCommand]: (file, target) =>
      computeDescriptor(client, digestFile, file, target),
    [commandsForServer.copyDescriptorCommand]: () => copyDocumentDescriptor(client),
    [commandsForServer.explainDocumentCommand]: (document, section) =>
      explainDocument(page, document, section),
    'ociManifest.followActiveEditor': () => page.followActiveEditor(),
    'ociManifest.stopFollowingActiveEditor': () => page.stopFollowingActiveEditor(),
    [commandsForServer.openPlaceCommand]: (address, line, character) => openPlace(address, line, character),
    [commandsForServer.saveDocumentCommand]: (address, change) => tellOfSilence(client, address, change),
    [commandsForServer.revealFileCommand]: (address) => revealFile(address),
    [switchOnRulesCommand]: (document, project, line, character) =>
      switchOnRules(document, project, line, character),
    'ociManifest.copyFileDescriptor': (file) => copyFileDescriptor(client, digestFile, file),
    'ociManifest.showFormatted': () => showFormatted(client),
    [quickFixInFileCommand]: (address, line, character) => quickFixInFile(address, line, character),
    'ociManifest.openArchive': (file) => openArchive(client, archives, file),
    'ociManifest.openBlob': (item) => openBlob(item),
    'ociManifest.openLayoutIndex': (item) => openIndex(item),
    'ociManifest.copyBlobDigest': (item) => copyDigest(item),
    'ociManifest.copyBlobDescriptor': (item) => copyPartDescriptor(item),
    'ociManifest.revealBlob': (item) => revealPart(item),
    [commandsForServer.repairLayoutCommand]: (address, repair) => runQuickFix(repairer, address, repair),
    'ociManifest.repairLayout': (item) => repairLayout(repairer, item),
    'ociManifest.removeOrphans': (item) => removeOrphans(repairer, item),
    'ociManifest.adoptManifest': (item) => adoptManifest(repairer, item),
    'ociManifest.nameImage': (item) => nameImage(repairer, item),
    'ociManifest.addBlob': (item) => addBlob(repairer, digestFile, item),
    'ociManifest.createLayout': (folder) => createLayout(repairer, folder),
    'ociManifest.validateWorkspace': () => validation.run(),
    'ociManifest.verifyLayout': () => verifyLayout(client, validation, undefined),
    'ociManifest.verifyLayoutFolder': (chosen) =>
      verifyLayout(client, validation, archives.layoutAt(folderOf(chosen))),
    'ociManifest.validateFiles': (file, files) => validation.run(chosenFiles(file, files)),
  };
  return vscode.Disposable.from(
    validation,
    page,
    editor,
    provideFormattedDocuments(client),
    tellMenusOfCrowdedLines(),
    archives.onDidChangeArchive(({ archive }) =>
      validation.forgetWhere((file) => archiveOf(file)?.toString() === archive.toString()),
    ),
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}
