import type { Contestant } from './gate-contestant.ts';
import { loadPeer } from './gate-peers.ts';
import { ROLES, TASKS } from './gate-roles.ts';
import { GRANTS_EACH } from './gate-workload.ts';
import type { Grant, Workload } from './gate-workload.ts';

interface Ability {
  can(action: string, subject: object): boolean;
}

interface Casl {
  readonly createMongoAbility: (rules: readonly object[]) => Ability;
  readonly subject: (type: string, fields: object) => object;
}

/** @casl/ability with an ability per person, built beforehand; the window is a condition on the resource. */
export async function caslAbilities({ staff, grants, questions }: Workload): Promise<Contestant> {
  const { createMongoAbility, subject } = await loadPeer<Casl>('@casl/ability');
  const abilities = Array.from({ length: staff }, (_, person) =>
    createMongoAbility(grants.slice(person * GRANTS_EACH, (person + 1) * GRANTS_EACH).map(ruleOf)),
  );
  return {
    name: 'CASL 7.0.1, ability prebuilt per person',
    questions,
    slice: 500,
    ask(from, to) {
      let yeses = 0;
      for (let place = from; place < to; place++) {
        const question = questions[place];
        if (question === undefined) continue;
        const { person, task, treatmentSite, centre, at } = question;
        const treatment = subject('Treatment', { treatmentSite, centre, at });
        if (abilities[person]?.can(TASKS[task] ?? '', treatment) === true) yeses++;
      }
      return yeses;
    },
  };
}

function ruleOf({ role, treatmentSite, centre, from, until }: Grant): object {
  return {
    action: ROLES[role]?.tasks.map((task) => TASKS[task]),
    subject: 'Treatment',
    conditions: { treatmentSite, centre, at: { $gte: from, $lt: until } },
  };
}
