import { Component, booleanAttribute, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RoleRequirementsView } from '@oart/contract';
import { StatusChip } from '../status/status-chip';
import { RequirementTable } from './requirement-table';

/** Per role and treatment site: what is missing, what cures it and who can. Nearest to complete first. */
@Component({
  selector: 'oart-role-progress',
  imports: [RequirementTable, RouterLink, StatusChip],
  templateUrl: './role-progress.html',
  styleUrl: './role-progress.scss',
})
export class RoleProgress {
  readonly roles = input.required<readonly RoleRequirementsView[]>();
  readonly personName = input.required<string>();
  /** Whether the reader is that person. */
  readonly own = input(false, { transform: booleanAttribute });

  protected readonly shown = computed(() =>
    [...this.roles()]
      .sort((one, other) => missingIn(one) - missingIn(other))
      .map((role, _at, all) => ({
        role,
        key: `${role.role}/${role.treatmentSite}`,
        where: role.treatmentSiteTitle.toLowerCase(),
        progress: progressOf(role),
        isOpen: role === all.find((each) => missingIn(each) > 0),
      })),
  );
}

/** Whether the role is for people in post and of this profession; requirements can be met, these hardly. */
export function isWithinReach({ requirements }: RoleRequirementsView): boolean {
  const reasons = requirements.flatMap((each) => each.reasons);
  return !reasons.some(({ code }) => code === 'profession-not-met' || code === 'not-employed');
}

function missingIn({ met, total }: RoleRequirementsView): number {
  return total - met;
}

function progressOf(role: RoleRequirementsView): string {
  const missing = missingIn(role);
  return missing === 0
    ? `all ${String(role.total)} met`
    : `${String(missing)} of ${String(role.total)} missing`;
}
