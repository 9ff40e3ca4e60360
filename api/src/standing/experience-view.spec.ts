import type { FrameworkDocument, Moment, PersonFacts } from '@oart/competency';
import { experienceViews } from './experience-view.ts';

const rule = (absences: 'counted' | 'subtracted') => ({
  activity: 'plan-checking',
  title: 'Plan checking',
  span: { years: 1, months: 0 },
  basis: 'calendar',
  absences,
});
const claim = {
  id: 'claim-1',
  index: 1,
  recordedAt: '2025-06-01T09:00:00.000Z',
  person: 'p-1',
  type: 'experience-claim',
  skill: 'plan-selection',
  treatmentSites: [],
  occurredOn: '2025-05-31',
  validUntil: null,
  submittedBy: 'p-1',
  experience: { activity: 'plan-checking', from: '2024-01-01', until: '2025-05-31', wte: 1 },
};
const review = {
  id: 'review-1',
  index: 2,
  recordedAt: '2025-06-02T09:00:00.000Z',
  evidence: 'claim-1',
  outcome: 'verified',
  verifier: 'p-2',
};
const absence = {
  id: 'absence-1',
  index: 3,
  recordedAt: '2024-03-01T09:00:00.000Z',
  person: 'p-1',
  from: '2024-03-01',
  returnedOn: '2024-04-01',
};
const facts = {
  evidence: [claim],
  evidenceReviews: [review],
  evidenceRevocations: [],
  revocationRetractions: [],
  evidenceCountersignatures: [],
  absences: [absence],
} as unknown as PersonFacts;
const moment = {
  at: '2026-01-05T10:00:00.000Z',
  on: '2026-01-05',
  zone: 'Europe/London',
} as unknown as Moment;

function view(absences: 'counted' | 'subtracted', level: 'full' | 'neutral') {
  const framework = { requirements: [{ id: 'r-1', experience: rule(absences) }] };
  const [shown] = experienceViews(framework as unknown as FrameworkDocument, facts, moment, level);
  if (shown === undefined) throw new Error('The framework asks for experience');
  return shown;
}

describe('the calculation of experience', () => {
  it('tells how long somebody was away to nobody who may not know it (I15)', () => {
    const neutral = view('subtracted', 'neutral');
    expect(neutral).toMatchObject({ heldDays: null, metFrom: null, lastDay: null });
    expect(neutral.steps.map(({ kind }) => kind)).toEqual(['claim']);
    expect(neutral.met).toBe(view('subtracted', 'full').met);
  });

  it.each(['full', 'neutral'] as const)('is whole at level %s where absences count', (level) => {
    const shown = view('counted', level);
    expect(shown.heldDays).toBeGreaterThan(0);
    expect(shown.steps.map(({ kind }) => kind)).toContain('total');
  });

  it('is whole for who may know', () => {
    const kinds = view('subtracted', 'full').steps.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['claim', 'absence', 'counted', 'total']));
  });
});
