import { lengthOf, oldestOf } from './asks-at-once.ts';

const MOST = { asks: 3, characters: 10 };

describe('the asks that are written at once', () => {
  it.each([
    ['are none where none waits', [], []],
    ['are all where there is room for them', ['1234', '123456'], ['1234', '123456']],
    ['are no more than their number allows', ['1', '2', '3', '4'], ['1', '2', '3']],
    ['are no more than their length allows', ['12345', '123456', '1'], ['12345']],
    ['are one, however long it is', ['12345678901', '1'], ['12345678901']],
  ])('%s', (_, waiting, written) => {
    expect(oldestOf(waiting, MOST)).toEqual(written);
  });

  it('are as long as they are together', () => {
    expect(lengthOf(['12345', '', '123'])).toBe(8);
  });
});
