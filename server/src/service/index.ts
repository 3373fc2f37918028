/**
 * The door of the language service. Hosts, the protocol and tests of features come in here; the rooms behind it may be
 * rearranged without any of them noticing.
 */

// The service, and what it is asked with.
export { createLanguageService, type LanguageService } from './languageService';
export type { CompletionCapabilities } from './features/completion/completion';
export { drawGraph } from './features/layoutGraph/svg';
export type { LayoutGraph } from './features/layoutGraph/graph';
export type { LayoutNode } from './features/layoutParts';
export type { NodeProblems } from './features/layoutProblems';
export { effectOf } from './features/layoutRepairs';
export type { RepairStep } from './features/repairSteps';
export type { Refusal, RenameTarget } from './features/rename';
export { sectionNames, type PageSection } from './features/pageSections';
export type { ConsumerQuestion } from './features/whoTakes';
export { isBlob } from './oci/blobPath';
export type { ConsumerOutcome, ConsumerVerdict } from './oci/consumers/outcomes';
export { conditionText } from './oci/consumers/outcomeText';

// Documents, parsed and changed.
export type { KindPin, ParsedDocument } from './document/parsedDocument';
export { findValue } from './document/locate';
export type { SyntaxNode } from './document/syntaxNode';
export type { EditOperation, OffsetEdit } from './edits/operations';
export { whyNotAnalyzed } from './document/syntaxTree';
export { applyOffsetEdits, planEdits } from './edits/planEdits';

// Rules, and what they find.
export { firstAlike, moreLikeThis, mostAlike } from './lint/alike';
export { messageOf, titleOf, writtenPlace, type Finding } from './lint/finding';
export { rangeOf } from './lint/range';
export type { Policy } from './lint/policy';
export type { FixProposal, LayoutRepairName, Rule } from './lint/rule';
export { rules } from './rules/registry';
export { automaticFix } from './features/fixAll';
export { wholePage } from './features/pages/pages';
export { examplesIn, parseRulePage, type PageExample, type RulePage } from './features/pages/rulePage';
export { diagnosticSource } from './features/diagnostics';
export { heightOf, heightOfFindings, linesOf, roomInPixels } from './features/hover/room';
export { copyDescriptorKind } from './features/copyDescriptorAction';
export { documentOfUnresolved, fixAllKind } from './features/codeActions';
export { documentOfUndocumented } from './features/completion/entryDocumentation';
export { whyUnknown } from './features/whyUnknown';
export { toTextEdit } from './features/workspaceEdits';

// Settings, of editors and of projects.
export {
  defaultEditorSettings,
  readEditorSettings,
  type EditorSettings,
  type ReadSettings,
} from './settings/editorSettings';
export { keepWhatIsRight } from './settings/keepWhatIsRight';
export { readProject, type Project } from './settings/projectConfiguration';
export { withBaseline, type BaselineEntry } from './settings/baseline';
export type { ProjectFile } from './settings/silence';
export { parseUri } from './document/uri';
export { ProjectFinder, type ReadFile } from './settings/projectFinder';
export { defaultSettings, relativePath, resolveSettings, type Settings } from './settings/resolveSettings';

// What is known about the content of files and layouts, with no document at hand.
export { humanSize } from './features/byteSize';
export { mediaTypeOfContent } from './features/contentType';
export type { DescribedFile } from './features/insertDescriptor';
export type { ContentStore, StoredFile, StoreProblem } from './layout/contentStore';
export { placeInLayout, uriBelow } from './layout/address';
export {
  digestOfPath,
  indexFile,
  Layout,
  namedFiles,
  type ChartNames,
  type ChunkedLayer,
  type Compression,
  type LayoutContent,
  type LayoutPlace,
  type StargzTable,
  type StreamProblem,
  type Uncompressed,
} from './layout/layout';
export {
  stepsOfVerification,
  verifiedIn,
  withFacts,
  type BlobFacts,
  type VerificationStep,
} from './layout/verification';
export { aboutTitles, asksTheSame, neighborQuery, type NeighborQuery } from './neighbors/neighborQuery';
export { withNeighbors, Neighbors, type Neighbor } from './neighbors/neighbors';
export { readLayout } from './layout/readLayout';
export { looksLikeJson } from './oci/contentForm';
export { countUnreadBlobs } from './layout/repairs/damagedBlobs';
export { ChangesInWords } from './features/changesInWords';
export { contentAfter, type FileChange } from './layout/repairs/fileChanges';
export { emptyLayout } from './layout/repairs/layoutFiles';
export { changeInWords, notesOf } from './layout/repairs/repairInWords';
export { repairLayout, type RepairOptions } from './layout/repairs/repairLayout';
