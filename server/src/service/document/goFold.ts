/**
 * The form under which Go's `encoding/json` compares property names: it ignores case and two letters
 * outside ASCII that fold into it, U+017F (long s) and U+212A (Kelvin sign). Tools written in Go, which
 * is most of this field, therefore read `"MediaType"` or `"digeſt"` as the property they resemble.
 */
export function goFold(name: string): string {
  const lower = name.toLowerCase();
  // The long s has no lower case of its own; the Kelvin sign's is k already.
  return lower.includes('\u017F') ? lower.replaceAll('\u017F', 's') : lower;
}
