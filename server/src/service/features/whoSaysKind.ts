import { kindNames } from '#schemas/kinds';
import type { Detection } from '#service/document/kindDetection';

/** Who says what a document is, where that is not its content: in a sentence, and in few words. */
const saying: Partial<Record<Detection['by'], { readonly sentence: string; readonly note: string }>> = {
  pin: { sentence: 'Your settings, the project file, or the command line say so.', note: 'pinned' },
  descriptor: { sentence: 'The descriptor that leads to it says so.', note: 'by its descriptor' },
};

/** Who says what a document is, and what it is instead where they are wrong; undefined where its content says it. */
export function whoSaysKind(detection: Detection | undefined): string | undefined {
  const said = detection && saying[detection.by];
  if (said === undefined) return undefined;
  return detection?.instead === undefined
    ? said.sentence
    : `${said.sentence} But its content is ${kindNames[detection.instead].phrase}.`;
}

/** The same in few words, behind what the document is; undefined where its content says it. */
export function noteOnKind(detection: Detection | undefined): string | undefined {
  return detection && saying[detection.by]?.note;
}
