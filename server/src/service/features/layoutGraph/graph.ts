import type { LayoutNodeRole } from '#service/features/layoutParts';

/** How one part of a layout leads to another, or what it says about it. */
export type LayoutEdgeKind = 'lists' | 'config' | 'layer' | 'subject' | 'attests';

/** A blob of a layout, or several layers that the same manifests have. */
export interface LayoutGraphNode {
  /** Tells the node from others, before and after a change: the path of its blob, or that of the first of several. */
  readonly key: string;
  readonly role: LayoutNodeRole;
  /** A name, in one line. */
  readonly label: string;
  /** What it is and how large, in one line. */
  readonly description: string;
  /** What can be said of it besides, line by line. */
  readonly details: readonly string[];
  /** The size of its blobs together, in bytes, as their descriptors tell it; undefined where one does not. */
  readonly size: number | undefined;
  /** The number of its blobs. */
  readonly blobs: number;
  /** The path of its blob below the layout, or of the first of several. */
  readonly path: string;
  /** The URI of its blob; undefined for several, and where the layout does not have it. */
  readonly uri: string | undefined;
  readonly isPresent: boolean;
  /** Whether an editor can show it as a document. */
  readonly isDocument: boolean;
  readonly errors: number;
  readonly warnings: number;
}

/** A connection between two nodes, by their numbers in the list of nodes. */
export interface LayoutGraphEdge {
  /** The number of the node whose document has the descriptor. */
  readonly from: number;
  readonly to: number;
  /** One blob can be the config and a layer of one artifact. */
  readonly kinds: readonly LayoutEdgeKind[];
}

/** What is in a layout, each blob once, and how it is connected. */
export interface LayoutGraph {
  /** The name of the layout’s folder. */
  readonly name: string;
  readonly nodes: readonly LayoutGraphNode[];
  readonly edges: readonly LayoutGraphEdge[];
  /** The number of blobs of the whole layout; the nodes stand for fewer in a part of it, and where a limit was reached. */
  readonly blobs: number;
  /** The number of edges between the nodes; more than there are where a limit was reached. */
  readonly connections: number;
}

/** Tells whether an edge leads from a statement to what it is about, instead of from a document to its parts. */
export function isAbout({ kinds }: LayoutGraphEdge): boolean {
  return kinds.every((kind) => kind === 'subject' || kind === 'attests');
}

/**
 * Where a picture is shown: in a file of its own, with its colors; or in a page, which gives the colors and lets people go
 * from node to node.
 */
export type PictureForm = 'file' | 'page';
