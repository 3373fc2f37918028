import type * as z from 'zod';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CatalogueAdditions } from '#schemas/catalogue/catalogue';
import { projectContents, projectFileName } from '#schemas/model/projectConfiguration';
import { parseDocument, type ParsedDocument } from '#service/document/parsedDocument';
import { messageOf, type Finding } from '#service/lint/finding';
import { defaultPolicy } from '#service/lint/policy';
import { rangeOf } from '#service/lint/range';
import { runRules } from '#service/lint/runRules';
import { rules } from '#service/rules/registry';
import { keepWhatIsRight, namedShortly } from './keepWhatIsRight';

/** The contents of a project file. */
export type ProjectConfiguration = z.infer<ReturnType<typeof projectContents>>;

/** A project file that was read, and what was wrong with it. */
export interface Project {
  /** The URI of the folder that the file is in, with a slash at the end. */
  readonly folder: string;
  /** The text of the file, in which the places of its entries are. */
  readonly document: ParsedDocument;
  readonly configuration: ProjectConfiguration;
  /** Where and why the text as a whole is not a project file; what could be read of it applies anyway. */
  readonly mistake: string | undefined;
  /** What was ignored or has no effect: sentences that name the place. */
  readonly problems: readonly string[];
}

/**
 * Reads the text of a project file as every other document is read, with the same limits. What is wrong in it is
 * ignored and named; the rest applies. Never throws.
 */
export function readProject(folder: string, text: string): Project {
  const document = parseDocument(
    TextDocument.create(`${folder}${projectFileName}`, 'jsonc', 0, text),
    'project-configuration',
  );
  const { value, problems } = keepWhatIsRight(projectContents(), document.value);
  // A rule that failed would not cost the author anything but what it says.
  const findings = runRules(document, rules, defaultPolicy, () => undefined);
  // What the reader refuses is an error, and the reader has named it; what has no effect is a warning.
  const idle = findings.filter(({ severity }) => severity === 'warning');
  return {
    folder,
    document,
    configuration: value,
    mistake: mistakeIn(document, findings),
    problems: [...problems, ...namedShortly(idle, (finding) => sentenceFor(document, finding))],
  };
}

/** What a project file says, without what is wrong in it and without saying so. */
export function configurationIn({ value }: ParsedDocument): ProjectConfiguration {
  return keepWhatIsRight(projectContents(), value).value;
}

/** The messages of project-configuration that are about the text as a whole; project-syntax has no others. */
const aboutWholeText: readonly string[] = ['too-deep', 'too-large', 'not-object'];

function mistakeIn(document: ParsedDocument, findings: readonly Finding[]): string | undefined {
  if (document.text.trim() === '') return 'The file is empty.';
  const found = findings.find(
    ({ rule, message }) => rule.id === 'project-syntax' || aboutWholeText.includes(message),
  );
  return found && sentenceFor(document, found);
}

function sentenceFor(document: ParsedDocument, finding: Finding): string {
  const { start } = rangeOf(document, finding.at);
  return `line ${start.line + 1}, column ${start.character + 1}: ${messageOf(finding)}`;
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
