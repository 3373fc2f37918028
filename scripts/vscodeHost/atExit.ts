const actions = new Set<() => void>();

/**
 * Registers a last resort for when the process ends before it could clean up in good order. The action has to be
 * synchronous. Returns a function that takes the registration back.
 */
export function atExit(action: () => void): () => void {
  if (actions.size === 0) process.once('exit', runAll);
  actions.add(action);
  return () => {
    actions.delete(action);
    if (actions.size === 0) process.off('exit', runAll);
  };
}

/** The last registered first, as they may rest on those before them: a process on its directory, say. */
function runAll(): void {
  for (const action of [...actions].reverse()) action();
}
