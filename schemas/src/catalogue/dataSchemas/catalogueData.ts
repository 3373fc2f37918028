import * as z from 'zod';
import { annotationsData } from './annotations';
import { consumersData } from './consumers';
import { foreignFilesData } from './foreignFiles';
import { mediaTypesData } from './mediaTypes';
import type { Sealed } from './parts';
import { platformsData } from './platforms';
import { profilesData } from './profiles';

/** The schema of all files below `data/`, by the file’s name without its extension. */
export const catalogueDataSchema = z.strictObject({
  annotations: annotationsData,
  consumers: consumersData,
  foreignFiles: foreignFilesData,
  mediaTypes: mediaTypesData,
  platforms: platformsData,
  profiles: profilesData,
});

/** The contents of all files of data. */
export type CatalogueData = Sealed<z.infer<typeof catalogueDataSchema>>;

/** The name of a file of data, without its extension. */
export type DataFile = keyof CatalogueData;
