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
    held = new HeldReview(({ item }) => {
      sent.push(item.id);
      return Promise.resolve();
    });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('is sent when its time is over, once', () => {
    held.hold(judged('a'));
    jest.advanceTimersByTime(UNDO_MS - 1);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(1);
    void held.sendNow();
    expect(sent).toEqual(['a']);
  });

  it('is not sent once it was undone', () => {
    held.hold(judged('a'));
    expect(held.undo()?.item.id).toBe('a');
    jest.advanceTimersByTime(UNDO_MS);
    expect(sent).toEqual([]);
    expect(held.undo()).toBeNull();
  });

  it('is sent before whoever waits for it goes on', async () => {
    const steps: string[] = [];
    const slow = new HeldReview(async () => {
      await Promise.resolve();
      steps.push('recorded');
    });
    slow.hold(judged('a'));
    await slow.sendNow();
    steps.push('signed out');
    expect(steps).toEqual(['recorded', 'signed out']);
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
