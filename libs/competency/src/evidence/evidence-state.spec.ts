import { day, instant, moment } from '../calendar/days.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import {
  allVerified,
  countersigned,
  evidence,
  evidenceFacts,
  revoked,
  sentBack,
  verified,
} from './evidence.fixture.ts';
import type { Evidence, EvidenceFacts } from './evidence.ts';
import { evidenceAsKnown, evidenceStandingAt, evidenceStandings } from './evidence-state.ts';
import { checkRetraction } from './revocation.ts';

const item = evidence({ validUntil: day('2026-12-31') });
const state = (facts: EvidenceFacts, on: string, of: Evidence = item) =>
  evidenceStandingAt(facts, of.id, moment(on))?.state ?? null;

describe('the life of a submission', () => {
  const facts = evidenceFacts({
    evidence: [item],
    evidenceReviews: [verified(item, '2026-01-06T10:00:00Z')],
  });

  it.each([
    ['2026-01-05T08:59:59Z', null],
    ['2026-01-05T09:00:00Z', 'submitted'],
    ['2026-01-06T09:59:59.999Z', 'submitted'],
    ['2026-01-06T10:00:00Z', 'verified'],
    ['2026-12-31T23:59:59.999Z', 'verified'],
    ['2027-01-01T00:00:00Z', 'expired'],
  ])('at %s is %p (F3, I8)', (at, expected) => {
    expect(state(facts, at)).toBe(expected);
  });

  it('the latest review decides', () => {
    const reviewed = evidenceFacts({
      evidence: [item],
      evidenceReviews: [sentBack(item, '2026-01-06'), verified(item, '2026-01-08')],
    });
    expect(state(reviewed, '2026-01-07')).toBe('sent-back');
    expect(state(reviewed, '2026-01-08')).toBe('verified');
    expect(evidenceStandingAt(reviewed, item.id, moment('2026-01-07'))?.verifiedAt).toBeNull();
    expect(evidenceStandingAt(reviewed, item.id, moment('2026-01-08'))?.verifiedAt).toBe(
      instant('2026-01-08T09:00:00Z'),
    );
  });

  it('a review by the holder or the submitter is none (I4)', () => {
    const group = evidence({ submittedBy: person('trainer-1') });
    const by = (who: string) =>
      evidenceFacts({
        evidence: [group],
        evidenceReviews: [{ ...verified(group), verifier: person(who) }],
      });
    expect(state(by('aa-1'), '2026-02-01', group)).toBe('submitted');
    expect(state(by('trainer-1'), '2026-02-01', group)).toBe('submitted');
    expect(state(by('verifier-1'), '2026-02-01', group)).toBe('verified');
  });

  it('a review or countersignature of something else changes nothing', () => {
    const other = evidence();
    const elsewhere = {
      ...facts,
      evidenceReviews: [verified(other)],
      evidenceCountersignatures: [countersigned(other)],
    };
    expect(evidenceStandingAt(elsewhere, item.id, moment('2026-02-01'))).toMatchObject({
      state: 'submitted',
      countersigned: false,
    });
  });
});

const STANDING = { verifiedAt: null, countersigned: false, lastDay: null } as const;

describe('revocation', () => {
  const facts = {
    ...allVerified([item]),
    evidenceRevocations: [revoked(item, '2026-03-02', '2026-05-10')],
  };

  it.each([
    ['2026-03-01', 'verified'],
    ['2026-03-02', 'revoked'],
    ['2026-04-01', 'revoked'],
    ['2026-05-10', 'revoked'],
  ])(
    'found on 10 May, from 2 March, makes it on %s %s in answers with later knowledge (F18)',
    (on, expected) => {
      expect(state(facts, on)).toBe(expected);
    },
  );

  it('is not known before it was recorded (I13)', () => {
    const [revocation] = facts.evidenceRevocations;
    const before = evidenceAsKnown(facts, (revocation?.index ?? 0) - 1);
    expect(state(before, '2026-04-01')).toBe('verified');
  });

  it('that was retracted as a mistake never was, once that is known (I14)', () => {
    const [revocation] = facts.evidenceRevocations;
    const retraction = { ...recorded(), revocation: revocation?.id ?? '', reason: 'Another meant' };
    const retracted = { ...facts, revocationRetractions: [retraction] };
    expect(state(retracted, '2026-04-01')).toBe('verified');
    expect(state(evidenceAsKnown(retracted, retraction.index - 1), '2026-04-01')).toBe('revoked');
    const elsewhere = { ...retraction, revocation: 'another' };
    expect(state({ ...facts, revocationRetractions: [elsewhere] }, '2026-04-01')).toBe('revoked');
  });

  it.each([
    ['hortp', 'revoked', 'Another meant', []],
    ['aa-1', 'revoked', 'Another meant', ['own-evidence /evidence']],
    ['trainer-1', 'revoked', 'Another meant', ['own-submission /evidence']],
    ['hortp', 'verified', 'Another meant', ['not-revoked /evidence']],
    ['hortp', 'revoked', ' ', ['reason-missing /reason']],
  ] as const)('is retracted by %s when %s, because %p: %p', (recorder, at, reason, refusals) => {
    const submitted = { ...item, person: person('aa-1'), submittedBy: person('trainer-1') };
    const standing = { ...STANDING, evidence: submitted, state: at };
    const checked = checkRetraction(reason, person(recorder), standing);
    const found = checked.kind === 'accepted' ? [] : checked.refusals;
    expect(found.map(({ kind, pointer }) => `${kind} ${pointer}`)).toEqual(refusals);
  });

  it.each([
    ['2026-08-01', '2026-06-01'],
    ['2026-06-01', '2026-08-01'],
  ])('of two, from %s and from %s, the earlier counts and ends the last day', (...days) => {
    const twice = {
      ...allVerified([item]),
      evidenceRevocations: days.map((from) => revoked(item, from)),
    };
    expect(evidenceStandingAt(twice, item.id, moment('2026-05-31'))).toMatchObject({
      state: 'verified',
      lastDay: '2026-05-31',
    });
    expect(state(twice, '2026-06-01')).toBe('revoked');
  });
});

