import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { RestartPolicy } from '#client/restartPolicy';

const minute = 60_000;

describe('a server that has crashed', () => {
  /** Whether the server is started again after each of its crashes, which are given by their times. */
  function restarts(...crashes: readonly number[]): boolean[] {
    let time = 0;
    const policy = new RestartPolicy(() => time);
    return crashes.map((crash) => {
      time = crash;
      return policy.mayRestart();
    });
  }

  it('is started again three times within three minutes, and not a fourth time', () => {
    assert.deepEqual(restarts(0, 1, 2, 3), [true, true, true, false]);
    assert.deepEqual(restarts(0, minute, 2 * minute, 3 * minute - 1), [true, true, true, false]);
  });

  it('is always started again when it crashes now and then', () => {
    assert.deepEqual(restarts(0, minute, 2 * minute, 3 * minute, 4 * minute), [true, true, true, true, true]);
  });

  it('is given another chance when the user starts it', () => {
    const policy = new RestartPolicy(() => 0);
    for (let crash = 0; crash < 3; crash++) assert(policy.mayRestart());
    policy.reset();
    assert(policy.mayRestart());
  });
});
