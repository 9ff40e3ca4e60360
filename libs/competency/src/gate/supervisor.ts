import { foundingAppointmentOn } from '../person/appointment.ts';
import { absenceReasons, longAbsenceBefore } from '../person/absence.ts';
import { isInPost } from '../person/employment.ts';
import { sanctionReasons } from '../person/registration.ts';
import { lastDayOf } from '../calendar/span.ts';
import { reason, type Reason, type ReasonCode } from '../reason/reason.ts';
import type { AskableQuestion, Cell, Circumstances } from '../standing/circumstances.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { answerPerson } from '../standing/person-answer.ts';
import { skillStanding } from '../standing/skill-standing.ts';
import { softwareGeneration } from '../standing/software.ts';
import { mpeEntitlement } from './personal-answer.ts';
import type { GateQuestion } from './question.ts';

/** Why a supervisor does not carry a supervised act, and whether one who does is an MPE. */
export interface SupervisorAnswer {
  readonly reasons: readonly Reason[];
  /** By an entitlement of theirs: false for a founding supervisor. */
  readonly byMpe: boolean;
}

/**
 * Why the named supervisor does not carry a supervised act (I11): named, another person, and one who
 * qualifies by their own facts.
 * @param own what those say, asked only where it counts; null for nobody on file
 */
export function supervisionOf(
  { cells }: AskableQuestion,
  { person, supervisor }: GateQuestion,
  own: () => SupervisorAnswer | null,
): SupervisorAnswer {
  if (supervisor === null) return refused('supervisor-required', cells[0]);
  if (supervisor === person) return refused('supervisor-is-the-actor', cells[0]);
  return own() ?? refused('supervisor-not-entitled', cells[0]);
}

/**
 * What a supervisor's own facts say, whoever acts: present, and entitled for the same task and scope, or
 * appointed as founding supervisor for each of its skills. A supervisor in supervised return, or paused in
 * any other way, does not qualify. This part of an answer is worked out once for a stretch of time.
 * @param facts as known
 */
export function supervisorAnswer(asked: AskableQuestion, facts: PersonFacts): SupervisorAnswer {
  const { circumstances, cells } = asked;
  if (absenceReasons(facts, circumstances.moment.on).length > 0) {
    return refused('supervisor-absent', cells[0]);
  }
  const answer = answerPerson(asked, facts);
  if (answer.answer === 'yes') {
    return { reasons: [], byMpe: mpeEntitlement(asked, answer) !== null };
  }
  return cells.every((cell) => isFoundingSupervisor(circumstances, facts, cell))
    ? { reasons: [], byMpe: false }
    : refused('supervisor-not-entitled', cells[0]);
}

function refused(
  code: Extract<ReasonCode, `supervisor-${string}`>,
  { task, treatmentSite }: Cell,
): SupervisorAnswer {
  return { reasons: [reason(code, { task: task.id, treatmentSite })], byMpe: false };
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
