import { setTimeout as wait } from 'node:timers/promises';
import { callerWith } from './gate-caller.ts';
import { checkRegister } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';
import type { TestMember } from './members.ts';

/** What a process said, when it was asked by the clock of this test, and up to where it had read. */
export interface Answered {
  readonly sentAt: number;
  readonly status: number;
  readonly decision: unknown;
  readonly epoch: string | undefined;
}

/** Asks one process, with a key, whether a person may edit OARs in fraction 1 of a case, alone or supervised. */
export async function askWhether(
  url: string,
  key: string,
  person: TestMember,
  caseReference = 'P1',
  supervisor?: TestMember,
): Promise<Answered> {
  const sentAt = performance.now();
  const { status, body, headers } = await callerWith(url, key).post('evaluation', {
    subject: { type: 'person', id: person.personId },
    action: { name: 'edit-oar' },
    resource: { type: 'fraction', id: `${caseReference}/1` },
    context: supervisor && { supervisor: supervisor.personId },
  });
  const { decision } = body as { decision?: unknown };
  return { sentAt, status, decision, epoch: headers['oart-epoch'] };
}

/** Asks each process without a pause until told to stop; everything that came back. */
export function askOnAndOn(asks: readonly (() => Promise<Answered>)[]): {
  stop: () => Promise<readonly Answered[]>;
} {
  const state = { isAsking: true };
  const askers = asks.map(async (ask) => {
    const answers: Answered[] = [];
    while (state.isAsking) answers.push(await ask());
    return answers;
  });
  return {
    stop: async () => {
      state.isAsking = false;
      return (await Promise.all(askers)).flat();
    },
  };
}

/** On a busy machine the product may refuse for a moment to record anything (503): then it is sent again. */
const MOST_ATTEMPTS = 8;
const BETWEEN_ATTEMPTS_MS = 500;

/** Does it again, for a while, when it is refused; what is refused to the last is thrown. */
export async function untilTaken<T>(attempt: () => PromiseLike<T>): Promise<T> {
  for (let left = MOST_ATTEMPTS; left > 1; left -= 1) {
    try {
      return await attempt();
    } catch {
      await wait(BETWEEN_ATTEMPTS_MS);
    }
  }
  return attempt();
}

/** What the register says of somebody from now on. Answers with the header that says how far it is in force. */
export async function registerSays(
  department: TestDepartment,
  person: TestMember,
  status: 'active' | 'suspended',
): Promise<string | undefined> {
  const { headers } = await untilTaken(() =>
    checkRegister(department, person, {
      body: 'HCPC',
      part: 'therapeutic-radiographer',
      status,
      checkedOn: '2026-01-12',
    }),
  );
  return headers['oart-in-force'];
}
