import { uuidv7 } from 'uuidv7';
import type { RunningSettings } from '../config/settings.ts';
import type { InstallationOwner } from '../database/installation.ts';
import { ClockService } from '../clock/clock.service.ts';
import { createLog } from '../http/log.ts';
import { createServer } from '../http/server.ts';
import { Agenda } from './agenda.ts';
import { YearCalendar } from './calendar-of-the-year.ts';
import { admitAuditor, openAccounts, openDepartment } from './open-department.ts';
import { ExceptionalDays } from './exceptional-days.ts';
import { FurtherStaff } from './further-staff.ts';
import { enterSecondFramework } from './second-framework.ts';
import { TrainingSteps } from './training-steps.ts';
import { TrainingYear } from './training-year.ts';

/**
 * Records the demonstration department over the past year, through the product's own routes and in
 * time order, so that past days are real. The database must be new.
 * @param installation moves the database's clock; its caller puts the clock back.
 */
export async function loadDemonstration(
  settings: RunningSettings,
  installation: InstallationOwner,
): Promise<void> {
  const app = await createServer(settings, createLog('error'));
  try {
    const calendar = new YearCalendar(
      await app.get(ClockService, { strict: false }).wallClock(),
      installation,
    );
    await calendar.goTo(401, 9);
    const employerId = uuidv7();
    const colleagues = await openAccounts(app, employerId);
    const units = await openDepartment(colleagues, calendar);
    const agenda = new Agenda();
    const steps = new TrainingSteps(agenda, colleagues, calendar, units.first);
    new TrainingYear(colleagues, steps).enter();
    new FurtherStaff(colleagues, steps, units).enter();
    enterSecondFramework(colleagues, steps);
    new ExceptionalDays(colleagues, steps).enter();
    await agenda.follow(calendar);
    await admitAuditor(app, employerId, calendar);
  } finally {
    await app.close();
  }
}
