import { day, instant } from '../calendar/days.fixture.ts';
import { FRAMEWORK, version } from '../framework/documents.fixture.ts';
import type { PersonId, UnitId } from '../person/ids.ts';
import { registrationCheck } from '../person/personnel.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import {
  adapter,
  advancedAdapter,
  department,
  entitledAs,
  ETHOS,
  physicist,
  unit,
} from '../standing/department.fixture.ts';
import type { Department } from '../standing/department.ts';
import { standing } from '../standing/evaluate.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { coverOfPerson, depthOfCover, type DepthOfCover } from './depth-of-cover.ts';

const ADAPTER_1 = entitledAs(adapter('adapter-1'), 'adapter');
const AA_1 = entitledAs(advancedAdapter('aa-1'), 'advanced-adapter');
const MPE_1 = entitledAs(physicist('mpe-1'), 'mpe');
const SHORTER = entitledAs(advancedAdapter('aa-2'), 'advanced-adapter', {
  expiresOn: day('2026-04-30'),
});
const SPAN = { from: instant('2026-03-12T12:00:00Z'), until: instant('2026-06-01T00:00:00Z') };

function depthOf(
  people: readonly PersonFacts[],
  where: Department = department(),
  on: UnitId = ETHOS,
  span = SPAN,
): readonly DepthOfCover[] {
  // Compiled from the beginning of the day, asked about from noon.
  const whole = { from: instant('2026-03-12T00:00:00Z'), until: SPAN.until };
  const timelines = people.map((facts) => coverOfPerson(where, on, facts, whole, Infinity));
  return depthOfCover(where, on, timelines, span, Infinity);
}

const inCervix = (cover: readonly DepthOfCover[], task: string) =>
  cover.find((each) => each.task === task && each.treatmentSite === 'cervix');

describe('depth of cover', () => {
  it('counts who may take each task, and when cover thins', () => {
    const cover = depthOf([ADAPTER_1, AA_1, SHORTER, MPE_1]);
    expect(inCervix(cover, 'approve-target')).toMatchObject({
      people: ['aa-1', 'aa-2'],
      thinsAfter: '2026-04-30',
    });
    expect(inCervix(cover, 'approve-dose-check')?.people).toEqual(['aa-1', 'aa-2', 'mpe-1']);
    expect(inCervix(cover, 'review-offline')).toMatchObject({ people: [], thinsAfter: null });
  });

  it('names who leaves, on which day and why, and who joins', () => {
    const later = entitledAs(advancedAdapter('aa-3'), 'advanced-adapter', {
      effectiveFrom: day('2026-05-04'),
    });
    const cover = depthOf([AA_1, SHORTER, later]);
    // Local days: British Summer Time begins on 29 March.
    expect(inCervix(cover, 'approve-target')?.changes).toEqual([
      {
        at: '2026-04-30T23:00:00.000Z',
        lost: [{ person: 'aa-2', cause: 'expires' }],
        gained: [],
      },
      { at: '2026-05-03T23:00:00.000Z', lost: [], gained: ['aa-3'] },
    ]);
  });

  it('tells changes in the order of time, whoever they are about', () => {
    const joins = entitledAs(advancedAdapter('aa-3'), 'advanced-adapter', {
      effectiveFrom: day('2026-05-04'),
    });
    const cover = depthOf([AA_1, joins, SHORTER]);
    expect(inCervix(cover, 'approve-target')?.changes.map(({ at }) => at)).toEqual([
      '2026-04-30T23:00:00.000Z',
      '2026-05-03T23:00:00.000Z',
    ]);
  });

  it('tells only who joins or leaves, not what else turns about a person', () => {
    // Due soon from 1 April, 90 days before its end: still a yes.
    const ending = entitledAs(advancedAdapter('aa-4'), 'advanced-adapter', {
      expiresOn: day('2026-06-29'),
    });
    // Off the register after the entitlement ended: a no already.
    const leaving = {
      ...SHORTER,
      registrationChecks: [
        registrationCheck({ person: person('aa-2'), validUntil: day('2026-05-15') }),
      ],
    };
    expect(inCervix(depthOf([AA_1, ending, leaving]), 'approve-target')).toMatchObject({
      people: ['aa-1', 'aa-4', 'aa-2'],
      changes: [{ at: '2026-04-30T23:00:00.000Z', lost: [{ person: 'aa-2' }], gained: [] }],
    });
  });

  it('says of the instant it begins with what stands then, and nothing of its end or after it', () => {
    const from = instant('2026-04-30T23:00:00.000Z');
    const approving = (span: typeof SPAN) =>
      inCervix(depthOf([AA_1, SHORTER], department(), ETHOS, span), 'approve-target');
    expect(approving({ from, until: SPAN.until })).toMatchObject({ people: ['aa-1'], changes: [] });
    expect(approving({ ...SPAN, until: from })).toMatchObject({
      people: ['aa-1', 'aa-2'],
      changes: [],
    });
  });

  it('agrees with the standing of each person in every cell, before and after each change', () => {
    const people = [ADAPTER_1, AA_1, SHORTER, MPE_1];
    for (const cell of depthOf(people)) {
      let able = new Set(cell.people);
      const turns = [{ at: SPAN.from, lost: [], gained: [] }, ...cell.changes];
      for (const { at, lost, gained } of turns) {
        able = new Set([...able, ...gained]);
        for (const { person } of lost) able.delete(person);
        const { task, treatmentSite } = cell;
        const question = { task, treatmentSite, unit: ETHOS, adaptationType: null };
        const asked = people.filter(
          (facts) =>
            standing(department(), facts, question, { at, knownAt: Infinity }).answer === 'yes',
        );
        expect(asked.map(({ person }) => person.id as PersonId)).toEqual([...able]);
      }
    }
  });

  it('is nothing on a unit that is not there, and asks only what the unit treats', () => {
    expect(depthOf([AA_1], department(), 'nowhere' as UnitId)).toEqual([]);
    const two = department({
      units: [
        unit({ id: 'ethos-2' as UnitId, treatmentSites: ['cervix', 'bladder'] }),
        unit({ treatmentSites: ['prostate'] }),
      ],
    });
    const sites = depthOf([AA_1], two).map((each) => each.treatmentSite);
    expect(new Set(sites)).toEqual(new Set(['prostate']));
  });

  it('asks only for tasks of a framework that is in force inside the span', () => {
    const tasks = FRAMEWORK.tasks.map((task) =>
      task.kind === 'select' ? { ...task, id: 'juggle' } : task,
    );
    const juggling = (from: string, until = SPAN.until): boolean => {
      const later = version(from, { number: 2, tasks });
      const where = department({ frameworks: [...department().frameworks, later] });
      const cover = depthOf([AA_1], where, ETHOS, { ...SPAN, until });
      return cover.some(({ task }) => task === 'juggle');
    };
    expect(juggling('2027-01-01')).toBe(false);
    expect(juggling('2026-06-02')).toBe(false);
    expect(juggling('2026-06-01')).toBe(true);
    // In force from midnight in London, with which the span ends.
    expect(juggling('2026-06-01', instant('2026-05-31T23:00:00Z'))).toBe(false);
  });
});
