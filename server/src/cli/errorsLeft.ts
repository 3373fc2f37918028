import type { JsonReport } from './formats/json';
import { InputError } from './inputError';
import { lint } from './lint';
import type { Terminal } from './terminal';

/** How many errors `oci-manifest lint` finds in a directory. Where it cannot check, it says so itself when somebody runs it. */
export async function countErrors(directory: string, { readStandardInput, look }: Terminal): Promise<number> {
  let printed = '{"files":[]}';
  const silent: Terminal = {
    print: (text) => void (printed = text),
    warn: () => undefined,
    readStandardInput,
    look,
  };
  try {
    await lint([directory], { format: 'json', severity: 'error' }, silent);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  const { files } = JSON.parse(printed) as JsonReport;
  return files.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'error')
    .length;
}
