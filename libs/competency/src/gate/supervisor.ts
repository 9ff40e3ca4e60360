import { foundingAppointmentOn } from '../person/appointment.ts';
import { absenceReasons, longAbsenceBefore } from '../person/absence.ts';
import { isInPost } from '../person/employment.ts';
import type { PersonId } from '../person/ids.ts';
import { sanctionReasons } from '../person/registration.ts';
import { lastDayOf } from '../calendar/span.ts';
import { reason, type Reason } from '../reason/reason.ts';
import type { AskableQuestion, Cell, Circumstances } from '../standing/circumstances.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { answerPerson, type PersonAnswer } from '../standing/person-answer.ts';
import { skillStanding } from '../standing/skill-standing.ts';
import { softwareGeneration } from '../standing/software.ts';

/** Whether a supervisor carries a supervised act, and by which entitlements; null answer for a founding one. */
export interface SupervisorAnswer {
  readonly reasons: readonly Reason[];
  readonly answer: PersonAnswer | null;
}

/**
 * Why a supervisor does not carry a supervised act (I11): named, present, another person, and entitled
 * for the same task and scope, or appointed as founding supervisor for each of its skills. A supervisor
 * in supervised return, or paused in any other way, does not qualify. Facts are as known.
 */
export function supervisorAnswer(
  asked: AskableQuestion,
  actor: PersonId,
  supervisor: PersonId | null,
  facts: PersonFacts | null,
): SupervisorAnswer {
  const { circumstances, cells } = asked;
  const refused = (...reasons: readonly Reason[]): SupervisorAnswer => ({ reasons, answer: null });
  const about = { task: cells[0].task.id, treatmentSite: cells[0].treatmentSite };
  if (supervisor === null) return refused(reason('supervisor-required', about));
  if (supervisor === actor) return refused(reason('supervisor-is-the-actor', about));
  if (facts === null) return refused(reason('supervisor-not-entitled', about));
  if (absenceReasons(facts, circumstances.moment.on).length > 0) {
    return refused(reason('supervisor-absent', about));
  }
  const answer = answerPerson(asked, facts);
  if (answer.answer === 'yes') return { reasons: [], answer };
  return cells.every((cell) => isFoundingSupervisor(circumstances, facts, cell))
    ? { reasons: [], answer: null }
    : refused(reason('supervisor-not-entitled', about));
}

/** Appointed in writing for every skill of the task and the software that runs, at most the longest span (I6). */
function isFoundingSupervisor(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
): boolean {
  const { policy, moment, unit } = circumstances;
  const { task, treatmentSite, platform } = cell;
  const available =
    isInPost(facts, moment.on) && sanctionReasons(facts, policy, moment).length === 0;
  if (!available || task.skills.length === 0) return false;
  const versions = softwareGeneration(unit, moment.at);
  return task.skills.every((skill) => {
    const appointed = versions.some((softwareVersion) => {
      const wanted = { skill, treatmentSites: [treatmentSite], platform, softwareVersion };
      const found = foundingAppointmentOn(facts, 'supervisor', wanted, moment.on);
      return found !== null && moment.on <= lastDayOf(found.from, policy.founding.longest);
    });
    const returning =
      longAbsenceBefore(facts, policy, moment.on) !== null &&
      skillStanding(circumstances, facts, cell, skill, null).supervisedReturn?.kind === 'returning';
    return appointed && !returning;
  });
}
