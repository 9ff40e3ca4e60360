import type { Contestant } from './gate-contestant.ts';
import { loadPeer } from './gate-peers.ts';
import { ROLES, TASKS } from './gate-roles.ts';
import { GRANTS_EACH } from './gate-workload.ts';
import type { Workload } from './gate-workload.ts';

interface Enforcer {
  addFunction(name: string, called: (task: string, role: string) => boolean): Promise<void>;
  addPolicy(...rule: readonly string[]): Promise<boolean>;
  enforceSync(...question: readonly (string | number)[]): boolean;
}

interface Casbin {
  readonly newModelFromString: (text: string) => object;
  readonly newEnforcer: (model: object) => Promise<Enforcer>;
}

const MODEL = `
[request_definition]
r = task, site, centre, at
[policy_definition]
p = role, site, centre, from, until
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.site == p.site && r.centre == p.centre && r.at >= p.from && r.at < p.until && has(r.task, p.role)
`;

/** casbin with one enforcer per person, which holds that person's two rules and nothing else. */
export async function casbinEnforcers({ grants, questions }: Workload): Promise<Contestant> {
  const { newModelFromString, newEnforcer } = await loadPeer<Casbin>('casbin');
  const tasksOf = new Map<string, ReadonlySet<string>>(
    ROLES.map(({ id, tasks }) => [id, new Set(tasks.map((task) => TASKS[task]))]),
  );
  const enforcers = new Map<number, Enforcer>();
  for (const person of new Set(questions.map((question) => question.person))) {
    const enforcer = await newEnforcer(newModelFromString(MODEL));
    await enforcer.addFunction('has', (task, role) => tasksOf.get(role)?.has(task) === true);
    const own = grants.slice(person * GRANTS_EACH, (person + 1) * GRANTS_EACH);
    for (const { role, treatmentSite, centre, from, until } of own) {
      const place = [String(treatmentSite), String(centre)];
      await enforcer.addPolicy(ROLES[role]?.id ?? '', ...place, String(from), String(until));
    }
    enforcers.set(person, enforcer);
  }
  const asked = questions.map(({ task, treatmentSite, centre }) => ({
    task: TASKS[task] ?? '',
    treatmentSite: String(treatmentSite),
    centre: String(centre),
  }));
  return {
    name: 'casbin 5.51.1, one enforcer per person',
    questions,
    slice: 200,
    ask(from, to) {
      let yeses = 0;
      for (let place = from; place < to; place++) {
        const question = questions[place];
        const words = asked[place];
        if (question === undefined || words === undefined) continue;
        const { task, treatmentSite, centre } = words;
        const enforcer = enforcers.get(question.person);
        if (enforcer?.enforceSync(task, treatmentSite, centre, question.at) === true) yeses++;
      }
      return yeses;
    },
  };
}
