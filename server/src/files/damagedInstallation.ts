import { reasonOf } from './regularFile';

/** A file of this program cannot be loaded, so nothing can be said of what it was to read. The message is a sentence. */
export class DamagedInstallation extends Error {
  /** @param file the path of the file */
  static of(file: string, error: unknown): DamagedInstallation {
    // The reason may list all modules that asked for it.
    const [reason = ''] = reasonOf(error).split('\n');
    return new DamagedInstallation(
      damagedFileMessage(file, `it could not be loaded: ${reason.replace(/\.$/, '')}`),
    );
  }
}

/**
 * The message about a file of this program.
 * @param problem what is wrong with it, as a clause
 */
export function damagedFileMessage(file: string, problem: string): string {
  return `${file}: this file is part of the program, and ${problem}. Reinstall OCI Manifest.`;
}

/**
 * Why something cannot be read, as a phrase.
 * @throws DamagedInstallation where that is not the fault of what was to be read
 */
export function reasonOrDamage(error: unknown): string {
  if (error instanceof DamagedInstallation) throw error;
  return reasonOf(error);
}
