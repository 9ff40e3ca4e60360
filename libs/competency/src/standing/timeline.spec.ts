import fc from 'fast-check';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { day, instant } from '../calendar/days.fixture.ts';
import { epochOf, instantOf } from '../calendar/instant.ts';
import { version } from '../framework/documents.fixture.ts';
import {
  asOf,
  department,
  entitledAs,
  oncologist,
  adapter,
  advancedAdapter,
  question,
  software,
  unit,
  uterusByTheEndOfApril,
} from './department.fixture.ts';
import { standing } from './evaluate.ts';
import { anyInstant, anyPerson, UNITY } from './random-person.fixture.ts';
import { breakpointsOf, compileTimeline, standingAt, timelineAnswer } from './timeline.ts';

const SPAN = { from: instant('2026-01-01T00:00:00Z'), until: instant('2028-02-01T00:00:00Z') };

/** A part of those two years, of up to eight months. */
const anySpan = fc
  .tuple(anyInstant, fc.integer({ min: 1, max: 240 }))
  .map(([from, days]) => ({ from, until: instantOf(epochOf(from) + days * 86_400_000) }));
const ASKED = [
  question('edit-oar'),
  question('approve-target', 'bladder', { adaptationType: null }),
  question('select-plan'),
  question('edit-oar', 'prostate', { unit: UNITY, adaptationType: null }),
];
const where = department({
  frameworks: [
    version('2025-01-01'),
    version('2026-10-01', {
      number: 2,
      transitions: [],
      roles: version('2025-01-01').document.roles.map((role) =>
        role.id === 'adapter' ? { ...role, tasks: ['edit-oar', 'approve-oar'] } : role,
      ),
    }),
  ],
  units: [
    unit({
      software: [
        software('2.0', '2025-01-01T00:00:00Z'),
        software('2.1', '2026-05-05T07:30:00Z', 'minor'),
        software('3.0', '2026-09-09T07:30:00Z', 'major'),
      ],
    }),
    unit({ id: UNITY, name: 'Unity-1', platform: 'unity' }),
  ],
});

