import type { EntitlementView } from '@oart/contract';
import { auditSentence, entitlementsAsked } from './audit-question';
import type { AuditQuestion } from './audit-question';

const held = (displayName: string, change: Partial<EntitlementView> = {}): EntitlementView =>
  ({
    number: 'E-2026-0001',
    person: { id: displayName, displayName },
    tasks: [{ id: 'edit-oar', title: 'Edit OAR' }],
    scope: { treatmentSites: ['prostate'], units: ['u1'] },
    state: 'active',
    ...change,
  }) as EntitlementView;

const ALL: AuditQuestion = {
  person: '',
  task: '',
  treatmentSite: '',
  unit: '',
  isWithEnded: false,
};

describe('an audit of a past day', () => {
  const entitlements = [
    held('Adapter-10'),
    held('Adapter-2', { state: 'suspended-in-part' }),
    held('Adapter-2', { number: 'E-2025-0009', state: 'superseded' }),
    held('MPE-1', { state: 'suspended', tasks: [{ id: 'dose-check', title: 'Dose check' }] }),
  ];
  const names = (change: Partial<AuditQuestion>) =>
    entitlementsAsked(entitlements, { ...ALL, ...change }).map(
      ({ person, number }) => `${person.displayName} ${number}`,
    );

  it('lists who held the right then, people in their order', () => {
    expect(names({})).toEqual(['Adapter-2 E-2026-0001', 'Adapter-10 E-2026-0001']);
  });

  it('adds what did not hold where it is asked for', () => {
    expect(names({ isWithEnded: true, person: 'Adapter-2' })).toEqual([
      'Adapter-2 E-2025-0009',
      'Adapter-2 E-2026-0001',
    ]);
    expect(names({ isWithEnded: true, task: 'dose-check' })).toEqual(['MPE-1 E-2026-0001']);
  });

  it.each([
    ['treatmentSite', 'cervix'],
    ['unit', 'u2'],
    ['person', 'Nobody'],
  ])('leaves out what is not about the %s', (part, chosen) => {
    expect(names({ [part]: chosen, isWithEnded: true })).toEqual([]);
  });

  it('counts people, and only those who held it', () => {
    expect(auditSentence(entitlements)).toBe('2 people were entitled');
    expect(auditSentence([held('A'), held('A')])).toBe('1 person was entitled');
    expect(auditSentence([held('A', { state: 'withdrawn' })])).toBe('Nobody was entitled');
  });
});
