import type { CalendarDay } from '@oart/competency';
import { openGateDepartment } from '../support/gate-caller.ts';
import { joinMember } from '../support/members.ts';
import { RandomHistory } from '../support/random-history.ts';
import { SeededDraw } from '../support/seeded-draw.ts';
import { assess } from '../support/signed-acts.ts';
import { joinAdapter } from '../support/test-department.ts';

/** Each time something happens and a question follows it; 20,000 in the full run. */
const HISTORIES = Number(process.env['HISTORIES'] ?? '300');
const HISTORY_SEED = Number(process.env['HISTORY_SEED'] ?? '20261122');
/** Then another department is opened: rights end, and whoever has thousands of facts is slow to read. */
const IN_ONE_DEPARTMENT = 300;
const SECONDS_EACH = 1;
const BEGINS_ON = '2026-01-14' as CalendarDay;

const seeds = Array.from(
  { length: Math.ceil(HISTORIES / IN_ONE_DEPARTMENT) },
  (_, place) => HISTORY_SEED + place,
);

it.each(seeds)(
  'the gate answers from memory what the rules answer from the record, seed %i',
  async (seed) => {
    const department = await openGateDepartment();
    try {
      await department.at(`${BEGINS_ON}T10:00:00.000Z`);
      const trainee = await joinAdapter(department, 'Trainee-1');
      const skills = ['oar-outlining', 'dir-evaluation'];
      await assess(department.mpe, trainee, skills, ['prostate'], BEGINS_ON, 'T');
      const auditor = await joinMember(department.product, 'Auditor-H', ['auditor']);
      const history = new RandomHistory(
        department,
        trainee,
        auditor,
        new SeededDraw(seed),
        BEGINS_ON,
      );
      const most = Math.min(HISTORIES, IN_ONE_DEPARTMENT);
      for (let count = 0; count < most && history.differences.length < 3; count += 1) {
        await history.goOn();
      }
      const { yes, supervised, no } = history.answers;
      process.stdout.write(
        `Histories: ${yes} yes, ${supervised} supervised and ${no} no compared, seed ${seed}.\n`,
      );
      expect(history.differences).toEqual([]);
      expect(yes).toBeGreaterThan(0);
      expect(supervised).toBeGreaterThan(0);
      expect(no).toBeGreaterThan(0);
    } finally {
      await department.close();
    }
  },
  60_000 + IN_ONE_DEPARTMENT * SECONDS_EACH * 1_000,
);
