import type { ChartNames } from '#service';
import { StreamSource } from './archive/byteSource';
import { tarEntries } from './archive/tarEntries';
import { yamlString } from './yamlString';

/** Charts begin with their Chart.yaml, so it is not looked for beyond. */
export const chartHeadInBytes = 1024 * 1024;

/** No Chart.yaml that people write is larger (bytes). */
const largestChartFile = 256 * 1024;

/**
 * The name and version in the Chart.yaml of a Helm chart; null where none was found, or it is not understood.
 * @param head the beginning of the tar archive that the chart is
 */
export async function chartNamesIn(head: Uint8Array): Promise<ChartNames | null> {
  const source = new StreamSource(once(head));
  const found: (ChartNames | null)[] = [];
  try {
    for await (const { path, type, size } of tarEntries(source, () => undefined)) {
      // The charts that it depends on are in folders further below.
      if (type !== 'file' || !/^(?:\.\/)?[^/]+\/Chart\.yaml$/.test(path)) continue;
      const text = size > largestChartFile ? undefined : await source.read(size);
      found.push(text?.length === size ? namesIn(text.toString('utf8')) : null);
    }
  } catch {
    // What cannot be read has findings of its own, or is only cut off by the limit.
  }
  // Helm puts several together.
  const [names = null, ...others] = found;
  return others.length === 0 ? names : null;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(bytes);
}

/** No name or version that people write is longer. */
const longestLine = 1024;

/**
 * Each line that begins with one of the keys is read alone: a line without indentation begins a member of the whole
 * document. Null where none has a value that is a string.
 */
function namesIn(text: string): ChartNames | null {
  // YAML 1.1 has more line breaks than others.
  const lines = text.split(/\r\n|[\r\n\u0085\u2028\u2029]/);
  if (!isPlain(lines)) return null;
  const [name, version] = [stringAt('name', lines), stringAt('version', lines)];
  return name === undefined && version === undefined ? null : { name, version };
}

/** The form that people write: one document whose members begin lines, and quoted text that ends where it begins. */
function isPlain(lines: readonly string[]): boolean {
  const written = lines.filter((line) => /^[^\s#]/.test(line));
  const [first = '', ...others] = written;
  const members = /^---\s*$/.test(first) ? others : written;
  return members.every(
    (line) =>
      line.length > longestLine ||
      /^- /.test(line) ||
      /^[\w-]+:(?:$|\s+(?![\s"'{[])|\s+\[[^\]]*\]\s*(?:#.*)?$|\s+\{[^}]*\}\s*(?:#.*)?$)/.test(line) ||
      /^[\w-]+:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?$/.test(line),
  );
}

/** A value that is not a string is left out, because tools turn it into text differently. */
function stringAt(key: string, lines: readonly string[]): string | undefined {
  const [at, ...others] = lines.flatMap((line, index) => (line.startsWith(`${key}:`) ? [index] : []));
  const line = lines[at ?? lines.length];
  if (line === undefined || line.length > longestLine || others.length > 0) return undefined;
  // What is indented continues the value.
  if (/^\s+[^\s#]/.test(lines.slice((at ?? 0) + 1).find((next) => next.trim() !== '') ?? ''))
    return undefined;
  return yamlString(line.slice(key.length + 1));
}
