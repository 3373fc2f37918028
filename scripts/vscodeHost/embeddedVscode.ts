import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runCommand } from './command';
import { embeddedVscodeDirectory } from './paths';
import { codeServerVersion, nodePackages } from './versions';

/** An embedded VS Code on disk: run `server` with `node`. */
export interface EmbeddedVscode {
  readonly node: string;
  readonly server: string;
}

/** Installs the embedded VS Code from the npm registry, unless that has been done already. */
export async function ensureEmbeddedVscode(signal: AbortSignal): Promise<EmbeddedVscode> {
  const node = nodePackages[`${process.platform}-${process.arch}`];
  if (!node) {
    throw new Error(
      `There is no embedded VS Code for ${process.platform} on ${process.arch}. Install VS Code, or set ` +
        'VSCODE_EXECUTABLE to the program of an installed one.',
    );
  }
  const installed = join(
    embeddedVscodeDirectory,
    `code-server-${codeServerVersion}-${node.name}-${node.version}`,
  );
  if (!existsSync(installed)) await install(installed, node, signal);
  return {
    node: join(installed, 'node_modules', node.name, 'bin', 'node'),
    server: join(vscodeDirectory(installed), 'out', 'server-main.js'),
  };
}

/**
 * Installs beside the final place and moves the result there as the last step: a directory with the final name is
 * complete, and what an interrupted installation left behind is thrown away by the next one.
 */
async function install(
  target: string,
  node: { name: string; version: string },
  signal: AbortSignal,
): Promise<void> {
  const started = Date.now();
  const staging = join(embeddedVscodeDirectory, 'installing');
  console.log(
    `Installing an embedded VS Code (code-server ${codeServerVersion}, Node ${node.version}) from the npm registry …`,
  );
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  const dependencies = { 'code-server': codeServerVersion, [node.name]: node.version };
  await writeFile(
    join(staging, 'package.json'),
    JSON.stringify({ private: true, dependencies }, undefined, 2),
  );
  try {
    console.log('  1/3 packages');
    await npmInstall(staging, signal);
    console.log('  2/3 dependencies of the server');
    await npmInstall(vscodeDirectory(staging), signal);
    console.log('  3/3 dependencies of the built-in extensions');
    await npmInstall(join(vscodeDirectory(staging), 'extensions'), signal);
  } catch (error) {
    throw new Error('Could not install the embedded VS Code. Check that the npm registry can be reached.', {
      cause: error,
    });
  }
  await rename(staging, target);
  console.log(`  done in ${Math.round((Date.now() - started) / 1000)} s`);
}

function vscodeDirectory(installation: string): string {
  return join(installation, 'node_modules', 'code-server', 'lib', 'vscode');
}

/**
 * Without install scripts: they would compile native modules, which takes compilers and a minute, and all that is lost
 * without them are log files and terminals.
 */
async function npmInstall(cwd: string, signal: AbortSignal): Promise<void> {
  const args = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await runCommand(['npm', ...args], { cwd, signal });
}
