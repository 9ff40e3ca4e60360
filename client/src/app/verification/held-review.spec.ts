import { jest } from '@jest/globals';
import { HeldReview, UNDO_MS } from './held-review';
import type { Judged } from './held-review';

const judged = (id: string): Judged =>
  ({ item: { id }, request: { outcome: 'verified' } }) as unknown as Judged;

describe('a judgement that is held back', () => {
  let sent: string[];
  let held: HeldReview;

  beforeEach(() => {
    jest.useFakeTimers();
    sent = [];
    held = new HeldReview(({ item }) => sent.push(item.id));
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('is sent when its time is over, once', () => {
    held.hold(judged('a'));
    jest.advanceTimersByTime(UNDO_MS - 1);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(1);
    held.sendNow();
    expect(sent).toEqual(['a']);
  });

  it('is not sent once it was undone', () => {
    held.hold(judged('a'));
    expect(held.undo()?.item.id).toBe('a');
    jest.advanceTimersByTime(UNDO_MS);
    expect(sent).toEqual([]);
    expect(held.undo()).toBeNull();
  });

  it('is sent by the next one, which has its own time', () => {
    held.hold(judged('a'));
    jest.advanceTimersByTime(UNDO_MS - 1);
    held.hold(judged('b'));
    expect(sent).toEqual(['a']);
    jest.advanceTimersByTime(UNDO_MS - 1);
    expect(sent).toEqual(['a']);
    jest.advanceTimersByTime(1);
    expect(sent).toEqual(['a', 'b']);
  });
});
