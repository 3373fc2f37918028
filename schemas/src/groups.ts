/** Adds an item to the group with a key, which begins with it where there is none yet. Takes the same time for each item. */
export function addTo<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}
