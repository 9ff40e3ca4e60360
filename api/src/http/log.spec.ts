import { newRequestId } from './log.ts';

const VERSION_7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

function timeOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

describe('ids of requests', () => {
  // More than the counter of one millisecond can tell apart.
  const before = Date.now();
  const ids = Array.from({ length: 20_000 }, newRequestId);
  const after = Date.now();

  it('are UUIDs of version 7, each another', () => {
    expect(ids.filter((id) => !VERSION_7.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('say when they were made, to the millisecond', () => {
    const times = ids.map(timeOf);
    expect(times.toSorted((one, other) => one - other)).toEqual(times);
    expect(times.every((time) => before <= time && time <= after)).toBe(true);
  });

  it('share their random end within a millisecond only', () => {
    const ends = new Map(ids.map((id) => [id.slice(19), timeOf(id)]));
    for (const id of ids) expect(timeOf(id)).toBe(ends.get(id.slice(19)));
  });
});
