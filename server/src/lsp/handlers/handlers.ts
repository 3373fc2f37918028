import { codeActions } from './codeActions';
import { diagnostics } from './diagnostics';
import type { Handler } from './handler';
import { hover } from './hover';

/** All features that the server offers. */
export const handlers: readonly Handler[] = [diagnostics, hover, codeActions];
