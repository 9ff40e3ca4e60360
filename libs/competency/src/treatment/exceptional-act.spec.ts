import { instant, LONDON } from '../calendar/days.fixture.ts';
import { POLICY } from '../framework/documents.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import type { Checked } from '../reason/refusal.ts';
import { act, ETHOS } from '../standing/department.fixture.ts';
import {
  awaitedCountersigners,
  breakGlassEnd,
  checkActCountersignature,
  checkBreakGlassTerms,
  checkExceptionalReview,
  dueWithin,
  isBreakGlassFor,
  isBreakGlassOpen,
  partakers,
  withPaperKnown,
  type BreakGlass,
} from './exceptional-act.ts';
import { fractionOfC7 } from './fraction.fixture.ts';

function found(checked: Checked<unknown>): readonly string[] {
  if (checked.kind === 'accepted') return [];
  return checked.refusals.map(({ kind, pointer }) => `${kind} ${pointer}`);
}

const OPENED = '2026-03-12T10:00:00.000Z';
const opened: BreakGlass = {
  ...recorded(),
  recordedAt: instant(OPENED),
  caseReference: 'C7',
  fraction: 3,
  unit: ETHOS,
  treatmentSite: 'prostate',
  task: 'agree-plan-selection',
  actor: person('aa-2'),
  secondPerson: person('cco-1'),
  reason: 'No MPE can reach the console',
  minutes: 30,
};

describe('the terms of break-glass (I16)', () => {
  it.each([
    ['a reason and the longest time', 'Nobody else is here', 60, []],
    ['a minute more', 'Nobody else is here', 61, ['longer-than-permitted /minutes']],
    ['no reason', ' ', 60, ['blank /reason']],
    ['no time', 'Nobody else is here', 0, ['out-of-range /minutes']],
    ['part of a minute', 'Nobody else is here', 1.5, ['out-of-range /minutes']],
  ])('with %s', (_, reason, minutes, refusals) => {
    expect(found(checkBreakGlassTerms(POLICY, { reason, minutes }))).toEqual(refusals);
  });

  it('end so many minutes of elapsed time later (I9)', () => {
    expect(breakGlassEnd(opened)).toBe('2026-03-12T10:30:00.000Z');
    const night = { ...opened, recordedAt: instant('2026-03-29T00:45:00.000Z') };
    expect(breakGlassEnd(night)).toBe('2026-03-29T01:15:00.000Z');
  });
});

it.each([
  ['before it was opened', '2026-03-12T09:59:59.999Z', false],
  ['as it is opened', OPENED, true],
  ['in its last moment', '2026-03-12T10:29:59.999Z', true],
  ['when its minutes are over', '2026-03-12T10:30:00.000Z', false],
])('break-glass %s is open: %s', (_, at, isOpen) => {
  expect(isBreakGlassOpen(opened, instant(at))).toBe(isOpen);
});

describe('break-glass carries', () => {
  const asked = {
    person: opened.actor,
    task: opened.task,
    fraction: { case: 'C7', fraction: 3 },
  };

  it.each([
    ['before it is opened', {}, '2026-03-12T09:59:59.999Z', false],
    ['when it is opened', {}, OPENED, true],
    ['to its last instant', {}, '2026-03-12T10:29:59.999Z', true],
    ['at its end', {}, '2026-03-12T10:30:00.000Z', false],
    ['for another person', { person: person('aa-1') }, OPENED, false],
    ['for another task', { task: 'select-plan' }, OPENED, false],
    ['in another fraction', { fraction: { case: 'C7', fraction: 4 } }, OPENED, false],
    ['in another case', { fraction: { case: 'C8', fraction: 3 } }, OPENED, false],
    ['without a fraction', { fraction: null }, OPENED, false],
  ])('%s', (_, fields, at, carries) => {
    expect(isBreakGlassFor(opened, { ...asked, ...fields }, instant(at))).toBe(carries);
  });
});