describe('a newer version of a record', () => {
  const renewal: Evidence = { ...evidence(), supersedes: item.id };

  it('replaces the older one only from its own verification', () => {
    const waiting = evidenceFacts({
      evidence: [item, renewal],
      evidenceReviews: [verified(item)],
    });
    expect(state(waiting, '2026-02-01')).toBe('verified');
    const replaced = {
      ...waiting,
      evidenceReviews: [verified(item), verified(renewal, '2026-02-01')],
    };
    expect(state(replaced, '2026-01-31')).toBe('verified');
    expect(state(replaced, '2026-02-01')).toBe('superseded');
    expect(state(replaced, '2026-02-01', renewal)).toBe('verified');
  });

  it('stays in the list as known, and only what is known is in it', () => {
    const facts = allVerified([item, renewal]);
    expect(evidenceAsKnown(facts, Number.MAX_SAFE_INTEGER).evidence).toHaveLength(2);
    expect(evidenceAsKnown(facts, renewal.index - 1).evidence).toEqual([item]);
    expect(evidenceAsKnown(facts, item.index).evidence).toEqual([item]);
  });

  it('is read from the list as it was given where all of it is known', () => {
    const facts = allVerified([item, renewal]);
    expect(evidenceAsKnown(facts, renewal.index).evidence).toBe(facts.evidence);
  });
});

describe('countersignature', () => {
  it('counts from when it is signed, and never by the author (scenario 49)', () => {
    const log = evidence({ type: 'reflective-log' });
    const signed = (by: string) => ({
      ...allVerified([log]),
      evidenceCountersignatures: [countersigned(log, by)],
    });
    const isSigned = (by: string, on: string) =>
      evidenceStandingAt(signed(by), log.id, moment(on))?.countersigned;
    expect(isSigned('cco-1', '2026-01-06T08:59:59Z')).toBe(false);
    expect(isSigned('cco-1', '2026-01-06T09:00:00Z')).toBe(true);
    expect(isSigned('aa-1', '2026-02-01')).toBe(false);
  });
});

describe('remembered answers', () => {
  it('do not outlive a list that grew', () => {
    const reviews = [sentBack(item)];
    const facts = evidenceFacts({ evidence: [item], evidenceReviews: reviews });
    expect(state(facts, '2026-02-01')).toBe('sent-back');
    reviews.push(verified(item, '2026-01-07'));
    expect(state(facts, '2026-02-01')).toBe('verified');
  });

  it.each([
    ['evidenceReviews', verified(item), { state: 'verified' }],
    ['evidenceCountersignatures', countersigned(item), { countersigned: true }],
    ['evidenceRevocations', revoked(item, '2026-01-10'), { state: 'revoked' }],
    [
      'revocationRetractions',
      { ...recorded(), revocation: 'none', reason: 'Another meant' },
      { state: 'submitted' },
    ],
  ] as const)('do not outlive a submission that came with one of %s', (list, fact, expected) => {
    const evidence: Evidence[] = [];
    const growing: unknown[] = [];
    const facts = { ...evidenceFacts({ evidence }), [list]: growing };
    expect(state(facts, '2026-02-01')).toBeNull();
    evidence.push(item);
    growing.push(fact);
    expect(evidenceStandingAt(facts, item.id, moment('2026-02-01'))).toMatchObject(expected);
  });

  it('are the same list for the same moment, for as many as 64 moments', () => {
    const facts = allVerified([item]);
    const [first, ...others] = Array.from({ length: 65 }, (_, minute) =>
      moment(new Date(Date.UTC(2026, 1, 1, 12, minute)).toISOString()),
    );
    if (first === undefined) throw new Error('No moment');
    const remembered = evidenceStandings(facts, first);
    for (const other of others.slice(0, 63)) {
      expect(evidenceStandings(facts, other)).not.toBe(remembered);
    }
    expect(evidenceStandings(facts, first)).toBe(remembered);
    for (const other of others) evidenceStandings(facts, other);
    expect(evidenceStandings(facts, first)).not.toBe(remembered);
  });
});
