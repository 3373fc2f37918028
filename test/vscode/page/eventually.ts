import { setTimeout as wait } from 'node:timers/promises';

/** Waits until something holds, which VS Code tells nobody about: that files are written. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  for (const end = Date.now() + 20_000; ;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await wait(100);
    }
  }
}
