import { memberAt } from '#schemas/plainData';

/**
 * Whether the position and the range of a request, where it has them, are made of whole numbers. Any other number would
 * become an offset between two code units, and what walks from offset to offset would never meet it.
 */
export function hasWholePlaces(params: object): boolean {
  const range = memberAt(params, 'range');
  return (
    (!('position' in params) || isWhole(params.position)) &&
    (!('range' in params) || (isWhole(memberAt(range, 'start')) && isWhole(memberAt(range, 'end'))))
  );
}

function isWhole(position: unknown): boolean {
  return Number.isInteger(memberAt(position, 'line')) && Number.isInteger(memberAt(position, 'character'));
}
