import { consumerFiles, entryFiles, readForeignFiles } from './data/files';
import type { CatalogueData } from './dataSchemas/catalogueData';
import type { Consumer } from './dataSchemas/consumers';
import type { ForeignFiles } from './dataSchemas/foreignFiles';

/**
 * The data of the catalogue without the consumers and the names of foreign files. Each file is read when it is first asked
 * for. Nothing checks it while the server starts, because that would cost time on every start: `npm run generate` and
 * test/unit/catalogue/data.test.ts check it against the schemas of `dataSchemas/`.
 */
export const catalogueData: Omit<CatalogueData, 'consumers' | 'foreignFiles'> = {
  get annotations() {
    return entryFiles.annotations() as CatalogueData['annotations'];
  },
  get mediaTypes() {
    return entryFiles.mediaTypes() as CatalogueData['mediaTypes'];
  },
  get platforms() {
    return entryFiles.platforms() as CatalogueData['platforms'];
  },
  get profiles() {
    return entryFiles.profiles() as CatalogueData['profiles'];
  },
};

/** What is known of a consumer; undefined where there is no file for the id. */
export function readConsumer(id: string): Consumer | undefined {
  return Object.hasOwn(consumerFiles, id) ? (consumerFiles[id]?.() as Consumer) : undefined;
}

/** The names of files that other tools own. */
export function foreignFiles(): ForeignFiles {
  return readForeignFiles() as ForeignFiles;
}

/** All data, to check them: nobody else needs the whole of it. */
export function wholeCatalogueData(): CatalogueData {
  return {
    ...catalogueData,
    foreignFiles: foreignFiles(),
    consumers: Object.keys(consumerFiles).flatMap((id) => readConsumer(id) ?? []),
  };
}
