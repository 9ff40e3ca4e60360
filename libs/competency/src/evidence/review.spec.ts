import { day, moment } from '../calendar/days.fixture.ts';
import { POLICY } from '../framework/documents.fixture.ts';
import type { PersonnelFacts } from '../person/person.ts';
import { absence, employment, personnel, registrationCheck } from '../person/personnel.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import type { Checked } from '../reason/refusal.ts';
import { checkCountersignature } from './countersignature.ts';
import {
  allVerified,
  claim,
  countersigned,
  evidence,
  evidenceFacts,
  revoked,
  sentBack,
  verified,
} from './evidence.fixture.ts';
import type { Evidence, EvidenceFacts, EvidenceReview } from './evidence.ts';
import { evidenceStandingAt, type EvidenceStanding } from './evidence-state.ts';
import type { NameMatch } from './name-match.ts';
import { checkReview } from './review.ts';
import { checkRevocation } from './revocation.ts';

const found = (answer: Checked<unknown, string>): readonly string[] =>
  answer.kind === 'accepted'
    ? []
    : answer.refusals.map(({ kind, pointer }) => `${kind} ${pointer}`);

function standing(facts: EvidenceFacts, item: Evidence): EvidenceStanding {
  const known = evidenceStandingAt(facts, item.id, moment('2026-02-01'));
  if (known === null) throw new Error('not submitted');
  return known;
}
const item = evidence();
const submitted = standing(evidenceFacts({ evidence: [item] }), item);
const review = (
  fields: Partial<EvidenceReview> = {},
  of: EvidenceStanding = submitted,
  nameMatch: NameMatch = 'name-matches',
) => found(checkReview({ ...verified(item), ...fields }, of, nameMatch));

describe('verifying (I4)', () => {
  it('is for another person than the holder and the submitter', () => {
    const group = evidence({ submittedBy: person('trainer-1') });
    const of = standing(evidenceFacts({ evidence: [group] }), group);
    expect(review({}, of)).toEqual([]);
    expect(review({ verifier: person('aa-1') }, of)).toEqual(['own-evidence /verifier']);
    expect(review({ verifier: person('trainer-1') }, of)).toEqual(['own-submission /verifier']);
  });

  it('needs a statement and how identity was established', () => {
    expect(review({ statement: ' ', identityEstablishedBy: null })).toEqual([
      'statement-missing /statement',
      'identity-not-established /identityEstablishedBy',
    ]);
    expect(review({ statement: null })).toEqual(['statement-missing /statement']);
  });

  it.each<[NameMatch, NonNullable<EvidenceReview['identityEstablishedBy']>, boolean]>([
    ['name-matches', 'name-matches', true],
    ['name-matches', 'sighted', true],
    ['alias-matches', 'alias-matches', true],
    ['alias-matches', 'name-matches', false],
    ['differs', 'name-matches', false],
    ['differs', 'alias-matches', false],
    ['differs', 'known-account', true],
    ['differs', 'sighted', true],
  ])('where the name %s, identity by "%s" is enough: %s (scenario 47)', (match, by, accepted) => {
    expect(review({ identityEstablishedBy: by }, submitted, match)).toEqual(
      accepted ? [] : ['name-does-not-match /identityEstablishedBy'],
    );
  });
});

describe('sending back', () => {
  it('needs a reason and nothing else', () => {
    const sent = { outcome: 'sent-back', statement: null, identityEstablishedBy: null } as const;
    expect(review({ ...sent, reason: 'The page with the score is missing' })).toEqual([]);
    expect(review({ ...sent, reason: null })).toEqual(['reason-missing /reason']);
    expect(review({ ...sent, reason: ' ' })).toEqual(['reason-missing /reason']);
  });
});

