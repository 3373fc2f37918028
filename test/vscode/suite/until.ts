import * as vscode from 'vscode';

const patience = 15_000;
const interval = 50;

/**
 * Waits until the probe finds something and returns that. The probe is asked again whenever diagnostics change, and now
 * and then besides, because some things (the process of a server, say) change without an event.
 */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void): void => {
      subscription.dispose();
      clearInterval(poll);
      clearTimeout(deadline);
      action();
    };
    const ask = (): void => {
      const fail = (error: unknown): void =>
        settle(() => reject(error instanceof Error ? error : new Error(String(error))));
      Promise.resolve()
        .then(probe)
        .then((answer) => {
          if (answer !== undefined && answer !== false) settle(() => resolve(answer));
        })
        .catch(fail);
    };
    const subscription = vscode.languages.onDidChangeDiagnostics(ask);
    const poll = setInterval(ask, interval);
    const deadline = setTimeout(() => {
      settle(() => reject(new Error(`Waited ${patience / 1000} s in vain until ${what}.`)));
    }, patience);
    ask();
  });
}
