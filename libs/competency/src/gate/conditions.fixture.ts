import { assessment } from '../assessment/assessment.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import {
  adapter,
  advancedAdapter,
  asOf,
  department,
  entitledAs,
  oncologist,
  question,
  staff,
} from '../standing/department.fixture.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { caseC7, fractionOfC7 } from '../treatment/fraction.fixture.ts';
import type { ConditionGroup } from './condition.ts';
import { conditionsOf } from './conditions.ts';
import { decide } from './decide.ts';
import { OF_C7, gateQuestion } from './question.fixture.ts';
import type { GateQuestion } from './question.ts';

const AT = '2026-03-12T12:00:00Z';
export const AA_1 = entitledAs(advancedAdapter('aa-1'), 'advanced-adapter');
export const ADAPTER_1 = entitledAs(adapter('adapter-1'), 'adapter');
export const CCO_1 = entitledAs(oncologist('cco-1'), 'clinical-oncologist');
export const TRAINEE = staff('trainee-1', {
  assessments: ['oar-outlining', 'dir-evaluation'].map((skill) =>
    assessment({ skill, level: 'T' }),
  ),
});
const FRACTION = fractionOfC7({}, caseC7({ index: 0 }));

/** A question about fraction 3 of case C7, in which nothing was done, unless said otherwise. */
export interface Asked extends Partial<GateQuestion> {
  readonly task: string;
  readonly actor: PersonFacts;
  readonly with?: PersonFacts;
  readonly where?: Department;
  readonly at?: string;
}

export function conditions({
  actor,
  with: supervisor,
  where = department(),
  at = AT,
  ...fields
}: Asked): readonly ConditionGroup[] {
  const asked = gateQuestion(question(fields.task), actor.person.id, {
    ...OF_C7,
    supervisor: supervisor === undefined ? null : person(supervisor.person.id),
    ...fields,
  });
  const decision = decide(where, asked, actor, supervisor ?? null, FRACTION, asOf(at));
  return conditionsOf(where, asked, actor, decision, asOf(at));
}
