import type { CalendarDay } from '@oart/competency';
import type { ReasonView, StandingCell, StandingView } from '@oart/contract';
import { groupStanding, joinTasks } from './group-standing';

const day = (text: string) => text as CalendarDay;

const reason = (code: ReasonView['code'], sentence: string): ReasonView => ({
  code,
  about: {},
  sentence,
  cure: null,
  curedBy: [],
  cureLink: null,
});

const cell = (change: Partial<StandingCell>): StandingCell => ({
  task: 'edit-oar',
  taskTitle: 'Edit OAR contours',
  treatmentSite: 'prostate',
  treatmentSiteTitle: 'Prostate',
  role: 'advanced-adapter',
  answer: 'yes',
  state: 'entitled',
  entitlementId: 'e1',
  entitlementNumber: 'E-2026-0001',
  usableUntil: { day: day('2027-02-28'), cause: 'evidence' },
  daysLeft: 96,
  usableUntilSentence: 'Until 28 Feb 2027 (96 days), when your certificate ends.',
  reasons: [],
  notices: [],
  ...change,
});

const standingOf = (cells: readonly StandingCell[]): StandingView => ({
  person: { id: 'p1', displayName: 'AA-2' },
  unit: { id: 'u1', name: 'ETHOS-1', timeZone: 'Europe/London' },
  adaptationType: null,
  at: '2026-11-24T10:42:00.000Z',
  today: '2026-11-24',
  knownAt: 10,
  frameworkVersion: 1,
  cells,
  currency: [],
  waitingFor: [],
});

const approve = { task: 'approve-oar', taskTitle: 'Approve OAR contours' };
const cervix = { treatmentSite: 'cervix', treatmentSiteTitle: 'Cervix' };

describe('groupStanding', () => {
  it('tells tasks and treatment sites with the same answer in one sentence', () => {
    const { may, notYet } = groupStanding(
      standingOf([cell(cervix), cell({}), cell({ ...approve, ...cervix }), cell(approve)]),
    );
    expect(may.map(({ what, where }) => `${what} for ${where}`)).toEqual([
      'Edit and approve OAR contours for cervix and prostate',
    ]);
    expect(notYet).toEqual([]);
  });

  it('keeps apart what ends on different days', () => {
    const sooner = { usableUntil: { day: day('2026-12-17'), cause: 'currency' as const } };
    const { may } = groupStanding(standingOf([cell({}), cell({ ...cervix, ...sooner })]));
    expect(may.map(({ where }) => where)).toEqual(['prostate', 'cervix']);
  });

  it('joins refusals with the same causes and keeps every distinct sentence', () => {
    const refused = { answer: 'no', state: 'in-training', usableUntil: null } as const;
    const { may, notYet } = groupStanding(
      standingOf([
        cell({ ...refused, reasons: [reason('assessment-missing', 'No level C for prostate.')] }),
        cell({
          ...refused,
          ...cervix,
          reasons: [reason('assessment-missing', 'No level C for cervix.')],
        }),
      ]),
    );
    expect(may).toEqual([]);
    expect(notYet).toHaveLength(1);
    expect(notYet[0]?.reasons.map(({ sentence }) => sentence)).toEqual([
      'No level C for prostate.',
      'No level C for cervix.',
    ]);
  });

  it('never counts a supervised answer as a permission to act alone', () => {
    const { may, notYet } = groupStanding(
      standingOf([cell({ answer: 'supervised', state: 'in-training' })]),
    );
    expect([may.length, notYet.length]).toEqual([0, 1]);
  });

  it('tells how much recent practice is missing where that ends the right, and tells it once', () => {
    const until = { usableUntil: { day: day('2026-12-17'), cause: 'currency' as const } };
    const notice = { code: 'recent-practice-due-soon', about: {}, sentence: 'Due.' } as const;
    const practice = (fractionsCounted: number, lastCurrentDay: string) => ({
      skill: 'plan-selection',
      skillTitle: 'Plan selection',
      treatmentSite: 'prostate',
      treatmentSiteTitle: 'Prostate',
      fractionsCounted,
      fractionsNeeded: 5,
      lastCurrentDay: day(lastCurrentDay),
      marginDays: 23,
    });
    const { may } = groupStanding({
      ...standingOf([cell({ ...until, state: 'due-soon', notices: [notice] })]),
      currency: [practice(4, '2026-12-17'), practice(3, '2026-12-17'), practice(0, '2027-05-01')],
    });
    expect(may[0]?.practice).toEqual({ counted: 3, needed: 5 });
    expect(may[0]?.notices).toEqual([]);
  });

  it('puts first what waits for the person alone', () => {
    const refused = { answer: 'no', usableUntil: null } as const;
    const { notYet } = groupStanding(
      standingOf([
        cell({ ...refused, state: 'not-entitled' }),
        cell({ ...refused, ...cervix, state: 'in-training' }),
        cell({ ...refused, ...approve, state: 'awaiting-acceptance' }),
      ]),
    );
    expect(notYet.map(({ state }) => state)).toEqual([
      'awaiting-acceptance',
      'in-training',
      'not-entitled',
    ]);
  });

  it('names tasks of other posts apart, and tells what is within reach as not yet', () => {
    const grouped = groupStanding(
      standingOf([
        cell({ answer: 'no', state: 'not-entitled', role: null, usableUntil: null }),
        cell({ ...cervix, answer: 'no', state: 'not-required' }),
        cell({ ...approve, answer: 'no', state: 'not-required' }),
      ]),
    );
    expect(grouped.notYet.map(({ what, where }) => `${what} for ${where}`)).toEqual([
      'Edit OAR contours for prostate',
    ]);
    expect(grouped.outsideRole).toEqual(['Approve OAR contours']);
  });
});

describe('joinTasks', () => {
  it.each([
    [['Select the plan'], 'Select the plan'],
    [['Edit targets', 'Approve targets'], 'Edit and approve targets'],
    [['Edit OARs', 'Approve OARs', 'Select the plan'], 'Edit and approve OARs and select the plan'],
  ])('%j reads %s', (titles, sentence) => {
    expect(joinTasks(titles)).toBe(sentence);
  });
});
