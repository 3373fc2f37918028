import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { minify } from '@swc/core';
import { createVSIX } from '@vscode/vsce';
import { extensionManifest } from './extensionManifest';
import { withPicturesOnTheWeb } from './pictures';
import { extension, npmPackage, onlyForNpm } from './recipients';
import { releaseLayout } from './releaseLayout';
import { smallerArchive } from './smallerArchive';
import { runCommand } from './vscodeHost/command';
import { repositoryRoot } from './vscodeHost/paths';

const copied = [
  ...['CHANGELOG.md', 'LICENSE', 'SECURITY.md', 'SUPPORT.md'],
  ...['docs/walkthrough', 'docs/images/icon.png'],
];

const { billOfMaterials } = extension;

/** Of all files in the archive, so that two builds give the same bytes. Seconds since 1970. */
const timeOfFiles = '1577836800';

/*
 * `npm run package`: bundles for release into `dist/production`, puts what the extension needs into `dist/extension`, and makes
 * `dist/oci-manifest.vsix` of it, with a bill of materials, and `dist/release`, an image layout with both. `--out` names another folder than `dist`. `--base-url` is the address of the
 * files of this repository on the web, where the README then has its pictures; without it, they are part of the README.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: join(repositoryRoot, 'dist') },
      'base-url': { type: 'string' },
    },
  });
  const out = resolve(values.out);
  const folder = join(out, 'extension');
  const programs = join(out, 'production');
  for (const old of [folder, programs]) await rm(old, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await buildPrograms(programs);
  // Next to the packages rather than in them, because they describe the packages.
  for (const bill of [billOfMaterials, npmPackage.billOfMaterials])
    await cp(join(programs, bill), join(out, bill));
  await stage(folder, programs, values['base-url']);
  // The time in an archive is a local one.
  process.env['TZ'] = 'UTC';
  process.env['SOURCE_DATE_EPOCH'] ??= timeOfFiles;
  const archive = join(out, 'oci-manifest.vsix');
  await createVSIX({
    cwd: folder,
    packagePath: archive,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  await writeFile(archive, await smallerArchive(await readFile(archive)));
  await releaseLayout(join(out, 'release'), archive, join(out, billOfMaterials));
}

async function buildPrograms(folder: string): Promise<void> {
  const build = join(repositoryRoot, 'scripts', 'build.ts');
  const tsx = require.resolve('tsx/cli');
  await runCommand([process.execPath, tsx, build, '--production', '--out', folder], { cwd: repositoryRoot });
}

async function stage(folder: string, programs: string, baseUrl: string | undefined): Promise<void> {
  const dist = join(folder, 'dist');
  await cp(programs, dist, { recursive: true });
  await rename(join(dist, extension.notices), join(dist, npmPackage.notices));
  for (const path of [...onlyForNpm, billOfMaterials, npmPackage.billOfMaterials])
    await rm(join(dist, path), { recursive: true });
  for (const path of copied) await cp(join(repositoryRoot, path), join(folder, path), { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify(extensionManifest()));
  await writeFile(join(folder, 'README.md'), await readme(baseUrl));
  // vsce warns where nobody has decided what is packed. All that is here is.
  await writeFile(join(folder, '.vscodeignore'), '');
  for (const name of await readdir(dist, { recursive: true }))
    if (name.endsWith('.js')) await shortenNames(join(dist, name));
  // Rights of files are in the archive too, and who works with other defaults gets the same archive.
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    await chmod(path, (await stat(path)).isDirectory() ? 0o755 : 0o644);
  }
}

/**
 * Gives local names of a program anew. esbuild gives none that the whole program has elsewhere, so functions deep inside get
 * longer ones that differ more: they are a fortieth of the package.
 */
async function shortenNames(path: string): Promise<void> {
  const program = await readFile(path, 'utf8');
  const { code } = await minify(program, { module: false, compress: false, mangle: { toplevel: true } });
  await writeFile(path, code);
}

/** The page of the extension. VS Code shows pictures there that are on the web or in the text, and no others. */
async function readme(baseUrl: string | undefined): Promise<string> {
  let text = await readFile(join(repositoryRoot, 'client', 'README.md'), 'utf8');
  if (baseUrl !== undefined) return withPicturesOnTheWeb(text, 'client/', baseUrl);
  for (const [, path = ''] of text.matchAll(/\]\(\.\.\/([^)]*\.webp)\)/g)) {
    const picture = await readFile(join(repositoryRoot, path));
    text = text.replace(`../${path}`, `data:image/webp;base64,${picture.toString('base64')}`);
  }
  return text;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
