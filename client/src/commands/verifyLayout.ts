import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  validatedFile,
  verifyLayoutRequest,
  type Unverified,
  type VerifiedBlobs,
  type VerifyLayoutParams,
} from '#messages';
import { printable } from '#schemas/printable';
import { followProgress } from '../followProgress';
import { withoutLinks } from '../offers';
import { counted } from '../plurals';
import { activeFile, askToOpen } from './activeDocument';
import { documentOfLayout } from './chosenLayout';
import { ValidationTally } from './validationTally';
import type { WorkspaceValidation } from './validateWorkspace';

let runs = 0;

/**
 * Verifies an image layout: the server reads its blobs to their end. Shows what was found, and says it at the end.
 * @param chosen the folder of the layout, or a file of it; without it, the layout of the active document
 */
export async function verifyLayout(
  client: BaseLanguageClient,
  validation: WorkspaceValidation,
  chosen: unknown,
): Promise<void> {
  const place = chosen instanceof vscode.Uri ? chosen : activeFile();
  if (place === undefined) {
    void askToOpen(documentOfLayout);
    return;
  }
  const tally = new ValidationTally();
  const outcome = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'Verifying the image layout',
      cancellable: true,
    },
    (progress, token) => askServer(client, validation, { place, tally, progress, token }),
  );
  if (outcome === undefined) return;
  if (outcome === null) {
    void vscode.window.showInformationMessage('No image layout was found.');
    return;
  }
  if ('problem' in outcome) {
    void vscode.window.showErrorMessage(withoutLinks(printable(outcome.problem)));
    return;
  }
  const verified = `Verified ${counted(outcome.blobs, 'blob', 'blobs')} (${printable(outcome.size)})`;
  const rest = outcome.unverified === null ? '' : ` ${printable(outcome.unverified)}`;
  validation.tell(`${verified}.${rest} ${tally.summary()}`, tally);
}

/** What a verification is about, and who is told of it. */
interface Run {
  readonly place: vscode.Uri;
  readonly tally: ValidationTally;
  readonly progress: vscode.Progress<{ message?: string; increment?: number }>;
  readonly token: vscode.CancellationToken;
}

/** Undefined when the user has canceled it; null where there is no layout. */
async function askServer(
  client: BaseLanguageClient,
  validation: WorkspaceValidation,
  { place, tally, progress, token }: Run,
): Promise<VerifiedBlobs | Unverified | null | undefined> {
  const run = `ociManifest/verifyLayout/${++runs}`;
  const params = {
    uri: client.code2ProtocolConverter.asUri(place),
    workDoneToken: `${run}/progress`,
    partialResultToken: `${run}/results`,
  } satisfies VerifyLayoutParams;
  const files: Promise<void>[] = [];
  const listening = vscode.Disposable.from(
    client.onProgress(validatedFile, params.partialResultToken, (file) => {
      files.push(validation.take(tally, file));
    }),
    followProgress(client, params.workDoneToken, progress),
  );
  try {
    const outcome = await client.sendRequest(verifyLayoutRequest, params, token);
    await Promise.all(files);
    return token.isCancellationRequested ? undefined : outcome;
  } catch (error) {
    if (!token.isCancellationRequested) throw error;
    return undefined;
  } finally {
    listening.dispose();
  }
}
