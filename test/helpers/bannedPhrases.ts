/**
 * What this project does not write where a user reads it, and what to write instead. CONTRIBUTING.md has the same
 * under “How we write”.
 */

/** A phrase or spelling that is banned. */
export interface BannedPhrase {
  readonly pattern: RegExp;
  /** What to write instead. */
  readonly instead: string;
  /** A sentence with the phrase, and the sentence as it should be. */
  readonly sample: readonly [banned: string, plain: string];
}

/** A place where a text uses a banned phrase. */
export interface Hit {
  /** The words that were found. */
  readonly words: string;
  readonly offset: number;
  readonly instead: string;
}

/** All banned phrases in a text, in their order. */
export function bannedIn(text: string): Hit[] {
  return bannedPhrases
    .flatMap(({ pattern, instead }) =>
      Array.from(text.matchAll(pattern), (match) => ({
        words: match[0].replace(/\s+/g, ' '),
        offset: match.index,
        instead,
      })),
    )
    .sort((a, b) => a.offset - b.offset);
}

/** A space in a pattern fits any white space, because sentences are wrapped. */
function phrase(pattern: string, instead: string, banned: string, plain: string): BannedPhrase {
  return { pattern: new RegExp(pattern.replaceAll(' ', '\\s+'), 'giu'), instead, sample: [banned, plain] };
}

/** A stretch of one sentence that does not contain the given pattern. */
const stretchWithout = (pattern: string, length: number): string =>
  `(?:(?!${pattern})(?![.;:?!](?:\\s|$))[\\s\\S]){0,${length}}?`;

const phrases: readonly BannedPhrase[] = [
  phrase(
    '(?<!\\bthere )\\bis no\\b(?! longer\\b)',
    '“is not a …”, “is not a valid …”',
    'The value is no digest.',
    'The value is not a valid digest. There is no other, and it is no longer read.',
  ),
  phrase(
    '(?<!\\bthere )\\bare no\\b(?! longer\\b)',
    '“are not …”',
    'Such entries are no images.',
    'Such entries are not images. There are no others, and they are no longer read.',
  ),
  phrase(
    `\\breplac(?:e|es|ing)\\b${stretchWithout('\\bwith\\b', 80)}(?<!(?:ed|en|wn) )\\bby\\b`,
    '“Replace … with …”',
    'Replace "v1.0" by "v1.1".',
    'Replace "v1.0" with "v1.1". Replace the type written by the tool. It was replaced by another.',
  ),
  phrase(
    '\\bbelong(?:s|ed|ing)? into\\b',
    '“belongs in”',
    'The value belongs into `config`.',
    'The value belongs in `config`.',
  ),
  phrase(
    '\\bby the looks? of\\b',
    '“Did you mean "…"?”, “looks like …”',
    'It is a layer by the look of it.',
    'It looks like a layer.',
  ),
  phrase(
    '(?:(?<!\\blong )\\bas\\b(?! long\\b)[^.;:,]{1,40}|\\bspecification|\\bRFC \\d+) ha(?:s|ve) it\\b',
    '“in RFC 3339 format”, “as the specification writes it”',
    'The time is not written as RFC 3339 has it.',
    'The time is not in RFC 3339 format. Nothing changes as long as the config has it.',
  ),
  phrase(
    '\\bhardly\\b',
    '“is unlikely to …”, “seldom”, “almost no …”',
    'Clients hardly find the image.',
    'Clients are unlikely to find the image.',
  ),
  phrase(
    '\\b(?:leave|leaves|leaving|left)\\b(?: [^\\s.;:,]+){0,5} away\\b',
    '“omit”',
    'Leave `platform` away.',
    'Omit `platform`.',
  ),
  phrase(
    '\\bgo(?:es)? before\\b',
    '“overrides …”, “takes precedence over …”, “comes before …”',
    'The setting goes before the project file.',
    'The setting overrides the project file.',
  ),
  phrase('\\bslips? of the\\b', '“typo”', 'It is a slip of the keyboard.', 'It is a typo.'),
  phrase('\\bby heart\\b', '“well-known”', 'It is a digest known by heart.', 'It is a well-known digest.'),
  phrase(
    '\\b(?:stands|standing|stood)\\b(?! for\\b)',
    '“is”, “appears”',
    'A comma stands before the bracket.',
    'A comma is before the bracket. The star stands for any text.',
  ),
  phrase(
    '\\bof (?:its|their) own accord\\b',
    '“by itself”, “by default”, “automatically”',
    'The tool writes it of its own accord.',
    'The tool writes it by default.',
  ),
  phrase('\\ball the same\\b', '“anyway”, “nevertheless”', 'It is read all the same.', 'It is read anyway.'),
  phrase(
    '\\bin (?:\\w+ )?capitals\\b',
    '“in uppercase”, “in different case”',
    'The key is written in other capitals.',
    'The key is in different case.',
  ),
  phrase(
    '\\bsmall letters\\b',
    '“lowercase letters”',
    'Digests have small letters.',
    'Digests have lowercase letters.',
  ),
  phrase(
    '\\bwhat it means to\\b',
    '“what … does”, “how … reads it”',
    'It says what it means to runtimes.',
    'It says how runtimes read it.',
  ),
  phrase(
    '\\bsaid otherwise\\b',
    '“configured differently”, “unless you set …”',
    'It is 1.1 if nothing is said otherwise.',
    'It is 1.1 unless you set another version.',
  ),
  phrase(
    '\\bsuch as name\\b',
    '“which name”',
    'Use types such as name the content.',
    'Use types that name the content.',
  ),
  phrase(
    '(?<!\\btop[ -])\\blevels? (?:is|of (?:individual|each|a) rules?)\\b|\\b(?:lowest|least|own|the severity) level\\b|\\bis not a level\\b',
    '“severity”',
    'The level is warning for tar archives.',
    'The severity is warning for tar archives.',
  ),
  phrase('\\bmeant by\\b', '“Did you mean …?”', 'A config is meant by this.', 'Did you mean "config"?'),
  phrase(
    '\\b(?:is|are|be) (?:to blame|at fault)\\b',
    'who fails, and how',
    'The registry is at fault.',
    'The registry refuses the manifest.',
  ),
  phrase(
    '\\b(?:which|that) nobody knows\\b|\\bof use to nobody\\b',
    '“unknown”, “has no effect”',
    'It has a type that nobody knows.',
    'It has an unknown type.',
  ),
  phrase(
    '\\bat first sight\\b',
    'the sentence without it',
    'It is an image at first sight.',
    'It looks like an image.',
  ),
  phrase(
    '\\bmakes? of (?:it|them)\\b',
    '“how … reads it”',
    'It shows what a runtime makes of it.',
    'It shows how a runtime reads it.',
  ),
  phrase('\\bplease\\b', 'the sentence without it', 'Please choose a file.', 'Choose a file.'),
];

