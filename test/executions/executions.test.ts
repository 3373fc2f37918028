// First, because it begins to count.
import { counter } from './counter';
import assert from 'node:assert/strict';
import { steepCode, type Workload } from '../growth/counted';
import { families, type Family } from '../growth/families';
import { runFeatures } from '../growth/features';

describe('executions', function () {
  this.timeout(60_000);

  const codeOf = (workload: Workload): readonly string[] =>
    steepCode(counter, workload).map(({ code }) => code.replace(/^.*: /, ''));

  it('are linear where each item is looked at once', () => {
    assert.deepEqual(
      codeOf((size) => {
        const items = Array.from({ length: size }, (_, index) => index);
        const seen = new Set(items);
        items.filter((item) => seen.has(item + 1)).sort((a, b) => b - a);
      }),
      [],
    );
  });

  it('are quadratic where each item is sought among its siblings', () => {
    assert.deepEqual(
      codeOf((size) => {
        const items = Array.from({ length: size / 30 }, (_, index) => ({ index }));
        function isLast({ index }: { readonly index: number }): boolean {
          return index === items.length - 1;
        }
        items.forEach(() => items.find(isLast));
      }),
      ['isLast'],
    );
  });

  it('are quadratic where the runtime seeks each item', () => {
    assert.deepEqual(
      codeOf((size) => {
        const items = Array.from({ length: size / 30 }, (_, index) => index);
        for (const item of items) items.indexOf(item);
      }),
      ['Array.prototype.indexOf'],
    );
  });

  for (const family of families) {
    it(`are linear in every feature for ${family.name}`, () => {
      const steep = steepCode(counter, (size) => runFeatures(family, size, (_feature, run) => run()));
      assert.deepEqual(
        steep.map((each) => ({ ...each, features: featuresThatRun(each.code, family) })),
        [],
      );
    });
  }

  /** The features in which code runs as often as the items of a document allow, the most frequent first. */
  function featuresThatRun(code: string, family: Family): readonly string[] {
    const counts: { readonly feature: string; readonly executions: number }[] = [];
    runFeatures(family, 6000, (feature, run) => {
      let answer: ReturnType<typeof run> | undefined;
      const executions = counter
        .count(() => {
          answer = run();
        })
        .get(code);
      if ((executions ?? 0) > 0) counts.push({ feature, executions: executions ?? 0 });
      return answer;
    });
    const most = Math.max(...counts.map(({ executions }) => executions));
    return counts.filter(({ executions }) => executions * 10 > most).map(({ feature }) => feature);
  }
});