describe('what was judged before', () => {
  it('is not judged again', () => {
    const ended = evidence({ validUntil: day('2026-01-20') });
    const renewal = { ...evidence(), supersedes: item.id };
    const judged = [
      standing(allVerified([item]), item),
      standing({ ...evidenceFacts({ evidence: [item] }), evidenceReviews: [sentBack(item)] }, item),
      standing(allVerified([ended]), ended),
      standing(allVerified([item, renewal]), item),
    ];
    expect(judged.map(({ state }) => state)).toEqual([
      'verified',
      'sent-back',
      'expired',
      'superseded',
    ]);
    expect(judged.map((of) => review({}, of))).toEqual(
      judged.map(() => ['already-reviewed /evidence']),
    );
    const withdrawn = {
      ...evidenceFacts({ evidence: [item] }),
      evidenceRevocations: [revoked(item, '2026-01-10')],
    };
    expect(review({}, standing(withdrawn, item))).toEqual(['already-revoked /evidence']);
  });

  it('a claim of experience that goes on is verified again, not sent back', () => {
    const open = claim('2024-02-29', null);
    const closed = claim('2024-02-29', '2025-12-31');
    const of = standing(allVerified([open]), open);
    expect(review({}, of)).toEqual([]);
    expect(review({ outcome: 'sent-back', reason: 'x' }, of)).toEqual([
      'already-reviewed /evidence',
    ]);
    expect(review({}, standing(allVerified([closed]), closed))).toEqual([
      'already-reviewed /evidence',
    ]);
  });
});

describe('revoking (I12)', () => {
  const check = (
    fields: Partial<Parameters<typeof checkRevocation>[0]> = {},
    of: EvidenceStanding = standing(allVerified([item]), item),
  ) => found(checkRevocation({ ...revoked(item, '2026-03-02'), ...fields }, of, day('2026-05-10')));

  it('is for another person, with a reason, from today or before', () => {
    expect(check()).toEqual([]);
    expect(check({ effectiveFrom: day('2026-05-10') })).toEqual([]);
    expect(check({ effectiveFrom: day('2026-05-11') })).toEqual(['in-the-future /effectiveFrom']);
    expect(check({ revoker: person('aa-1'), reason: ' ' })).toEqual([
      'own-evidence /revoker',
      'reason-missing /reason',
    ]);
  });

  it('happens once', () => {
    const facts = { ...allVerified([item]), evidenceRevocations: [revoked(item, '2026-01-10')] };
    expect(check({}, standing(facts, item))).toEqual(['already-revoked /evidence']);
  });
});

describe('countersigning a reflective log (scenario 49)', () => {
  const oncologist = (fields: Partial<PersonnelFacts> = {}): PersonnelFacts =>
    personnel({
      employments: [employment({ profession: 'clinical-oncologist', band: null })],
      registrationChecks: [registrationCheck({ body: 'GMC', part: 'licence' })],
      ...fields,
    });
  const log = evidence({ type: 'reflective-log', countersigner: person('cco-1') });
  const check = (
    by: string,
    countersigner: PersonnelFacts = oncologist(),
    facts: EvidenceFacts = allVerified([log]),
  ) =>
    found(
      checkCountersignature(
        { evidence: log.id, countersigner: person(by) },
        standing(facts, log),
        countersigner,
        POLICY,
        moment('2026-02-01'),
      ),
    );

  it('is for the clinical oncologist named, never for the author', () => {
    expect(check('cco-1')).toEqual([]);
    expect(check('cco-2')).toEqual(['not-the-named-countersigner /countersigner']);
    expect(check('aa-1')).toEqual([
      'own-evidence /countersigner',
      'not-the-named-countersigner /countersigner',
    ]);
  });

  it.each<[string, Partial<PersonnelFacts>]>([
    ['another profession', { employments: [employment()] }],
    ['no registration', { registrationChecks: [] }],
    [
      'a lapsed registration',
      { registrationChecks: [registrationCheck({ body: 'GMC', status: 'lapsed' })] },
    ],
    [
      'a sanction on another register',
      {
        registrationChecks: [
          registrationCheck({ body: 'GMC' }),
          registrationCheck({ status: 'suspended' }),
        ],
      },
    ],
    ['an absence', { absences: [absence('2026-01-20')] }],
    ['no post', { employments: [] }],
  ])('is refused to someone with %s', (_, fields) => {
    expect(check('cco-1', oncologist(fields))).toEqual([
      'not-a-clinical-oncologist /countersigner',
    ]);
  });

  it('happens once, and not to what is revoked', () => {
    const signed = {
      ...allVerified([log]),
      evidenceCountersignatures: [countersigned(log)],
      evidenceRevocations: [revoked(log, '2026-01-10')],
    };
    expect(check('cco-1', oncologist(), signed)).toEqual([
      'already-countersigned /evidence',
      'already-revoked /evidence',
    ]);
  });
});
