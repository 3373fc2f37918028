/** What of a build only the npm package has: the command line, and the library. */
export const onlyForNpm: readonly string[] = [
  'server/cli.js',
  'server/cliProgram.js',
  'server/data',
  'library',
];

/** A package that programs are delivered in, with the names of the files about the packages of others in it. */
export interface Recipient {
  /** Tells whether a file of the build is in it, by its path. */
  readonly has: (path: string) => boolean;
  readonly notices: string;
  readonly billOfMaterials: string;
}

const isBelow = (path: string, names: readonly string[]): boolean =>
  names.some((name) => path === name || path.startsWith(`${name}/`));

/** The package of the extension. */
export const extension: Recipient = {
  has: (path) => !isBelow(path, onlyForNpm),
  notices: 'extension-THIRD-PARTY-NOTICES.txt',
  billOfMaterials: 'oci-manifest.cdx.json',
};

/** The npm package. The name of its notices is in `files` of package.json. */
export const npmPackage: Recipient = {
  has: (path) => isBelow(path, ['library', 'server']),
  notices: 'THIRD-PARTY-NOTICES.txt',
  billOfMaterials: 'oci-manifest-npm.cdx.json',
};
