import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package of others that is part of a program. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly license: string;
  /** The text of the license, and of a notice if there is one; empty if the package has none. */
  readonly text: string;
}

const licenseFile = /^(?:licen[cs]e|copying|notice)/i;

/**
 * The source files that something is left of in programs, as esbuild names them: unused ones are dropped from a program.
 * @param metafiles what esbuild says about the programs
 * @param isMeant tells by the path of a program, below the folder of the build, whether it counts
 * @param folder the folder of the build, as the metafiles name it
 */
export function sourcesOf(
  metafiles: readonly Metafile[],
  folder: string,
  isMeant: (program: string) => boolean,
): readonly string[] {
  const outputs = metafiles.flatMap((metafile) => Object.entries(metafile.outputs));
  const meant = outputs.filter(([path]) => isMeant(relative(folder, path).replaceAll('\\', '/')));
  const sources = meant.flatMap(([, { inputs }]) => Object.entries(inputs));
  return [
    ...new Set(sources.flatMap(([source, { bytesInOutput }]) => (bytesInOutput > 0 ? [source] : []))),
  ].sort();
}

/**
 * The packages that source files are from, by name.
 * @param root the folder with `node_modules`
 * @param sources paths of source files below it, as esbuild names them
 */
export function bundledPackages(root: string, sources: readonly string[]): readonly BundledPackage[] {
  const folders = new Set<string>();
  for (const source of sources) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(source)?.[0];
    if (folder !== undefined) folders.add(folder);
  }
  return [...folders].map((folder) => packageIn(join(root, folder))).sort(byName);
}

function packageIn(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Omit<
    BundledPackage,
    'text'
  >;
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => licenseFile.test(file)) : [];
  const text = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return { name, version, license, text: text.join('\n\n') };
}

function byName(one: BundledPackage, other: BundledPackage): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : one.version < other.version ? -1 : 1;
}

/** The notices that must accompany a program: name, version, license, and text of each package in it. */
export function licenseNotices(packages: readonly BundledPackage[]): string {
  const notices = packages.map(
    ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`,
  );
  return ['This program contains the following packages.\n', ...notices].join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * The software bill of materials of the programs, in the format CycloneDX 1.6.
 * @param version the version of the programs
 */
export function billOfMaterials(packages: readonly BundledPackage[], version: string): string {
  const component = (name: string, itsVersion: string, license: string) => ({
    type: 'library',
    'bom-ref': `${name}@${itsVersion}`,
    name,
    version: itsVersion,
    licenses: [{ expression: license }],
    purl: `pkg:npm/${name.replace('@', '%40')}@${itsVersion}`,
  });
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { ...component('oci-manifest', version, 'Apache-2.0'), type: 'application' } },
    components: packages.map(({ name, version: itsVersion, license }) =>
      component(name, itsVersion, license),
    ),
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}
