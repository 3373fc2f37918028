import type * as z from 'zod';
import { parse, type ParseError } from 'jsonc-parser';
import type { CatalogueAdditions } from '#schemas/catalogue/catalogue';
import { projectContents } from '#schemas/model/projectConfiguration';
import { keepWhatIsRight } from './keepWhatIsRight';

/** The contents of a project file. */
export type ProjectConfiguration = z.infer<typeof projectContents>;

/** A project file that was read, and what was wrong with it. */
export interface Project {
  /** The URI of the folder that the file is in, with a slash at the end. */
  readonly folder: string;
  readonly configuration: ProjectConfiguration;
  /** What was ignored, as `keepWhatIsRight` names it. */
  readonly problems: readonly string[];
}

/** Reads the text of a project file. What is wrong in it is ignored and named; the rest applies. */
export function readProject(folder: string, text: string): Project {
  const errors: ParseError[] = [];
  const input: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  const { value, problems } = keepWhatIsRight(projectContents, input);
  return {
    folder,
    configuration: value,
    problems: errors.length > 0 ? ['The file is not valid JSON.', ...problems] : problems,
  };
}

/** The entries that a project adds to the catalogue. */
export function catalogueAdditions({ configuration }: Project): CatalogueAdditions {
  return {
    mediaTypes: configuration.mediaTypes.map((entry) => ({ ...entry, status: 'current' })),
    profiles: configuration.profiles.map((entry) => ({
      ...entry,
      owner: 'This project',
      noun: entry.name,
      form: 'artifact',
      tools: 'your tools',
    })),
  };
}
