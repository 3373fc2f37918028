import assert from 'node:assert/strict';
import { describe, it } from 'mocha';

/** Tests a function by a table: for each input the output that it must give. */
export function testTable<In, Out>(
  name: string,
  call: (input: In) => Out,
  rows: readonly (readonly [input: In, output: Out])[],
): void {
  describe(name, () => {
    rows.forEach(([input, output], row) => {
      it(`row ${row + 1}: ${shown(input)} gives ${shown(output)}`, () => {
        assert.deepEqual(call(input), output);
      });
    });
  });
}

function shown(value: unknown): string {
  const text = value === undefined ? 'undefined' : JSON.stringify(value);
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
