/** From the page to the extension. */
export type FromPage =
  /** The page has been loaded, for the first time or because its tab came back, and shows nothing yet. */
  | { readonly type: 'ready' }
  /** A node was clicked, or chosen with Enter. */
  | { readonly type: 'activate'; readonly key: string }
  | { readonly type: 'save' }
  | { readonly type: 'showWhole' };

/** From the extension to the page. */
export interface ToPage {
  /** The picture, with all text escaped; null where there is no layout any longer. */
  readonly svg: string | null;
  /** Tells what is looked at from what was looked at before: for another one, zoom and place begin anew. */
  readonly view: string;
  /** The key of the node that is looked at first; null for the index. */
  readonly first: string | null;
  /** Whether the picture is about a part of the layout. */
  readonly isPart: boolean;
}

/** What a page has sent; undefined for anything else. */
export function fromPage(message: unknown): FromPage | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  switch (message.type) {
    case 'ready':
    case 'save':
    case 'showWhole':
      return { type: message.type };
    case 'activate':
      return 'key' in message && typeof message.key === 'string'
        ? { type: message.type, key: message.key }
        : undefined;
    default:
      return undefined;
  }
}
