const nanosecondsByUnit: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/**
 * The nanoseconds of a duration in the form that Go and Dockerfiles write, such as `1m30s`. Undefined for other text, and
 * for what is not a whole number of nanoseconds that JavaScript holds exactly.
 */
export function nanosecondsOf(text: string): number | undefined {
  if (text.length > 64 || !/^(?:\d+(?:\.\d+)?(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h))+$/.test(text))
    return undefined;
  let sum = 0;
  // Each part is a number and a unit, and the text has no others: it is cut behind each unit.
  for (const part of text.split(/(?<=[a-z\u00b5\u03bc])(?=\d)/)) {
    const amount = parseFloat(part);
    sum += amount * (nanosecondsByUnit[part.replace(/^[\d.]+/, '')] ?? NaN);
  }
  return Number.isSafeInteger(sum) ? sum : undefined;
}
