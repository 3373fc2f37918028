import type { Operation } from '#schemas/catalogue/consumers';
import type { ConsumerOutcome } from '#service';
import type { ConsumedDocument } from './documents/document';
import type { Observation } from './tools/tool';

/** One operation of a tool with one document: what the model said, and what came of it. */
export interface Run {
  readonly document: ConsumedDocument;
  readonly consumer: string;
  readonly operation: Operation;
  readonly predicted: ConsumerOutcome | undefined;
  readonly observed: Observation;
}

/** How a prediction compares with what came of it. */
export type Agreement = 'agrees' | 'not predicted' | 'other outcome' | 'other error';

/** Compares what the model said with what came of it. */
export function compare({ predicted, observed }: Pick<Run, 'predicted' | 'observed'>): Agreement {
  if (predicted === undefined) return 'not predicted';
  if (!sameOutcome(predicted, observed)) return 'other outcome';
  return predicted.error === undefined || prints(observed.output, predicted.error) ? 'agrees' : 'other error';
}

function sameOutcome({ outcome, layers }: ConsumerOutcome, { taken, unpacked }: Observation): boolean {
  switch (outcome) {
    case 'takes':
    case 'ignores':
      return taken;
    case 'unpacks':
      return taken && unpacked === layers?.unpacked.length;
    case 'refuses':
    case 'fails':
      return !taken;
  }
}

/** Tells whether an output has an error of the model, in which `…` stands for anything. */
export function prints(output: string, error: string): boolean {
  const parts = error.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  // Logs write quotes with a backslash.
  return new RegExp(parts.join('[^]*?')).test(output.replaceAll('\\"', '"'));
}
