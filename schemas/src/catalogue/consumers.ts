import { catalogueData } from './data';
import type { Consumer } from './dataSchemas/consumers';

export type { Consumer, ConsumerPlace, TypeRestriction } from './dataSchemas/consumers';

/** All consumers whose limits are known. */
export const consumers = catalogueData.consumers;

/** The names by which a project chooses consumers. */
export const consumerIds: readonly string[] = consumers.map(({ id }) => id);

/** The consumers of a list of names; unknown names are ignored. */
export function consumersNamed(names: readonly string[]): readonly Consumer[] {
  return names.length === 0 ? [] : consumers.filter(({ id }) => names.includes(id));
}
