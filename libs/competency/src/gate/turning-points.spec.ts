import { instant, LONDON } from '../calendar/days.fixture.ts';
import { epochOf, instantOf } from '../calendar/instant.ts';
import type { TimeZone } from '../calendar/day.ts';
import { stretchIn, type CompiledAnswer } from './compiled-answers.ts';
import { instantsIn, midnightsWithin } from './turning-points.ts';

const ms = (text: string) => epochOf(instant(text));
const within = (zone: TimeZone, from: string, until: string) =>
  midnightsWithin(zone, ms(from), ms(until)).map((at) => instantOf(at));

describe('the midnights of a span', () => {
  it.each([
    [
      'in winter',
      LONDON,
      '2026-03-12T12:00:00Z',
      '2026-03-14T12:00:00Z',
      ['2026-03-13T00:00:00.000Z', '2026-03-14T00:00:00.000Z'],
    ],
    [
      'over the change to summer time',
      LONDON,
      '2026-03-28T12:00:00Z',
      '2026-03-30T12:00:00Z',
      ['2026-03-29T00:00:00.000Z', '2026-03-29T23:00:00.000Z'],
    ],
    [
      'from a midnight, which belongs to it, to a midnight, which does not',
      LONDON,
      '2026-03-13T00:00:00Z',
      '2026-03-14T00:00:00Z',
      ['2026-03-13T00:00:00.000Z'],
    ],
    [
      'fourteen hours ahead',
      'Pacific/Kiritimati' as TimeZone,
      '2026-03-12T09:00:00Z',
      '2026-03-13T11:00:00Z',
      ['2026-03-12T10:00:00.000Z', '2026-03-13T10:00:00.000Z'],
    ],
    [
      'eleven hours behind',
      'Pacific/Pago_Pago' as TimeZone,
      '2026-03-12T09:00:00Z',
      '2026-03-13T12:00:00Z',
      ['2026-03-12T11:00:00.000Z', '2026-03-13T11:00:00.000Z'],
    ],
    ['without one', LONDON, '2026-03-12T09:00:00Z', '2026-03-12T12:00:00Z', []],
  ] as const)('%s', (_, zone, from, until, expected) => {
    expect(within(zone, from, until)).toEqual(expected);
  });
});

describe('the instants on file', () => {
  it('are found at any depth, once each and in order; days and words are none', () => {
    const facts = {
      later: { recordedAt: '2026-03-12T10:00:00.000Z', on: '2026-03-12' },
      list: [{ at: '2026-01-01T00:00:00.000Z' }, null, 7, true],
      again: '2026-03-12T10:00:00.000Z',
      words: 'seen at 2026-03-12T10:00:00.000Z or so',
      spoken: 'exactly twenty-four sign',
      whole: '2026-03-12T10:00:00Z',
    };
    expect(instantsIn(facts).map((at) => instantOf(at))).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-03-12T10:00:00.000Z',
    ]);
  });
});

describe('the stretch of an instant', () => {
  const answers = ['first', 'second', 'third'] as unknown as readonly CompiledAnswer[];
  const compiled = { from: [10, 20, 30], answers, until: 40 };

  it.each([
    [10, 10, 20, 'first'],
    [19, 10, 20, 'first'],
    [20, 20, 30, 'second'],
    [29, 20, 30, 'second'],
    [30, 30, 40, 'third'],
    [39, 30, 40, 'third'],
  ])('at %d runs from %d and before %d', (at, from, until, answer) => {
    expect(stretchIn(compiled, at)).toEqual({ from, until, answer });
  });

  it('is there from the start of the span, or nothing was compiled', () => {
    expect(stretchIn({ from: [10], answers, until: 40 }, 35)).toMatchObject({
      from: 10,
      until: 40,
    });
    expect(() => stretchIn({ from: [], answers: [], until: 40 }, 10)).toThrow(
      'A span has an answer from its start',
    );
  });
});
