import { addTo } from '#schemas/groups';
import { builtInCatalogue, extendCatalogue, type Catalogue } from '#schemas/catalogue/catalogue';
import { parseFileGlob, type Glob } from '#schemas/values/glob';
import type { KindPin } from '#service/document/parsedDocument';
import { parseUri } from '#service/document/uri';
import type { Surroundings } from '#service/lint/context';
import { defaultPolicy, type Policy, type RuleSeverities } from '#service/lint/policy';
import { namesOf, type Accepted } from './acceptances';
import { chosenIn, defaultEditorSettings, type EditorSettings } from './editorSettings';
import { catalogueAdditions, type Project, type ProjectConfiguration } from './projectConfiguration';

/**
 * The settings that apply to one document, from the editor and the project together, with what its host knows of the
 * files around it.
 */
export interface Settings extends Surroundings {
  readonly enable: boolean;
  /** The kind that is pinned for the document. */
  readonly kind: KindPin;
  readonly policy: Policy;
  readonly accepted: readonly Accepted[];
  /** The project that the document belongs to; undefined where there is none. */
  readonly project: Project | undefined;
  /** What is shown besides findings and hovers. */
  readonly display: DisplaySettings;
  /** The levels that the editor sets, which no project file overrides. */
  readonly levelsOfEditor: RuleSeverities;
  /** The address of the workspace folder that the document is in, with a slash at the end; undefined where there is none. */
  readonly workspaceFolder?: string | undefined;
}

/** Which features may show something without being asked. */
export interface DisplaySettings extends Pick<EditorSettings, 'codeLens' | 'inlayHints'> {
  /** Whether the outline is filled; undefined where that depends on what the host shows itself. */
  readonly outline: boolean | undefined;
}

function displayOf({ codeLens, inlayHints }: EditorSettings, outline: boolean | undefined): DisplaySettings {
  return { codeLens, inlayHints, outline };
}

/** The settings of a document for which nothing is set. */
export const defaultSettings: Settings = Object.freeze({
  enable: true,
  kind: undefined,
  policy: defaultPolicy,
  accepted: [],
  project: undefined,
  display: displayOf(defaultEditorSettings, undefined),
  levelsOfEditor: {},
});

/** Puts together what the editor and the project set for a document. The editor overrides the project. */
export function resolveSettings(
  uri: string,
  editor: EditorSettings = defaultEditorSettings,
  project?: Project,
): Settings {
  const chosen = chosenIn(editor);
  const path = pathOf(uri);
  const relative = project === undefined ? undefined : relativePath(project.folder, uri);
  const configuration = relative === undefined ? undefined : project?.configuration;
  const overrides = configuration === undefined ? [] : overridesFor(configuration, relative);
  const pinned = pinsOf(editor.kinds).find(({ glob }) => glob.matches(path))?.kind;
  return {
    enable: editor.enable,
    kind: pinned ?? overrides.findLast(({ kind }) => kind !== undefined)?.kind,
    policy: {
      severities:
        configuration === undefined ? editor.rules : levelsOf(configuration, overrides, editor.rules),
      specification: chosen.specification ?? configuration?.specification ?? defaultPolicy.specification,
      consumers: chosen.consumers ?? configuration?.consumers ?? [],
      requiredAnnotations: configuration?.requiredAnnotations ?? {},
      catalogue: project === undefined ? builtInCatalogue : catalogueOf(project),
    },
    accepted: configuration === undefined ? [] : acceptedIn(configuration, relative),
    project,
    display: displayOf(editor, chosen.outline),
    levelsOfEditor: editor.rules,
  };
}

/**
 * The levels that a project and the editor set for a file together.
 * @param file the path of the file below the project; undefined for a file elsewhere
 */
export function levelsFor(
  configuration: ProjectConfiguration,
  file: string | undefined,
  levelsOfEditor: RuleSeverities,
): RuleSeverities {
  return levelsOf(configuration, overridesFor(configuration, file), levelsOfEditor);
}

function levelsOf(
  configuration: ProjectConfiguration,
  overrides: readonly Override[],
  levelsOfEditor: RuleSeverities,
): RuleSeverities {
  const levels = overrides.map(({ rules }) => rules);
  return Object.assign({}, configuration.rules, ...levels, levelsOfEditor) as RuleSeverities;
}

function overridesFor(configuration: ProjectConfiguration, file: string | undefined): readonly Override[] {
  if (file === undefined) return [];
  return overridesOf(configuration).filter(({ globs }) => globs.some((glob) => glob.matches(file)));
}

/** An entry of `overrides` with its globs, which are read once for all documents of the project. */
type Override = ProjectConfiguration['overrides'][number] & { readonly globs: readonly Glob[] };

const overridesByProject = new WeakMap<ProjectConfiguration, readonly Override[]>();

function overridesOf(configuration: ProjectConfiguration): readonly Override[] {
  let overrides = overridesByProject.get(configuration);
  if (overrides === undefined) {
    overrides = configuration.overrides.map((entry) => ({ ...entry, globs: entry.files.map(parseFileGlob) }));
    overridesByProject.set(configuration, overrides);
  }
  return overrides;
}

interface Pin {
  readonly glob: Glob;
  readonly kind: KindPin;
}

const pinsBySetting = new WeakMap<EditorSettings['kinds'], readonly Pin[]>();

function pinsOf(kinds: EditorSettings['kinds']): readonly Pin[] {
  let pins = pinsBySetting.get(kinds);
  if (pins === undefined) {
    pins = Object.entries(kinds).map(([glob, kind]) => ({ glob: parseFileGlob(glob), kind }));
    pinsBySetting.set(kinds, pins);
  }
  return pins;
}

const acceptedByProject = new WeakMap<ProjectConfiguration, ReadonlyMap<string, readonly Accepted[]>>();

/** What a project accepts in one file, by its path below the project; the list is sorted by files once for all of them. */
function acceptedIn(configuration: ProjectConfiguration, relative: string | undefined): readonly Accepted[] {
  let byFile = acceptedByProject.get(configuration);
  if (byFile === undefined) {
    byFile = groupByFile(configuration.baseline);
    acceptedByProject.set(configuration, byFile);
  }
  return (relative === undefined ? undefined : byFile.get(relative)) ?? [];
}

function groupByFile(baseline: ProjectConfiguration['baseline']): ReadonlyMap<string, readonly Accepted[]> {
  const byFile = new Map<string, Accepted[]>();
  for (const { file, rule, path } of baseline) {
    for (const name of namesOf(file)) addTo(byFile, name, { rule, path });
  }
  return byFile;
}

function pathOf(uri: string): string {
  return (parseUri(uri)?.path ?? '').replace(/^\//, '');
}

/** The path of a document below the project's folder; undefined for a document elsewhere. */
export function relativePath(folder: string, uri: string): string | undefined {
  const base = pathOf(folder);
  const path = pathOf(uri);
  return path.startsWith(base) ? path.slice(base.length) : undefined;
}

const catalogues = new WeakMap<Project, Catalogue>();

/** A project's catalogue is made once, for all its documents. */
function catalogueOf(project: Project): Catalogue {
  let catalogue = catalogues.get(project);
  if (catalogue === undefined) {
    catalogue = extendCatalogue(builtInCatalogue, catalogueAdditions(project));
    catalogues.set(project, catalogue);
  }
  return catalogue;
}
