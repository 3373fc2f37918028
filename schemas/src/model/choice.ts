import * as z from 'zod';

/** What a string is, of which only some mean anything. */
export type ChoiceNoun =
  | 'rule'
  | 'severity'
  | 'version of the specification'
  | 'kind of document'
  | 'consumer'
  | 'role of a media type';

/** What is known of a string of which only some mean anything. */
export interface ChoiceFacts {
  readonly noun: ChoiceNoun;
  /** The strings; `rules` for the ids of all rules, which only the callers know. */
  readonly values: readonly string[] | 'rules';
  /** True when any other string is invalid; otherwise it only has no effect. */
  readonly strict: boolean;
}

const choices = z.registry<ChoiceFacts>();

/** The schema of one string of a closed list. */
export function oneOf<const V extends string>(noun: ChoiceNoun, values: readonly V[]) {
  return z.enum(values).register(choices, { noun, values, strict: true });
}

/** The schema of a string that has an effect only when it is one of a list, which may differ between versions. */
export function preferablyOneOf(noun: ChoiceNoun, values: ChoiceFacts['values']) {
  return z.string().register(choices, { noun, values, strict: false });
}

/** What is known of the strings that a schema is for. */
export function choiceOf(schema: z.ZodType): ChoiceFacts | undefined {
  return choices.get(schema);
}
