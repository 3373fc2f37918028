/** How many characters or items the runtime's own functions read, by function. */
export type Scans = ReadonlyMap<string, number>;

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** A function of the runtime that reads through a text or an array, which no count of executed code tells. */
interface Scanning {
  readonly prototype: object;
  readonly type: 'Array' | 'String';
  readonly name: string;
  /** How much a call reads or copies, by what it is called on and what it answers. */
  readonly cost: (length: number, answer: unknown) => number;
}

/** What looks for something reads up to where it is found, and else everything. */
const sought = (length: number, answer: unknown): number =>
  typeof answer === 'number' && answer >= 0 ? answer + 1 : length;

/** A half stands for where it was found, which the answer does not tell. */
const told = (length: number, answer: unknown): number => (answer === true ? length / 2 : length);

const whole = (length: number): number => length;

const made = (_: number, answer: unknown): number => (Array.isArray(answer) ? answer.length : 0);

const ofArrays = { prototype: Array.prototype, type: 'Array' } as const;
const ofStrings = { prototype: String.prototype, type: 'String' } as const;

const scanning: readonly Scanning[] = [
  { ...ofArrays, name: 'indexOf', cost: sought },
  { ...ofArrays, name: 'includes', cost: told },
  { ...ofArrays, name: 'slice', cost: made },
  { ...ofArrays, name: 'concat', cost: made },
  { ...ofArrays, name: 'unshift', cost: whole },
  { ...ofStrings, name: 'split', cost: whole },
  { ...ofStrings, name: 'replaceAll', cost: whole },
];

/** Counts what the runtime's own functions read while something runs. */
export function countScans(run: () => void): Scans {
  const scans = new Map<string, number>();
  const originals = scanning.map(({ prototype, type, name, cost }) => {
    const original = Reflect.get(prototype, name) as Method;
    const key = `${type}.prototype.${name}`;
    let scanned = 0;
    const counting: Method = function (...args) {
      const length = (this as { readonly length: number }).length;
      const answer = Reflect.apply(original, this, args);
      scanned += cost(length, answer);
      return answer;
    };
    replace(prototype, name, counting);
    return () => {
      replace(prototype, name, original);
      scans.set(key, scanned);
    };
  });
  try {
    run();
  } finally {
    for (const restore of originals) restore();
  }
  return scans;
}

function replace(prototype: object, name: string, value: Method): void {
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: false });
}
