// First, because it begins to count.
import { counter } from './counter';
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { TarEnd } from '#files/archive/tarEnd';
import { joinBytes, tarArchive } from '#helpers/tarWriter';

describe('the work for the end of a tar archive', () => {
  const zeros = new Uint8Array(4 * 1024 * 1024);
  const archives = {
    in: tarArchive([{ path: 'a', content: zeros }]),
    behind: joinBytes([tarArchive([{ path: 'a' }]), zeros]),
  };

  // What has run until now, such as what made the archives.
  before(() => void counter.count(() => undefined));

  for (const [place, archive] of Object.entries(archives))
    it(`does not grow with the zeros ${place} it`, () => {
      const end = new TarEnd();
      const executions = counter.count(() => end.take(archive));
      assert(!end.isWithinContent && !end.goesOn);
      const most = Math.max(...executions.values());
      assert(most < 2_000, String(most));
    });
});