/**
 * British words by what American English writes. Each is looked for as a whole word of prose: a part of an
 * identifier, a path or a URL, such as `json-not-analysed`, does not count.
 */
const spellings: readonly (readonly [british: string, american: string, example: string])[] = [
  ['licenc(?:e|es|ed|ing)', 'license', 'licences'],
  [
    '\\p{L}*(?:recogn|organ|normal|serial|initial|capital|custom|optim|minim|maxim|summar|categor|standard|special|util|real|synchron|author|emphas|priorit|local|central|final|general|visual)is(?:e|es|ed|er|ers|ing|ation|ations)',
    'the ending -ize, -ization',
    'unrecognised',
  ],
  ['\\p{L}*analys(?:e|ed|er|ers|ing)', 'analyze', 'analysed'],
  ['\\p{L}*(?:col|behavi|neighb|hon|fav|flav|lab|rum|harb)our\\p{L}*', 'the ending -or', 'behaviour'],
  ['cancell(?:ed|ing)', 'canceled, canceling', 'cancelled'],
  ['(?:un)?label(?:led|ling)', 'labeled, labeling', 'labelled'],
  ['(?:travel|model|signal|tunnel|marshal|unmarshal)l(?:ed|ing)', 'one l: modeled, signaling', 'signalling'],
  ['artefact\\p{L}*', 'artifact', 'artefacts'],
  ['(?:mis)?spelt', 'spelled, misspelled', 'misspelt'],
  ['(?:learnt|burnt|dreamt)', 'learned, burned', 'learnt'],
  ['\\p{L}*cent(?:re|res|red)', 'center', 'centre'],
  ['(?:de|of)fence', 'defense, offense', 'defence'],
  ['(?:catalogu(?:ed|ing)|dialogue|analogue)', 'the ending -og', 'dialogue'],
  [
    '(?:grey|whilst|amongst|judgement|programme|programmes)',
    'gray, while, among, judgment, program',
    'whilst',
  ],
];

const american: readonly BannedPhrase[] = spellings.map(([british, instead, example]) => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}_/#.@-])${british}(?![\\p{L}\\p{N}_/(-]|\\.\\p{L})`, 'giu'),
  instead: `American English: ${instead}`,
  sample: [`The word ${example} is British.`, `The path #x/${example}, and not-${example}, are identifiers.`],
}));

/** Everything that is banned. */
export const bannedPhrases: readonly BannedPhrase[] = [...phrases, ...american];
