/** A function that computes something when it is first called, and keeps it. */
export function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => (result ??= { value: compute() }).value;
}

/** A function of objects that computes each answer once, and keeps it as long as there is the object. */
export function oncePer<K extends object, T>(compute: (key: K) => T): (key: K) => T {
  const results = new WeakMap<K, { readonly value: T }>();
  return (key) => {
    let result = results.get(key);
    if (result === undefined) results.set(key, (result = { value: compute(key) }));
    return result.value;
  };
}

/** What an object holds whose members are computed by these functions. */
type Computed<F extends Readonly<Record<string, () => unknown>>> = {
  readonly [Name in keyof F]: ReturnType<F[Name]>;
};

/**
 * An object whose members are computed when they are first used. Its names cost nothing, but whoever looks at all of its
 * values, or copies it, pays for all of them.
 * @param compute a function for each member
 */
export function membersOnce<const F extends Readonly<Record<string, () => unknown>>>(
  compute: F,
): Computed<F> {
  const members = {};
  for (const [name, value] of Object.entries(compute))
    Object.defineProperty(members, name, { enumerable: true, get: once(value) });
  return members as Computed<F>;
}
