import { encodeBase64 } from '#schemas/values/base64';
import { withValidParams } from '#lsp/validParams';
import { guard } from '#lsp/guard';
import {
  checkNameRequest,
  emptyLayoutRequest,
  planRepairRequest,
  separateFromLinksRequest,
  type CheckNameParams,
  type EmptyLayoutParams,
  type FileStep,
  type NameCheck,
  type PlanRepairParams,
  type RepairPlan,
  type SeparateFromLinksParams,
} from '#messages';
import {
  checkNameParams,
  emptyLayoutParams,
  planRepairParams,
  separateFromLinksParams,
} from '#messages/parameters';
import { contentAfter, emptyLayout, namedFiles, uriBelow, type RepairStep } from '#service';
import type { Handler } from './handler';

/** `ociManifest/planRepair` and what belongs to it: what repairs a layout. The client changes the files. */
export const repairLayout: Handler = {
  capabilities: () => ({}),
  register({ connection, service, layouts, log, settingsOf, host }) {
    const planRepair = async ({ folder, repair }: PlanRepairParams): Promise<RepairPlan | null> => {
      const layout = await layouts.fresh(folder);
      if (layout === undefined) return null;
      const settings = await settingsOf(`${folder}/index.json`);
      const { steps, orphans, ...words } = service.planWantedRepair(layout, settings, repair);
      return {
        ...words,
        steps: steps.map((step) => asMessage(folder, step)),
        orphans: orphans.map((orphan) => ({ uri: uriBelow(folder, orphan.path), ...orphan })),
      };
    };

    const checkName = async ({ folder, entry, name }: CheckNameParams): Promise<NameCheck | null> => {
      const layout = await layouts.in(folder);
      if (layout === undefined) return null;
      const settings = await settingsOf(`${folder}/index.json`);
      const { isValid, takenBy } = service.checkName(layout, settings, entry, name);
      return { isValid, takenBy: takenBy ?? null };
    };

    const separate = async ({ uris }: SeparateFromLinksParams): Promise<boolean> => {
      for (const uri of uris) if (isFoundByName(uri)) await host.layouts?.separateFromLinks?.(uri);
      return true;
    };

    const makeEmpty = ({ folder }: EmptyLayoutParams): readonly FileStep[] =>
      emptyLayout().map((change) => ({
        type: 'create',
        uri: uriBelow(folder, change.path),
        content: encodeBase64(contentAfter(change) ?? new Uint8Array()),
      }));

    connection.onRequest(
      planRepairRequest,
      withValidParams(planRepairParams, guard(log, 'The repair of a layout', null, planRepair)),
    );
    connection.onRequest(
      separateFromLinksRequest,
      withValidParams(separateFromLinksParams, guard(log, 'The copy of a linked file', false, separate)),
    );
    connection.onRequest(
      checkNameRequest,
      withValidParams(checkNameParams, guard(log, 'The check of a name', null, checkName)),
    );
    connection.onRequest(
      emptyLayoutRequest,
      withValidParams(emptyLayoutParams, guard(log, 'The empty layout', [], makeEmpty)),
    );
  },
};

/** Tells whether a file has a name that a layout gives to one file. Blobs are never changed in place. */
function isFoundByName(uri: string): boolean {
  return namedFiles.some((name) => uri.endsWith(`/${name}`));
}

function asMessage(folder: string, step: RepairStep): FileStep {
  const uri = uriBelow(folder, step.path);
  switch (step.type) {
    case 'rename':
      return { type: 'rename', uri, newUri: uriBelow(folder, step.to) };
    case 'create':
      return { type: 'create', uri, content: encodeBase64(step.bytes) };
    case 'edit':
      return { type: 'edit', uri, edits: step.edits };
    case 'delete':
      return { type: 'delete', uri };
  }
}
