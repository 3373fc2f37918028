import type { Operation } from '#schemas/catalogue/consumers';

/** A run that differs from the model for a reason that is not one of the tool. */
export interface Explanation {
  readonly document: string;
  readonly consumer: string;
  readonly operations: readonly Operation[];
  /** Why, as a phrase that follows “this environment:”. */
  readonly reason: string;
}

/** The runs that cannot agree with the model here. One that agrees fails the test until it is deleted from this list. */
export const explanations: readonly Explanation[] = [];
