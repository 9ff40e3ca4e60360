import { assessment, assessmentReview } from '../assessment/assessment.fixture.ts';
import { day, instant } from '../calendar/days.fixture.ts';
import { evidence, revoked, sentBack, verified } from '../evidence/evidence.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import type { Recorded } from '../person/recorded.ts';
import {
  act,
  adapter,
  asOf,
  department,
  entitledAs,
  entitlement,
  holding,
  scope,
  staff,
  suspension,
  unit,
} from './department.fixture.ts';
import type { PersonFacts } from './facts.ts';
import { historyOf, type HistoryEntry } from './history.ts';

const facts = entitledAs(adapter(), 'adapter');
const history = (of: PersonFacts, at: string, knownAt?: number) =>
  historyOf(department(), of, asOf(at, knownAt));
const kinds = (entries: readonly HistoryEntry[]) => new Set(entries.map(({ kind }) => kind));
const ofKind = (entries: readonly HistoryEntry[], kind: HistoryEntry['kind']) =>
  entries.filter((entry) => entry.kind === kind);

const entry = (kind: string, fact: Recorded, by: string, about: object) => ({
  ...about,
  kind,
  id: `${kind}/${fact.id}`,
  at: fact.recordedAt,
  index: fact.index,
  by,
});

describe('a history', () => {
  it('holds what was recorded and the turns of the standing, the oldest first', () => {
    const entries = history(facts, '2026-12-31T09:00:00Z');
    expect(kinds(entries)).toEqual(
      new Set(['uploaded', 'verified', 'assessed', 'entitled', 'accepted', 'warned', 'lapsed']),
    );
    const times = entries.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });

  it('warns and lapses at the midnights of the site, every cell that turned alike in one line', () => {
    const entries = history(facts, '2026-12-31T09:00:00Z');
    const [warned, ...otherWarnings] = ofKind(entries, 'warned');
    const [lapsed, ...otherLapses] = ofKind(entries, 'lapsed');
    expect([otherWarnings, otherLapses]).toEqual([[], []]);
    expect(warned).toMatchObject({ at: '2026-06-02T23:00:00.000Z', index: null, by: null });
    expect(lapsed).toMatchObject({
      at: '2026-08-01T23:00:00.000Z',
      answer: { state: 'paused-recent-practice' },
    });
    const sites = lapsed?.kind === 'lapsed' ? lapsed.cells.map((cell) => cell.treatmentSite) : [];
    expect(new Set(sites)).toEqual(new Set(['cervix', 'bladder', 'prostate']));
  });

  it('names a turn by what turned, when, to what and until when', () => {
    const turned = history(facts, '2026-12-31T09:00:00Z').filter(({ index }) => index === null);
    expect(turned.map(({ id }) => id)).toEqual([
      'warned/2026-06-02T23:00:00.000Z/due-soon/2026-08-01',
      'lapsed/2026-08-01T23:00:00.000Z/paused-recent-practice/',
    ]);
  });

  it('ends at the instant asked about, to the millisecond', () => {
    expect(ofKind(history(facts, '2026-08-01T22:59:59.999Z'), 'lapsed')).toEqual([]);
    expect(ofKind(history(facts, '2026-08-01T23:00:00.000Z'), 'lapsed')).toHaveLength(1);
    const acts = [act('edit-oar', facts.person.id, { when: '2026-03-12T10:00:00Z' })];
    const before = history({ ...facts, acts }, '2026-03-12T09:59:59.999Z');
    expect(ofKind(before, 'used')).toEqual([]);
    const then = history({ ...facts, acts }, '2026-03-12T10:00:00.000Z');
    expect(ofKind(then, 'used')).toHaveLength(1);
    const twice = [...acts, act('edit-oar', facts.person.id, { when: '2026-03-12T14:00:00Z' })];
    const noon = ofKind(history({ ...facts, acts: twice }, '2026-03-12T12:00:00Z'), 'used');
    expect(noon).toMatchObject([{ at: '2026-03-12T10:00:00.000Z', acts }]);
    const early = history(facts, '2026-01-31T23:00:00Z');
    expect(kinds(early)).toEqual(new Set(['uploaded', 'verified', 'assessed']));
  });

  it('is in order of time whatever was recorded, and of the ledger within an instant', () => {
    const [one, two] = [evidence(), evidence()];
    const late = evidence({ recordedAt: instant('2026-03-01T09:00:00Z') });
    const assessed = assessment({ performedOn: day('2026-02-01') });
    const of = staff('adapter-1', { evidence: [late, one, two], assessments: [assessed] });
    expect(history(of, '2026-12-31T09:00:00Z').map(({ id }) => id)).toEqual([
      `uploaded/${one.id}`,
      `uploaded/${two.id}`,
      `assessed/${assessed.id}`,
      `uploaded/${late.id}`,
    ]);
  });

  it('tells what became of a record and of an entitlement, by whom, with what it is about', () => {
    const [record, other] = [evidence(), evidence()];
    const review = verified(record, '2026-01-06');
    const back = sentBack(other, '2026-01-07');
    const revocation = revoked(record, '2026-02-01');
    const held = entitlement('adapter-1', 'adapter', { effectiveFrom: day('2026-02-02') });
    const stop = suspension(held);
    const lift = {
      ...recorded('2026-03-05', 'hortp'),
      suspension: stop.id,
      outcome: 'Reviewed',
      liftedBy: person('hortp'),
    };
    const withdrawal = {
      ...recorded('2026-03-08', 'deputy'),
      entitlement: held.id,
      effectiveFrom: day('2026-03-09'),
      forCause: false,
      reason: 'Other post',
    };
    const on = {
      evidence: [record, other],
      evidenceReviews: [review, back],
      evidenceRevocations: [revocation],
      entitlements: [held],
      suspensions: [stop],
      lifts: [lift],
      withdrawals: [withdrawal],
    };
    expect(history(staff('adapter-1', on), '2026-03-31T09:00:00Z').slice(2)).toEqual([
      entry('verified', review, 'verifier-1', { evidence: record, review }),
      entry('sent-back', back, 'verifier-1', { evidence: other, review: back }),
      entry('revoked', revocation, 'verifier-1', { evidence: record, revocation }),
      entry('entitled', held, 'hortp', { entitlement: held }),
      entry('suspended', stop, 'hortp', { entitlement: held, suspension: stop }),
      entry('lifted', lift, 'hortp', { entitlement: held, lift }),
      entry('withdrawn', withdrawal, 'deputy', { entitlement: held, withdrawal }),
    ]);
    const orphans = staff('adapter-1', { ...on, evidence: [], entitlements: [] });
    expect(history(orphans, '2026-03-31T09:00:00Z')).toEqual([]);
    expect(history({ ...orphans, suspensions: [] }, '2026-03-31T09:00:00Z')).toEqual([]);
  });

  it('says renewed when practice brings back what had lapsed', () => {
    const fractions = [1, 2, 3, 4, 5].map((fraction) =>
      act('edit-oar', facts.person.id, {
        fraction,
        mode: 'independent',
        when: `2026-05-0${String(fraction)}T10:00:00Z`,
      }),
    );
    const kept = { ...facts, acts: fractions };
    const [renewed] = ofKind(history(kept, '2026-12-31T09:00:00Z'), 'used');
    expect(renewed).toMatchObject({ at: instant('2026-05-01T10:00:00Z'), supervised: false });
    const late = {
      ...facts,
      acts: fractions.map((each, place) => ({
        ...each,
        performedAt: instant(`2026-07-0${String(place + 1)}T10:00:00Z`),
        performedOn: `2026-07-0${String(place + 1)}` as typeof each.performedOn,
      })),
    };
    const turned = ofKind(history(late, '2026-07-31T09:00:00Z'), 'renewed');
    expect(turned).toMatchObject([
      { at: '2026-07-05T10:00:00.000Z', answer: { state: 'entitled' } },
    ]);
  });

  it('says renewed when practice brings back a lapsed right, and lapsed once until it does', () => {
    const late = [3, 4, 5, 6, 7].map((on) =>
      act('edit-oar', facts.person.id, { fraction: on, when: `2026-10-0${String(on)}T10:00:00Z` }),
    );
    const turned = (acts: PersonFacts['acts'], at: string) =>
      history({ ...facts, acts }, at)
        .filter(({ index }) => index === null)
        .map(({ kind, at: when }) => `${kind} ${when}`);
    const lost = ['warned 2026-06-02T23:00:00.000Z', 'lapsed 2026-08-01T23:00:00.000Z'];
    expect(turned([], '2030-01-01T09:00:00Z')).toEqual(lost);
    expect(turned(late, '2026-10-31T09:00:00Z')).toEqual([
      ...lost,
      'renewed 2026-10-07T10:00:00.000Z',
    ]);
  });

  it('does not turn where one entitlement takes over from another', () => {
    const next = entitlement('adapter-1', 'adapter', { effectiveFrom: day('2026-03-01') });
    const turned = (of: PersonFacts) =>
      history(of, '2026-05-31T09:00:00Z').filter(({ index }) => index === null);
    expect(turned(holding(facts, next))).toEqual([]);
    const [held = next] = facts.entitlements;
    const backward = { ...holding(facts, next), entitlements: [next, held] };
    expect(turned(backward)).toEqual([]);
  });

  it('is told from the first entitlement on, in whatever order they come', () => {
    const [held = entitlement('x', 'adapter')] = facts.entitlements;
    const next = entitlement('adapter-1', 'adapter', {
      recordedAt: instant('2026-07-01T09:00:00Z'),
      effectiveFrom: day('2026-07-01'),
      scope: scope({ treatmentSites: ['bladder'] }),
    });
    for (const entitlements of [
      [held, next],
      [next, held],
    ]) {
      const warned = ofKind(history({ ...facts, entitlements }, '2026-07-31T09:00:00Z'), 'warned');
      expect(warned.map(({ at }) => at)).toEqual(['2026-06-02T23:00:00.000Z']);
    }
  });

  it('counts the acts of a day for one task in one line, and what the person supervised apart', () => {
    const own = [1, 2].map((fraction) => act('edit-oar', facts.person.id, { fraction }));
    const supervised = act('edit-oar', 'trainee-1', {
      fraction: 4,
      supervisor: facts.person.id as never,
      mode: 'supervised',
    });
    const foreign = act('edit-oar', 'trainee-1', { fraction: 5 });
    const used = ofKind(
      history({ ...facts, acts: [...own, supervised, foreign] }, '2026-03-31T09:00:00Z'),
      'used',
    );
    expect(
      used.map((entry) => (entry.kind === 'used' ? [entry.acts.length, entry.supervised] : [])),
    ).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  it('names each person whom somebody supervised on a day', () => {
    const acts = ['trainee-1', 'trainee-2'].map((trainee, place) =>
      act('edit-oar', trainee, {
        fraction: place + 1,
        supervisor: facts.person.id as never,
        mode: 'supervised',
      }),
    );
    const used = ofKind(history({ ...facts, acts }, '2026-03-31T09:00:00Z'), 'used');
    expect(used.map(({ by }) => by)).toEqual(['trainee-1', 'trainee-2']);
  });

  it.each([[['atp']], [['atp', 'ats']]])('turns for who holds %j on a Unity', (adaptationTypes) => {
    const where = department({ units: [unit({ platform: 'unity' })] });
    const granted = { platform: 'unity', adaptationTypes };
    const skills = ['oar-outlining', 'dir-evaluation'];
    const assessed = skills.map((skill) => assessment({ skill, scope: scope(granted) }));
    const holder = { ...adapter(), assessments: assessed };
    const held = entitledAs(holder, 'adapter', { scope: scope(granted) });
    const lapsed = ofKind(historyOf(where, held, asOf('2026-12-31T09:00:00Z')), 'lapsed');
    expect(lapsed.flatMap((entry) => (entry.kind === 'lapsed' ? entry.cells : []))).toHaveLength(3);
  });

  it('tells a suspension once, as the act that was recorded', () => {
    const [held] = facts.entitlements;
    const stopped = { ...facts, suspensions: [suspension(held ?? entitlement('x', 'adapter'))] };
    const entries = history(stopped, '2026-04-30T09:00:00Z');
    expect(ofKind(entries, 'suspended')).toHaveLength(1);
    expect(ofKind(entries, 'lapsed')).toEqual([]);
  });

  it('tells at its lifting that a suspension outlived the right, and of a right that is held nothing', () => {
    const [held = entitlement('x', 'adapter')] = facts.entitlements;
    const stop = suspension(held);
    const lifted = (when: string): PersonFacts => ({
      ...facts,
      suspensions: [stop],
      lifts: [
        { ...recorded(when), suspension: stop.id, outcome: 'Reviewed', liftedBy: person('hortp') },
      ],
    });
    const lapses = (when: string) =>
      ofKind(history(lifted(when), '2026-12-31T09:00:00Z'), 'lapsed');
    expect(lapses('2026-10-01').map(({ at }) => at)).toEqual(['2026-10-01T09:00:00.000Z']);
    expect(lapses('2026-04-01').map(({ at }) => at)).toEqual(['2026-08-01T23:00:00.000Z']);
  });

  it('tells the doubts about an assessment and what became of them, and of an amended basis', () => {
    const [first] = facts.assessments;
    const [held] = facts.entitlements;
    if (first === undefined || held === undefined) throw new Error('The spec needs both');
    const outcomes = ['questioned', 'stands', 'does-not-stand'] as const;
    const doubted: PersonFacts = {
      ...facts,
      assessmentReviews: outcomes.map((outcome, place) =>
        assessmentReview(first, outcome, `2026-03-0${String(place + 1)}`),
      ),
      assessmentVoids: [
        { ...recorded('2026-03-04', 'hortp'), assessment: first.id, reason: 'Wrong unit' },
      ],
      basisAmendments: [
        {
          ...recorded('2026-03-05'),
          entitlement: held.id,
          removed: first.id,
          replacement: null,
          amendedOn: day('2026-03-05'),
          reason: 'It fell out',
          amendedBy: person('hortp'),
        },
      ],
    };
    const told = history(doubted, '2026-03-31T09:00:00Z').filter(
      ({ at, by }) => at >= '2026-03-01' && by !== null,
    );
    expect(told.map(({ kind, by }) => [kind, by])).toEqual([
      ['questioned', 'horp-1'],
      ['stands', 'horp-1'],
      ['does-not-stand', 'horp-1'],
      ['voided', 'hortp'],
      ['amended', 'hortp'],
    ]);
    const strangers = { ...doubted, assessments: [], entitlements: [] };
    expect(history(strangers, '2026-03-31T09:00:00Z').map(({ kind }) => kind)).not.toContain(
      'voided',
    );
  });

  it('knows nothing that was recorded later, and nothing of somebody not yet on file', () => {
    const [record] = facts.evidence;
    if (record === undefined) throw new Error('The spec needs a record');
    const review = verified(record);
    const late = { ...facts, evidence: [record], evidenceReviews: [review] };
    const knownAt = (index: number) => history(late, '2026-12-31T09:00:00Z', index);
    expect(kinds(knownAt(review.index - 1)).has('verified')).toBe(false);
    expect(kinds(knownAt(review.index)).has('verified')).toBe(true);
    const unknown = { ...facts, person: { ...facts.person, index: review.index + 1 } };
    expect(history(unknown, '2026-12-31T09:00:00Z', review.index)).toEqual([]);
    expect(history(unknown, '2026-12-31T09:00:00Z', review.index + 1)).not.toEqual([]);
  });
});
