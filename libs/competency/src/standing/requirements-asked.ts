import type { Entitlement } from '../entitlement/entitlement.ts';
import {
  requirementsForEntitlement,
  type RequirementsForEntitlement,
} from '../framework/transition.ts';
import type { Circumstances } from './circumstances.ts';
import { shared } from './shared-workings.ts';

/** The requirements that bind one task of an entitlement at a treatment site today, and those to come (F12). */
export function requirementsAsked(
  circumstances: Circumstances,
  { frameworkVersion, role }: Entitlement,
  task: string,
  treatmentSite: string,
): RequirementsForEntitlement | null {
  const { department, policy, moment, inForce } = circumstances;
  const key = [frameworkVersion, role, task, treatmentSite].join('/');
  return sharedRequirements(inForce, key, () =>
    requirementsForEntitlement(
      department.frameworks,
      policy,
      { frameworkVersion, role, tasks: [task] },
      treatmentSite,
      moment.on,
      Infinity,
    ),
  );
}

const sharedRequirements = shared<RequirementsForEntitlement | null>();
