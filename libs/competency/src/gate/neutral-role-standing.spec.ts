import { day } from '../calendar/days.fixture.ts';
import type { ReasonCode } from '../reason/reason.ts';
import type { RoleTaskStanding } from '../standing/role-standing.ts';
import { roleStandingOf } from '../standing/role-standing.ts';
import type { StandingState, UsableUntilCause } from '../standing/standing.ts';
import { roleStandingFor } from './neutral-role-standing.ts';

function task(
  id: string,
  state: StandingState,
  codes: readonly ReasonCode[] = [],
  cause: UsableUntilCause = 'currency',
): RoleTaskStanding {
  const usableUntil = { day: day('2026-08-01'), cause };
  return { task: id, answer: 'yes', state, codes, usableUntil } as unknown as RoleTaskStanding;
}
const cell = (...tasks: readonly RoleTaskStanding[]) => roleStandingOf('adapter', 'cervix', tasks);
const seen = (...tasks: readonly RoleTaskStanding[]) => roleStandingFor('neutral', cell(...tasks));

describe('a cell of the matrix as others see it (I15, F28)', () => {
  it('is whole for the holder and entitlers', () => {
    const suspended = cell(task('edit-oar', 'suspended', ['suspended']));
    expect(roleStandingFor('full', suspended)).toBe(suspended);
  });

  it.each([
    ['suspended', 'suspended'],
    ['absent', 'absent'],
    ['paused-registration', 'registration-lapsed'],
    ['paused-evidence', 'evidence-revoked'],
  ] as const)('shows %s as not entitled, without reason or end', (state, code) => {
    const { state: shown, tasks } = seen(task('edit-oar', state, ['site-not-in-scope', code]));
    expect(shown).toBe('not-entitled');
    expect(tasks).toMatchObject([
      { task: 'edit-oar', state: 'not-entitled', codes: [], usableUntil: null },
    ]);
  });

  it('hides only the tasks to which a hidden reason applies', () => {
    const entitled = task('edit-oar', 'entitled');
    const paused = task('approve-oar', 'paused-recent-practice', ['recent-practice-lapsed']);
    expect(seen(entitled, paused)).toEqual(cell(entitled, paused));
    const beside = seen(entitled, task('approve-oar', 'suspended', ['suspended']));
    expect(beside.state).toBe('not-entitled');
    expect(beside.tasks.map(({ state }) => state)).toEqual(['entitled', 'not-entitled']);
    expect(beside.tasks[0]).toEqual(entitled);
  });

  it('keeps role and treatment site', () => {
    expect(seen(task('edit-oar', 'suspended', ['suspended']))).toMatchObject({
      role: 'adapter',
      treatmentSite: 'cervix',
    });
  });

  it.each([
    ['currency', '2026-08-01'],
    ['registration', undefined],
    ['absence', undefined],
  ] as const)('shows a last day caused by %s as %s', (cause, shown) => {
    const [only] = seen(task('edit-oar', 'entitled', [], cause)).tasks;
    expect(only?.usableUntil?.day).toBe(shown);
  });
});
