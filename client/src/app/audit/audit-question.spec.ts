import type { EntitlementView } from '@oart/contract';
import { auditSentence, entitlementsAsked } from './audit-question';
import type { AuditQuestion, AuditWords } from './audit-question';

const held = (displayName: string, change: Partial<EntitlementView> = {}): EntitlementView =>
  ({
    number: 'E-2026-0001',
    person: { id: displayName, displayName },
    tasks: [{ id: 'edit-oar', title: 'Edit OAR' }],
    scope: { treatmentSites: ['prostate'], units: ['u1'] },
    state: 'active',
    suspensions: [],
    ...change,
  }) as EntitlementView;

const ALL: AuditQuestion = {
  person: '',
  task: '',
  treatmentSite: '',
  unit: '',
  isWithEnded: false,
  at: '2026-11-01T10:00:00.000Z',
};

const NO_WORDS: AuditWords = { person: '', task: '', treatmentSite: '', unit: '' };

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
    const said = (all: readonly EntitlementView[]) => auditSentence(all, ALL, NO_WORDS);
    expect(said(entitlements)).toBe('2 people held an entitlement');
    expect(said([held('A'), held('A')])).toBe('1 person held an entitlement');
    expect(said([held('A', { state: 'withdrawn' })])).toBe('Nobody held an entitlement');
  });

  it('says what it was filtered by', () => {
    const words = { ...NO_WORDS, task: 'Edit OAR', treatmentSite: 'Prostate', unit: 'Ethos-1' };
    expect(auditSentence([held('A')], ALL, words)).toBe(
      '1 person held an entitlement for Edit OAR, Prostate on Ethos-1',
    );
    expect(auditSentence([held('A')], ALL, { ...NO_WORDS, person: 'A' })).toBe(
      'A held an entitlement',
    );
    expect(auditSentence([], ALL, { ...words, person: 'A', unit: '' })).toBe(
      'A held no entitlement for Edit OAR, Prostate',
    );
  });
});

describe('an entitlement that was suspended in part', () => {
  const suspendedFrom = (change: Partial<EntitlementView['suspensions'][number]>) =>
    held('AA-1', {
      state: 'suspended-in-part',
      tasks: [
        { id: 'edit-oar', title: 'Edit OAR' },
        { id: 'edit-ctv', title: 'Edit CTV' },
      ],
      scope: {
        treatmentSites: ['prostate', 'bladder'],
        units: ['u1'],
      } as unknown as EntitlementView['scope'],
      suspensions: [
        {
          id: 's1',
          tasks: [],
          treatmentSites: [],
          startedAt: '2026-10-01T08:00:00.000Z',
          liftedAt: null,
          cause: null,
          conditionsToLift: null,
          restrictedNote: null,
          startedBy: null,
          liftedBy: null,
          outcome: null,
          ...change,
        },
      ],
    });

  it.each<
    [string, Partial<EntitlementView['suspensions'][number]>, Partial<AuditQuestion>, boolean]
  >([
    ['the task', { tasks: ['edit-oar'] }, { task: 'edit-oar' }, false],
    ['another task', { tasks: ['edit-oar'] }, { task: 'edit-ctv' }, true],
    ['the site', { treatmentSites: ['prostate'] }, { treatmentSite: 'prostate' }, false],
    ['another site', { treatmentSites: ['prostate'] }, { treatmentSite: 'bladder' }, true],
    [
      'the task at one of its sites',
      { tasks: ['edit-oar'], treatmentSites: ['prostate'] },
      { task: 'edit-oar' },
      true,
    ],
    [
      'the task at that site',
      { tasks: ['edit-oar'], treatmentSites: ['prostate'] },
      { task: 'edit-oar', treatmentSite: 'prostate' },
      false,
    ],
    ['nothing in particular', { tasks: ['edit-oar'] }, {}, true],
    [
      'the task, suspended later',
      { tasks: ['edit-oar'], startedAt: '2026-11-01T10:00:00.001Z' },
      { task: 'edit-oar' },
      true,
    ],
    [
      'the task, lifted by then',
      { tasks: ['edit-oar'], liftedAt: '2026-11-01T10:00:00.000Z' },
      { task: 'edit-oar' },
      true,
    ],
    [
      'the task, lifted afterwards',
      { tasks: ['edit-oar'], liftedAt: '2026-11-01T10:00:00.001Z' },
      { task: 'edit-oar' },
      false,
    ],
  ])('asked for %s', (_for, suspension, asked, isHeld) => {
    const question = { ...ALL, ...asked };
    const one = suspendedFrom(suspension);
    expect(entitlementsAsked([one], question)).toHaveLength(isHeld ? 1 : 0);
    expect(entitlementsAsked([one], { ...question, isWithEnded: true })).toHaveLength(1);
    expect(auditSentence([one], question, NO_WORDS)).toBe(
      isHeld ? '1 person held an entitlement' : 'Nobody held an entitlement',
    );
  });
});
