import { withValidParams } from '#lsp/validParams';
import { guard } from '#lsp/guard';
import {
  layoutGraphRequest,
  layoutNodesRequest,
  layoutsChangedNotification,
  layoutWayRequest,
  type LayoutGraphParams,
  type LayoutNodesParams,
  type LayoutPicture,
  type LayoutTreeNode,
  type LayoutWay,
} from '#messages';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { documentParams, layoutGraphParams, layoutNodesParams } from '#messages/parameters';
import { drawGraph, indexFile, placeInLayout, rangeOf, type LayoutNode, type NodeProblems } from '#service';
import type { Handler } from './handler';

/** `ociManifest/layoutNodes` and `layoutWay`: the tree of a layout, level by level; `layoutGraph`: a picture of it. */
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
      const problems = service.layoutProblems(layout, settings, parent ?? undefined, found);
      const document = layout.contents.get(parent ?? indexFile)?.document;
      return found.map((node) => ({
        ...asMessage(node, problems.get(node.key)),
        describedAt:
          document === undefined || node.isDocument || node.place === undefined
            ? null
            : { uri: document.address, position: rangeOf(document, { path: node.place }).start },
      }));
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

    const picture = async ({ folder, around, form }: LayoutGraphParams): Promise<LayoutPicture | null> => {
      isAsked = true;
      const layout = await layouts.in(folder);
      if (layout === undefined) return null;
      const settings = await settingsOf(`${folder}/index.json`);
      const graph = service.layoutGraph(layout, settings, around ?? undefined);
      if (graph === undefined) return null;
      const nodes = graph.nodes.map(({ key, path, uri, isDocument }) => {
        return { key, path, document: isDocument && uri !== undefined ? uri : null };
      });
      return { svg: drawGraph(graph, form), nodes };
    };

    connection.onRequest(
      layoutNodesRequest,
      withValidParams(layoutNodesParams, guard(log, 'The tree of a layout', null, nodes)),
    );
    connection.onRequest(
      layoutWayRequest,
      withValidParams(documentParams, guard(log, 'The place in a layout', null, way)),
    );
    connection.onRequest(
      layoutGraphRequest,
      withValidParams(layoutGraphParams, guard(log, 'The picture of a layout', null, picture)),
    );
    onDidChangeSettings(() => {
      if (isAsked) void connection.sendNotification(layoutsChangedNotification);
    });
  },
};

function asMessage(
  node: LayoutNode,
  problems: NodeProblems | undefined,
): Omit<LayoutTreeNode, 'describedAt'> {
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
    severity: problems?.severity ?? null,
    problems: problems?.lines ?? [],
  };
}
