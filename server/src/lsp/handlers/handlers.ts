import { codeActions } from './codeActions';
import { completion } from './completion';
import { contentType } from './contentType';
import { describeDocument } from './describeDocument';
import { codeLens } from './codeLens';
import { diagnostics } from './diagnostics';
import { documentSymbols } from './documentSymbols';
import { explainDocument } from './explainDocument';
import type { Handler } from './handler';
import { hover } from './hover';
import { inlayHints } from './inlayHints';
import { insertDescriptor } from './insertDescriptor';
import { templates } from './templates';
import { validateText } from './validateText';

/** All features that the server offers. */
export const handlers: readonly Handler[] = [
  diagnostics,
  hover,
  codeActions,
  completion,
  describeDocument,
  codeLens,
  documentSymbols,
  inlayHints,
  templates,
  contentType,
  insertDescriptor,
  explainDocument,
  validateText,
];
