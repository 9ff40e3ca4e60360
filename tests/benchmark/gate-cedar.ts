import type { Contestant } from './gate-contestant.ts';
import { loadPeer } from './gate-peers.ts';
import { ROLES, TASKS } from './gate-roles.ts';
import { GRANTS_EACH } from './gate-workload.ts';
import type { Grant, Workload } from './gate-workload.ts';

interface Cedar {
  preparsePolicySet(name: string, policies: { staticPolicies: string }): { type: string };
  statefulIsAuthorized(call: object): { type: string; response?: { decision: string } };
}

const POLICIES = 'gate';

/** Cedar in WebAssembly: policies parsed beforehand, a person's facts passed as an entity with each question. */
export async function cedarPreparsed({ staff, grants, questions }: Workload): Promise<Contestant> {
  const cedar = await loadPeer<Cedar>('@cedar-policy/cedar-wasm/nodejs');
  const parsed = cedar.preparsePolicySet(POLICIES, { staticPolicies: policies() });
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed));
  const people = Array.from({ length: staff }, (_, person) =>
    entityOf(person, grants.slice(person * GRANTS_EACH, (person + 1) * GRANTS_EACH)),
  );
  return {
    name: 'Cedar-wasm 4.13.0, policies preparsed',
    questions,
    slice: 10,
    ask(from, to) {
      let yeses = 0;
      for (let place = from; place < to; place++) {
        const question = questions[place];
        if (question === undefined) continue;
        const { person, task, treatmentSite, centre, at } = question;
        const answer = cedar.statefulIsAuthorized({
          principal: { type: 'Person', id: String(person) },
          action: { type: 'Action', id: TASKS[task] },
          resource: { type: 'Treatment', id: 'treatment' },
          context: { treatmentSite, centre, at },
          preparsedPolicySetId: POLICIES,
          entities: [people[person]],
        });
        if (answer.response?.decision === 'allow') yeses++;
      }
      return yeses;
    },
  };
}

/** Cedar cannot say "one of a list of records", so each of a person's two grants has its attribute. */
function policies(): string {
  return ROLES.flatMap(({ id, tasks }) =>
    Array.from({ length: GRANTS_EACH }, (_, place) => {
      const actions = tasks.map((task) => `Action::"${TASKS[task]}"`).join(', ');
      const grant = `principal.grant${String(place)}`;
      return `permit (principal, action in [${actions}], resource) when {
        ${grant}.role == "${id}" &&
        ${grant}.treatmentSite == context.treatmentSite && ${grant}.centre == context.centre &&
        ${grant}.from <= context.at && context.at < ${grant}.until
      };`;
    }),
  ).join('\n');
}

function entityOf(person: number, grants: readonly Grant[]): object {
  const attributes = grants.map(({ role, treatmentSite, centre, from, until }, place) => [
    `grant${String(place)}`,
    { role: ROLES[role]?.id, treatmentSite, centre, from, until },
  ]);
  return {
    uid: { type: 'Person', id: String(person) },
    attrs: Object.fromEntries(attributes) as object,
    parents: [],
  };
}