describe('a compiled timeline', () => {
  it('says at every instant what evaluating directly says', () => {
    expectAlways(
      fc.property(
        anyPerson,
        anySpan,
        fc.array(anyInstant, { minLength: 5, maxLength: 15 }),
        (facts, span, drawn) => {
          const timeline = compileTimeline(where, facts, span, Infinity, ASKED);
          const instants = [
            span.from,
            instantOf(epochOf(span.until) - 1),
            ...drawn.filter((at) => at >= span.from && at < span.until),
          ];
          const questions = instants.flatMap((at) => ASKED.map((asked) => ({ at, asked })));
          expect(
            questions.map(({ at, asked }) => ({ at, ...standingAt(timeline, asked, at) })),
          ).toEqual(
            questions.map(({ at, asked }) => ({
              at,
              ...timelineAnswer(standing(where, facts, asked, asOf(at))),
            })),
          );
        },
      ),
    );
  });

  it('breaks at the midnight after the last day and nowhere else', () => {
    const facts = entitledAs(adapter(), 'adapter');
    const span = { from: instant('2026-02-02T00:00:00Z'), until: instant('2027-01-01T00:00:00Z') };
    const timeline = compileTimeline(department(), facts, span, Infinity);
    const points = timeline.cells.get(
      JSON.stringify(['edit-oar', 'prostate', 'ethos-1', 'online-adaptive']),
    );
    expect(points?.map(({ from, answer }) => [from, answer.state])).toEqual([
      ['2026-02-02T00:00:00.000Z', 'entitled'],
      ['2026-06-02T23:00:00.000Z', 'due-soon'],
      ['2026-08-01T23:00:00.000Z', 'paused-recent-practice'],
    ]);
  });

  it.each([
    ['a holder', entitledAs(advancedAdapter(), 'advanced-adapter'), 'paused-evidence', 'entitled'],
    ['somebody without a grant', advancedAdapter(), 'in-training', 'awaiting-entitlement'],
  ])('breaks on the day on which the experience of %s is long enough', (_, facts, short, long) => {
    // Two years are 731 days up to 28 February 2026, and 730 from then on.
    const evidence = facts.evidence.map((item) =>
      item.experience === null
        ? item
        : {
            ...item,
            experience: { ...item.experience, from: day('2024-01-07'), until: day('2026-01-05') },
          },
    );
    const span = { from: instant('2026-02-02T00:00:00Z'), until: instant('2026-05-15T00:00:00Z') };
    const asked = question('select-plan');
    const timeline = compileTimeline(department(), { ...facts, evidence }, span, Infinity, [asked]);
    expect(breakpointsOf(timeline, asked).map(({ from, answer }) => [from, answer.state])).toEqual([
      [span.from, short],
      ['2026-03-01T00:00:00.000Z', long],
    ]);
  });

  it('breaks where the end of an entitlement comes near, and at its end', () => {
    const facts = entitledAs(oncologist(), 'clinical-oncologist', { expiresOn: day('2026-12-31') });
    const asked = question('review-offline');
    const span = { ...SPAN, until: instant('2027-06-01T00:00:00Z') };
    const timeline = compileTimeline(department(), facts, span, Infinity, [asked]);
    const points = breakpointsOf(timeline, asked).map(({ from, answer }) => [from, answer.state]);
    expect(points.slice(-3)).toEqual([
      ['2026-02-01T10:00:00.000Z', 'entitled'],
      ['2026-10-02T23:00:00.000Z', 'due-soon'],
      ['2027-01-01T00:00:00.000Z', 'expired'],
    ]);
  });

  it('refuses somebody not yet on file', () => {
    const facts = entitledAs(adapter(), 'adapter');
    const later = { ...facts, person: { ...facts.person, index: 10 } };
    const [asked] = ASKED;
    if (asked === undefined) throw new Error('The spec asks a question');
    const timeline = compileTimeline(department(), later, SPAN, 9, [asked]);
    expect(standingAt(timeline, asked, SPAN.from)).toEqual({
      answer: 'no',
      state: 'not-entitled',
      entitlement: null,
      usableUntil: null,
      codes: ['unknown-person'],
    });
  });

  it('says what is unknown once for as long as it is', () => {
    const held = entitledAs(adapter(), 'adapter');
    const span = { from: instant('2024-06-01T00:00:00Z'), until: instant('2026-06-01T00:00:00Z') };
    const points = (task: string) =>
      breakpointsOf(
        compileTimeline(department(), held, span, Infinity, [question(task)]),
        question(task),
      ).map(({ from, answer: { answer, codes } }) => [from, answer, ...codes]);
    expect(points('fly')).toEqual([
      [span.from, 'no', 'no-framework-in-force'],
      ['2025-01-01T00:00:00.000Z', 'no', 'unknown-task'],
    ]);
    const twoVersions = compileTimeline(uterusByTheEndOfApril(), held, span, Infinity, [
      question('fly'),
    ]);
    expect(breakpointsOf(twoVersions, question('fly'))).toHaveLength(2);
    expect(points('edit-oar').slice(0, 2)).toEqual([
      [span.from, 'no', 'no-framework-in-force'],
      ['2025-01-01T00:00:00.000Z', 'no', 'no-entitlement'],
    ]);
  });

  it('knows nothing outside its span', () => {
    const timeline = compileTimeline(department(), adapter(), SPAN, Infinity);
    expect(standingAt(timeline, question('edit-oar'), instant('2025-12-31T23:59:59Z'))).toBeNull();
    expect(standingAt(timeline, question('edit-oar'), SPAN.until)).toBeNull();
    expect(standingAt(timeline, question('fly'), SPAN.from)).toBeNull();
  });
});
