import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { placeBoxes, type BoxSize, type Link, type PlacedBox } from '#service/features/layoutGraph/placement';

const box: BoxSize = { width: 100, height: 40 };
const boxes = (count: number): BoxSize[] => Array.from({ length: count }, () => box);
const link = (from: number, to: number): Link => ({ from, to, isAbout: false });
const about = (from: number, to: number): Link => ({ from, to, isAbout: true });

function overlap(a: PlacedBox, b: PlacedBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Boxes and links between them; links lead from lower numbers to higher ones, so that there is no circle. */
const graphs = fc.integer({ min: 1, max: 25 }).chain((count) =>
  fc.record({
    sizes: fc.array(fc.record({ width: fc.integer({ min: 1, max: 300 }), height: fc.constant(46) }), {
      minLength: count,
      maxLength: count,
    }),
    links: fc.array(
      fc.record({
        from: fc.nat(count - 1),
        to: fc.nat(count - 1),
        isAbout: fc.boolean(),
      }),
      { maxLength: 60 },
    ),
  }),
);

describe('the placement of boxes', () => {
  it('has no boxes that overlap, nor any outside of the picture', () => {
    fc.assert(
      fc.property(graphs, ({ sizes, links }) => {
        const placed = placeBoxes(sizes, links);
        for (const [index, one] of placed.boxes.entries()) {
          assert(one.x >= 0 && one.y >= 0);
          assert(one.x + one.width <= placed.width && one.y + one.height <= placed.height);
          for (const other of placed.boxes.slice(index + 1)) assert(!overlap(one, other));
        }
      }),
    );
  });

  it('leads from column to column', () => {
    fc.assert(
      fc.property(graphs, ({ sizes, links }) => {
        const onward = links.filter(({ from, to, isAbout }) => from < to && !isAbout);
        const { boxes: placed } = placeBoxes(sizes, onward);
        for (const { from, to } of onward) assert((placed[from]?.column ?? 0) < (placed[to]?.column ?? 0));
      }),
    );
  });

  it('is the same for the same boxes and links', () => {
    fc.assert(
      fc.property(graphs, ({ sizes, links }) => {
        assert.deepEqual(placeBoxes(sizes, links), placeBoxes(sizes, links));
      }),
    );
  });

  it('puts a box beside the middle of what it leads to', () => {
    const { boxes: placed } = placeBoxes(boxes(4), [link(0, 1), link(0, 2), link(0, 3)]);
    assert.equal(placed[0]?.y, placed[2]?.y);
    assert.deepEqual(
      placed.map(({ column }) => column),
      [0, 1, 1, 1],
    );
  });

  it('puts a statement below what it is about, and above the next box', () => {
    const { boxes: placed } = placeBoxes(boxes(4), [link(0, 1), link(0, 2), link(0, 3), about(3, 1)]);
    assert.deepEqual(
      [1, 3, 2].map((number) => placed[number]?.row),
      [0, 1, 2],
    );
    assert.equal(placed[3]?.column, placed[1]?.column);
  });

  it('crosses no lines where it need not', () => {
    // In the order in which the boxes are linked, the lines to the last two would cross.
    const { boxes: placed } = placeBoxes(boxes(6), [
      link(0, 1),
      link(0, 2),
      link(1, 5),
      link(2, 3),
      link(2, 4),
      link(2, 5),
    ]);
    assert((placed[5]?.y ?? 0) < (placed[3]?.y ?? 0));
  });

  it('leaves a gap for a line that passes a column', () => {
    const { boxes: placed, bends } = placeBoxes(boxes(4), [link(0, 1), link(1, 2), link(0, 2), link(0, 3)]);
    const [start, end] = bends[2] ?? [];
    assert.deepEqual([start?.x, end?.x], [placed[1]?.x, (placed[1]?.x ?? 0) + 100]);
    for (const { y, height } of placed.slice(1, 2))
      assert((start?.y ?? 0) < y || (start?.y ?? 0) > y + height);
  });

  it('takes a circle apart', () => {
    const { boxes: placed } = placeBoxes(boxes(3), [link(0, 1), link(1, 2), link(2, 1)]);
    assert.deepEqual(
      placed.map(({ column }) => column),
      [0, 1, 2],
    );
  });

  it('places many boxes', () => {
    const links = Array.from({ length: 399 }, (_, index) => link(Math.floor(index / 20), index + 1));
    assert.equal(placeBoxes(boxes(400), links).boxes.length, 400);
  });
});
