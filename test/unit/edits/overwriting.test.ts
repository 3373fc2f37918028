import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { remove, rename, set } from '#service/edits/operations';
import { namesWritten } from '#service/edits/overwriting';
import { edit } from './edit';

describe('edits that give a property a name that is taken', () => {
  it('are refused, as one of the two values would be lost', () => {
    assert.equal(edit('{"A":1,"a":2}', rename(['A'], 'a')), undefined);
    assert.equal(edit('{"b":{"A":1,"a":2}}', rename(['b', 'A'], 'a')), undefined);
    assert.equal(edit('{"A":1,"B":2}', rename(['A'], 'c'), rename(['B'], 'c')), undefined);
    assert.equal(edit('{"A":1,"B":2,"c":3}', rename(['A'], 'a'), rename(['B'], 'c')), undefined);
  });

  it('are carried out where the name is taken elsewhere', () => {
    assert.equal(edit('{"A":1,"b":{"a":2}}', rename(['A'], 'a')), '{"a":1,"b":{"a":2}}');
    assert.equal(
      edit('{"b":{"A":1},"c":{"A":2}}', rename(['b', 'A'], 'a'), rename(['c', 'A'], 'a')),
      '{"b":{"a":1},"c":{"a":2}}',
    );
  });

  it('are carried out where the name becomes free', () => {
    assert.equal(edit('{"X":1,"a":2}', rename(['X'], 'a'), remove(['a'])), '{"a":1}');
    assert.equal(edit('{"A":1,"b":2}', rename(['A'], 'b'), rename(['b'], 'A')), '{"b":1,"A":2}');
    assert.equal(edit('{"X":1,"a":2,"a":3}', rename(['X'], 'a'), remove(['a'], 0)), undefined);
    assert.equal(edit('{"X":1,"a":2}', rename(['X'], 'a'), set(['a'], 3)), undefined);
    assert.equal(edit('{"X":[1],"a":2}', rename(['X'], 'a'), remove(['X', 0])), undefined);
  });

  it('are refused where they rename nothing', () => {
    assert.equal(edit('{"a":1}', rename(['b', 'c'], 'd')), undefined);
    assert.equal(edit('[1]', rename([0], 'd')), undefined);
  });

  it('are told apart by the names that they write', () => {
    assert.deepEqual(
      namesWritten([rename(['b', 'A'], 'a'), set(['b', 'c'], 1), remove(['b', 'd'])]),
      namesWritten([set(['b', 'a'], 2), rename(['b', 'x'], 'c')]),
    );
    assert.notDeepEqual(namesWritten([set(['a'], 1)]), namesWritten([set(['b'], 1)]));
    assert.deepEqual(namesWritten([remove(['a'])]), []);
  });
});
