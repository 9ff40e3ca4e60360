import type { Contestant } from './gate-contestant.ts';
import { ROLES } from './gate-roles.ts';
import type { Grant, Question, Workload } from './gate-workload.ts';

/** The floor of every in-process figure: one `Map.get` with a key that was joined beforehand. No window is looked at. */
export function mapFloor({ grants, questions }: Workload): Contestant {
  const kept = new Map<string, Grant>();
  for (const grant of grants) {
    for (const task of ROLES[grant.role]?.tasks ?? []) kept.set(keyOf({ ...grant, task }), grant);
  }
  const keys = questions.map(keyOf);
  return {
    name: 'Map.get with a ready key',
    questions,
    slice: 20_000,
    ask(from, to) {
      let found = 0;
      for (let place = from; place < to; place++) {
        if (kept.get(keys[place] ?? '') !== undefined) found++;
      }
      return found;
    },
  };
}

function keyOf({ person, task, treatmentSite, centre }: Omit<Question, 'at'>): string {
  return `${String(person)}/${String(task)}/${String(treatmentSite)}/${String(centre)}`;
}
