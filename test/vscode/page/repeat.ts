import type { Locator } from 'playwright-core';

/**
 * Does something again and again until an element is there, or is gone: for what VS Code may miss, because it was drawing, and
 * tells nobody about.
 */
export async function repeat(
  act: () => Promise<unknown>,
  until: Locator,
  {
    state = 'visible',
    timeout = 5000,
  }: { readonly state?: 'visible' | 'hidden'; readonly timeout?: number } = {},
): Promise<void> {
  for (let isDone = false; !isDone;) {
    await act();
    isDone = await until.waitFor({ state, timeout }).then(
      () => true,
      () => false,
    );
  }
}
