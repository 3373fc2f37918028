import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { explanationStyle } from '../../client/src/explanation/explanationHtml';
import { bundledPackages, licenseNotices } from '../bundledPackages';
import { repositoryRoot } from '../vscodeHost/paths';
import { withoutFetch } from '../withoutFetch';
import { documentationSite } from './documentation';
import { playgroundExamples } from './examples';
import { pageInShell, playgroundPlace, stylePlace } from './shell';

/** The icon of all pages. */
const icon = 'docs/images/icon.png';

const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');

/**
 * Makes the site: the documentation, and the playground beside it. All addresses are relative, so that any static host can
 * serve it, in any folder.
 * @param folder where it is put; what is there is deleted
 */
export async function buildSite(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const { pages, files } = documentationSite(read);
  for (const [place, html] of pages) write(folder, place, html);
  for (const [place, path] of [...files, [icon, icon] as const]) copy(folder, place, path);
  copy(folder, stylePlace, 'scripts/site/site.css');
  write(folder, 'playground/playground.css', read('playground/playground.css') + styleOfExplanation());
  write(folder, playgroundPlace, playgroundPage());
  write(folder, 'playground/THIRD-PARTY-NOTICES.txt', await buildPrograms(folder));
}

/** Explanations look as in VS Code, with the colors of the page. What is narrow is their part of the page. */
function styleOfExplanation(): string {
  return `.explanation {${explanationStyle('@container (max-width: 720px)')}}\n`;
}

function playgroundPage(): string {
  return pageInShell({
    place: playgroundPlace,
    title: 'Playground',
    body: read('playground/playground.html'),
    styles: ['playground/playground.css'],
    scripts: ['playground/page.js'],
  });
}

/** Bundles the programs of the playground, and gives the notices of the packages in them. */
async function buildPrograms(folder: string): Promise<string> {
  const shared: BuildOptions = {
    absWorkingDir: repositoryRoot,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    conditions: ['browser'],
    mainFields: ['browser', 'module', 'main'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    outdir: join(folder, 'playground'),
  };
  const results = await Promise.all([
    build({
      ...shared,
      entryPoints: { page: 'playground/page/main.ts' },
      define: { EXAMPLES: JSON.stringify(playgroundExamples(read)) },
      metafile: true,
    }),
    build({
      ...shared,
      ...withoutFetch,
      entryPoints: { worker: 'playground/worker/main.ts' },
      metafile: true,
    }),
  ]);
  const sources = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  return licenseNotices(bundledPackages(repositoryRoot, sources));
}

function write(folder: string, place: string, text: string): void {
  const path = join(folder, place);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function copy(folder: string, place: string, path: string): void {
  mkdirSync(dirname(join(folder, place)), { recursive: true });
  copyFileSync(join(repositoryRoot, path), join(folder, place));
}
