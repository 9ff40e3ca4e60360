import type { PolicyDocument } from '../framework/policy.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import type { AsOf } from './standing.ts';
import { turnedCells, type ChangedDepartment, type TurnedCells } from './turned-cells.ts';

/** The department as a policy would make it, were it approved at this moment: it holds from its approval on. */
export function departmentWithPolicy(
  department: Department,
  policy: PolicyDocument,
  { at, knownAt }: AsOf,
): ChangedDepartment {
  const policies = [...department.policies, { index: knownAt, document: policy }];
  return { instants: [at], knownAt, before: department, after: { ...department, policies } };
}

/** What a policy takes from one person and gives back at the moment of its approval, on every unit. */
export function policyImpact(changed: ChangedDepartment, facts: PersonFacts): TurnedCells {
  return turnedCells(changed, facts, changed.before.units);
}
