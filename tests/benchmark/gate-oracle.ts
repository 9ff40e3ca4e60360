import { ROLES } from './gate-roles.ts';
import { GRANTS_EACH } from './gate-workload.ts';
import type { Question, Workload } from './gate-workload.ts';

/** The rule in its plainest form: one of the person's two grants fits and its window is open. */
export function oracle({ grants }: Workload, question: Question): boolean {
  const { person, task, treatmentSite, centre, at } = question;
  return grants
    .slice(person * GRANTS_EACH, (person + 1) * GRANTS_EACH)
    .some(
      (grant) =>
        tasksOf(grant.role).includes(task) &&
        grant.treatmentSite === treatmentSite &&
        grant.centre === centre &&
        grant.from <= at &&
        at < grant.until,
    );
}

function tasksOf(role: number): readonly number[] {
  return ROLES[role]?.tasks ?? [];
}

/** @throws unless an engine answers every question as the oracle does. */
export function requireNoDifference(
  name: string,
  workload: Workload,
  questions: readonly Question[],
  answers: readonly boolean[],
): void {
  if (answers.length !== questions.length) throw new Error(`${name} did not answer every question`);
  const wrong = questions.filter(
    (question, place) => oracle(workload, question) !== answers[place],
  );
  if (wrong.length === 0) return;
  throw new Error(
    `${name} answers ${wrong.length} of ${questions.length} questions otherwise than the oracle ` +
      `(seed ${workload.seed}), the first ${JSON.stringify(wrong[0])}`,
  );
}
