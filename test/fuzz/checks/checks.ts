import type { Check } from './check';
import { quickFixes, refactorings } from './codeActions';
import { acceptedCompletions, completionsEverywhere } from './completions';
import { findings } from './findings';
import { fixAll } from './fixAll';
import { fixes } from './fixes';
import { formatting } from './formatting';
import { insertion } from './insertion';
import { navigation } from './navigation';
import { rename } from './rename';
import { silencing } from './silencing';
import { typing } from './typing';
import { views } from './views';
import { writtenAlike } from './writtenAlike';

/** All that is checked of every document. */
export const checks: readonly Check[] = [
  findings,
  views,
  fixes,
  fixAll,
  quickFixes,
  refactorings,
  silencing,
  rename,
  navigation,
  acceptedCompletions,
  completionsEverywhere,
  insertion,
  formatting,
  writtenAlike,
  typing,
];
