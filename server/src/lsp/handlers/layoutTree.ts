import { withValidParams } from '#lsp/customRequests';
import { guard } from '#lsp/guard';
import {
  layoutNodesRequest,
  layoutsChangedNotification,
  layoutWayRequest,
  type LayoutNodesParams,
  type LayoutTreeNode,
  type LayoutWay,
} from '#messages';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { documentParams, layoutNodesParams } from '#messages/parameters';
import { placeInLayout, type LayoutNode } from '#service';
import type { Handler } from './handler';

/** `ociManifest/layoutNodes` and `ociManifest/layoutWay`: the tree of a layout, level by level. */
export const layoutTree: Handler = {
  capabilities: () => ({}),
  register({ connection, service, layouts, log, settingsOf, onDidChangeSettings }) {
    let isAsked = false;

    const nodes = async ({ folder, parent }: LayoutNodesParams): Promise<LayoutTreeNode[] | null> => {
      isAsked = true;
      const layout = await layouts.in(folder);
      if (layout === undefined) return null;
      // One answer of the client about settings serves for the whole layout.
      const settings = await settingsOf(`${folder}/index.json`);
      const tree = service.layoutTree(layout, settings);
      const found = parent === null ? tree.roots : tree.children(parent);
      const severities = service.layoutSeverities(layout, settings, parent ?? undefined, found);
      return found.map((node) => asMessage(node, severities.get(node.key)));
    };

    const way = async ({ uri }: { readonly uri: string }): Promise<LayoutWay | null> => {
      const place = placeInLayout(service.addressOf(uri));
      const layout = place && (await layouts.in(place.folder));
      if (place === undefined || layout === undefined) return null;
      const keys = service
        .layoutTree(layout, await settingsOf(`${place.folder}/index.json`))
        .wayTo(place.path);
      return keys === undefined ? null : { folder: place.folder, keys };
    };

    connection.onRequest(
      layoutNodesRequest,
      withValidParams(layoutNodesParams, guard(log, 'The tree of a layout', null, nodes)),
    );
    connection.onRequest(
      layoutWayRequest,
      withValidParams(documentParams, guard(log, 'The place in a layout', null, way)),
    );
    onDidChangeSettings(() => {
      if (isAsked) void connection.sendNotification(layoutsChangedNotification);
    });
  },
};

function asMessage(node: LayoutNode, severity: string | undefined): LayoutTreeNode {
  const { key, path = key, role, label, description, uri, isDocument, hasChildren, descriptor } = node;
  const { mediaType, digest, size } = descriptor ?? {};
  return {
    key,
    path,
    role,
    label,
    description,
    name: descriptor?.annotations?.[wellKnownAnnotations.refName] ?? null,
    uri: uri ?? null,
    isDocument,
    hasChildren,
    descriptor:
      descriptor === undefined
        ? null
        : {
            ...(mediaType !== undefined && { mediaType }),
            ...(digest !== undefined && { digest }),
            ...(size !== undefined && { size }),
          },
    severity: severity ?? null,
  };
}
