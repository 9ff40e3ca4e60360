import type { StandingCell, StandingView } from '@oart/contract';
import { act, codesOf, done, openCase } from '../support/console.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import { ask } from '../support/gate.ts';
import type { TestMember } from '../support/members.ts';
import { delegate, joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';

let department: TestDepartment;
let summer: TestMember;
let winter: TestMember;

beforeAll(async () => {
  department = await openTestDepartment();
  summer = await joinAdapter(department, 'Adapter-1');
  winter = await joinAdapter(department, 'Adapter-2');
  await delegate(department, department.horp);
  await department.at('2026-01-12T10:00:00.000Z');
  for (const holder of [summer, winter]) {
    await qualifyAdapter(department, holder, ['prostate'], '2026-01-12');
  }
  await openCase(department, 'P1', 'prostate');
  // Granted late, so that recent practice does not end before the entitlement does.
  await department.at('2026-06-01T10:00:00.000Z');
  await entitle(department, summer, 'adapter', ['prostate'], {
    from: '2026-06-01',
    until: '2026-06-30',
  });
});

afterAll(() => department.close());

/** What the holder's standing says about editing OARs for prostate at an exact instant. */
async function answerAt(holder: TestMember, at: string): Promise<StandingCell['answer']> {
  const path = `/api/people/me/standing?unit=${department.unit.id}&at=${at}`;
  const { body } = await holder.get(path).expect(200);
  const cell = (body as StandingView).cells.find(
    ({ task, treatmentSite }) => task === 'edit-oar' && treatmentSite === 'prostate',
  );
  if (cell === undefined) throw new Error('No such cell');
  return cell.answer;
}

describe('scenario 28: an entitlement that expires on 30 June, in summer time', () => {
  it.each([
    ['2026-06-30T22:59:59.000Z', 'yes'],
    ['2026-06-30T22:59:59.999Z', 'yes'],
    ['2026-06-30T23:00:00.000Z', 'supervised'],
    ['2026-06-30T23:30:00.000Z', 'supervised'],
  ])('answers at %s: %s', async (at, answer) => {
    expect(await answerAt(summer, at)).toBe(answer);
  });

  it('is signed half a minute before local midnight', async () => {
    await department.at('2026-06-30T22:59:30.000Z');
    expect((await ask(summer, summer, 'edit-oar', 'P1/1')).outcome).toBe('PERMIT');
    await done(summer, 'edit-oar', 'P1', 1);
  });

  it.each(['2026-06-30T23:00:00.000Z', '2026-06-30T23:30:00.000Z'])(
    'is refused from local midnight on: %s',
    async (instant) => {
      await department.at(instant);
      const answer = await ask(summer, summer, 'edit-oar', 'P1/1');
      expect(answer.decision).toBe(false);
      expect(answer.codes).toContain('expired');
      const refused = await act(summer, 'edit-oar', 'P1', 1);
      expect(refused.status).toBe(403);
      expect(codesOf(refused)).toContain('expired');
    },
  );

  it('is not revived by a time that the caller sends (scenario 32)', async () => {
    const { decision, evaluatedAt } = await ask(summer, summer, 'edit-oar', 'P1/1', {
      time: '2026-06-30T12:00:00Z',
      at: '2026-06-30T12:00:00.000Z',
    });
    expect(decision).toBe(false);
    expect(evaluatedAt > '2026-06-30T23:30:00.000Z').toBe(true);
  });
});

describe('scenario 29: an entitlement that expires on 31 December, in winter time', () => {
  beforeAll(async () => {
    await department.at('2026-07-20T10:00:00.000Z');
    await entitle(department, winter, 'adapter', ['prostate'], {
      from: '2026-07-20',
      until: '2026-12-31',
    });
  });

  it.each([
    ['2026-12-31T23:59:59.000Z', 'yes'],
    ['2027-01-01T00:00:00.000Z', 'supervised'],
  ])('answers at %s: %s', async (at, answer) => {
    expect(await answerAt(winter, at)).toBe(answer);
  });

  it('is signed half a minute before midnight and refused from midnight on', async () => {
    await department.at('2026-12-31T23:59:30.000Z');
    await done(winter, 'edit-oar', 'P1', 2);
    await department.at('2027-01-01T00:00:00.000Z');
    const refused = await act(winter, 'edit-oar', 'P1', 2);
    expect(codesOf(refused)).toContain('expired');
  });
});
