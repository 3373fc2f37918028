import type { BuildOptions } from 'esbuild';

/**
 * Takes `fetch` out of a program. Libraries that run in browsers as well use it for what they find by other means where
 * there is none: zstddec gives it its own WebAssembly code as a `data:` URL. So a bundle without the word is known to
 * fetch nothing.
 */
export const withoutFetch: BuildOptions = { define: { fetch: 'undefined' } };
