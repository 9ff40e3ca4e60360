import { Component, computed, input } from '@angular/core';
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

  protected readonly shown = computed(() =>
    [...this.roles()]
      .sort((one, other) => missingIn(one) - missingIn(other))
      .map((role) => ({
        role,
        key: `${role.role}/${role.treatmentSite}`,
        where: role.treatmentSiteTitle.toLowerCase(),
        progress: progressOf(role),
        isOpen: missingIn(role) > 0 && role.met > 0,
      })),
  );
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
