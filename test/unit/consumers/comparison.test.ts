import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ConsumerOutcome } from '#service';
import { compare, prints } from '../../consumers/comparison';

function predicted(more: Partial<ConsumerOutcome>): ConsumerOutcome {
  return {
    outcome: 'takes',
    behavior: 'example/takes',
    reason: 'It takes everything.',
    error: undefined,
    layers: undefined,
    ignored: undefined,
    evidence: [],
    ...more,
  };
}

describe('a run of a real tool', () => {
  it('agrees when the outcome is what the model says', () => {
    assert.equal(compare({ predicted: predicted({}), observed: { taken: true, output: '' } }), 'agrees');
    assert.equal(
      compare({ predicted: predicted({}), observed: { taken: false, output: 'no' } }),
      'other outcome',
    );
  });

  it('agrees on a refusal only with the error of the model', () => {
    const refuses = predicted({ outcome: 'refuses', error: 'unsupported type: "…"' });
    const observed = { taken: false, output: 'time=1 msg="unsupported type: \\"text/plain\\""' };
    assert.equal(compare({ predicted: refuses, observed }), 'agrees');
    assert.equal(compare({ predicted: refuses, observed: { taken: false, output: 'crash' } }), 'other error');
  });

  it('counts the layers that were unpacked', () => {
    const unpacks = predicted({ outcome: 'unpacks', layers: { unpacked: [0], total: 2 } });
    const observed = { taken: true, output: '' };
    assert.equal(compare({ predicted: unpacks, observed: { ...observed, unpacked: 1 } }), 'agrees');
    assert.equal(compare({ predicted: unpacks, observed: { ...observed, unpacked: 2 } }), 'other outcome');
  });

  it('is not judged where the model says nothing', () => {
    assert.equal(compare({ predicted: undefined, observed: { taken: true, output: '' } }), 'not predicted');
  });

  it('may print anything in place of an ellipsis', () => {
    assert(prints('layer 3 of 4 is missing', 'layer … is missing'));
    assert(!prints('layer 3 of 4 is there', 'layer … is missing'));
  });
});
