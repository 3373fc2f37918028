import annotations from './data/annotations.json';
import consumers from './data/consumers';
import mediaTypes from './data/mediaTypes.json';
import platforms from './data/platforms.json';
import profiles from './data/profiles.json';
import type { CatalogueData } from './dataSchemas/catalogueData';

/**
 * The data of the catalogue. Nothing checks it while the server starts, because that would cost time on every
 * start: `npm run generate` and test/unit/catalogue/data.test.ts check it against the schemas of `dataSchemas/`.
 */
export const catalogueData = {
  annotations,
  consumers,
  mediaTypes,
  platforms,
  profiles,
} as unknown as CatalogueData;
