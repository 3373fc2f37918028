import { archives } from './archives';
import { codeActions } from './codeActions';
import { completion } from './completion';
import { contentType } from './contentType';
import { describeDocument } from './describeDocument';
import { codeLens } from './codeLens';
import { definition } from './definition';
import { diagnostics } from './diagnostics';
import { documentLinks } from './documentLinks';
import { documentSymbols } from './documentSymbols';
import { explainDocument } from './explainDocument';
import type { Handler } from './handler';
import { hover } from './hover';
import { inlayHints } from './inlayHints';
import { insertDescriptor } from './insertDescriptor';
import { formatted } from './formatted';
import { layoutTree } from './layoutTree';
import { references } from './references';
import { repairLayout } from './repairLayout';
import { page } from './page';
import { rename } from './rename';
import { rules } from './rules';
import { silencingEntry } from './silencingEntry';
import { templates } from './templates';
import { validateFiles } from './validateFiles';
import { verifyLayout } from './verifyLayout';

/** All features that the server offers. */
export const handlers: readonly Handler[] = [
  diagnostics,
  hover,
  codeActions,
  silencingEntry,
  completion,
  describeDocument,
  codeLens,
  documentSymbols,
  documentLinks,
  definition,
  references,
  rename,
  inlayHints,
  templates,
  rules,
  page,
  contentType,
  insertDescriptor,
  explainDocument,
  formatted,
  layoutTree,
  archives,
  repairLayout,
  validateFiles,
  verifyLayout,
];
