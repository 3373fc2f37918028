/** A moment as RFC 3339 writes it, to the second, which is what tools of the field write. */
export function timestamp(moment: Date): string {
  return moment.toISOString().replace(/\.\d+Z$/, 'Z');
}
