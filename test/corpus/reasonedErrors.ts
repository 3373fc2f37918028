/**
 * Documents that the JSON Schemas of the specification accept although its text has a MUST that they break.
 * One entry for each document, with the rule that says so and the reason.
 */
export const reasonedErrors: Readonly<
  Record<string, { readonly rules: readonly string[]; readonly reason: string }>
> = {};