describe('a fraction on paper (domain.md 10.14)', () => {
  it('has the acts of its own paper known, and no others', () => {
    const onPaper = act('edit-oar', 'adapter-1');
    const other = act('approve-oar', 'aa-1');
    const fraction = fractionOfC7({ acts: [onPaper, other] });
    const { acts } = withPaperKnown(fraction, new Set([onPaper.id]), -1);
    expect(acts.map(({ index }) => index)).toEqual([-1, other.index]);
    const known = withPaperKnown(fraction, new Set([onPaper.id]), onPaper.index + 5);
    expect(known.acts[0]?.index).toBe(onPaper.index);
    const corrections = [onPaper, other].map(({ id }) => ({
      ...recorded(),
      act: id,
      reason: 'wrongly-recorded' as const,
    }));
    const corrected = { ...fraction, actCorrections: corrections };
    const { actCorrections } = withPaperKnown(corrected, new Set([onPaper.id]), -1);
    expect(actCorrections.map(({ index }) => index)).toEqual([-1, corrections[1]?.index]);
  });
});

describe('what is due', () => {
  it('is due after so many working days, by the day at the unit', () => {
    // 23:30 in London on Thursday 11 June is still Thursday there, and Friday and Monday follow.
    expect(dueWithin(instant('2026-06-11T22:30:00.000Z'), 2, LONDON)).toBe('2026-06-15');
    expect(dueWithin(instant('2026-06-11T23:00:00.000Z'), 2, LONDON)).toBe('2026-06-16');
  });

  const entered = {
    ...act('edit-oar', 'trainee-1', { supervisor: person('aa-1') }),
    recordedBy: person('hortp'),
  };

  it('is the signature of everybody named, but of who entered the act', () => {
    expect(awaitedCountersigners(entered, [])).toEqual(['trainee-1', 'aa-1']);
    expect(awaitedCountersigners(entered, [person('aa-1')])).toEqual(['trainee-1']);
    expect(awaitedCountersigners({ ...entered, recordedBy: person('trainee-1') }, [])).toEqual([
      'aa-1',
    ]);
  });

  it('is signed once, and by nobody else', () => {
    const sign = (signer: string, signed: readonly string[]): readonly string[] =>
      found(checkActCountersignature(entered, person(signer), signed.map(person)));
    expect(sign('aa-1', [])).toEqual([]);
    expect(sign('aa-1', ['aa-1'])).toEqual(['already-countersigned /act']);
    expect(sign('hortp', [])).toEqual(['not-the-named-countersigner /act']);
  });
});

describe('the review of an exceptional act (I4, I16, I17)', () => {
  const fields = { outcome: 'justified', statement: 'Read', incidentReference: null } as const;
  const tookPart = partakers(opened);
  const glass = { kind: 'break-glass', tookPart, reviewed: false } as const;
  const review = (
    subject: Parameters<typeof checkExceptionalReview>[0],
    reviewer = 'hortp',
    changed: Partial<Parameters<typeof checkExceptionalReview>[2]> = {},
  ): readonly string[] =>
    found(checkExceptionalReview(subject, person(reviewer), { ...fields, ...changed }));

  it('is for a third person', () => {
    expect(review(glass)).toEqual([]);
    expect(review(glass, 'aa-2')).toEqual(['own-record ']);
    expect(review(glass, 'cco-1')).toEqual(['own-record ']);
  });

  it('is done once, in words', () => {
    expect(review({ ...glass, reviewed: true })).toEqual(['already-reviewed ']);
    expect(review(glass, 'hortp', { statement: ' ' })).toEqual(['blank /statement']);
  });

  it('of an act without entitlement names the incident', () => {
    const without = { ...glass, kind: 'without-entitlement' } as const;
    expect(review(without)).toEqual(['blank /incidentReference']);
    expect(review(without, 'hortp', { incidentReference: ' ' })).toEqual([
      'blank /incidentReference',
    ]);
    expect(review(without, 'hortp', { incidentReference: 'DATIX-1' })).toEqual([]);
  });
});

describe('who had a part in something outside the ordinary', () => {
  it('is every hand on it, and whoever entered it', () => {
    const hands = { actor: person('aa-1'), supervisor: person('aa-2') };
    expect(partakers({ ...hands, recordedBy: person('clerk-1') })).toEqual([
      'aa-1',
      'aa-2',
      'clerk-1',
    ]);
    expect(partakers({ ...hands, recordedBy: person('aa-1') })).toEqual(['aa-1', 'aa-2']);
    expect(partakers({ ...hands, supervisor: null, recordedBy: null })).toEqual(['aa-1']);
  });
});
