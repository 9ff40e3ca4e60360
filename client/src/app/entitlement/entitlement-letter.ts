import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { inWords } from '@oart/contract';
import type { EntitlementView, UnitView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { InstantTime } from '../dates/instant-time';
import { capital } from '../layout/capital';
import { SessionStore } from '../session/session-store';
import { LIVE_STATES } from './entitlement-look';
import { CAUSE_TITLES, WHO_LIFTS, suspendedPart } from './suspension-words';

/** The letter of an entitlement, as it stands in the record and as it prints. */
@Component({
  selector: 'oart-entitlement-letter',
  imports: [DayDate, InstantTime, RouterLink],
  templateUrl: './entitlement-letter.html',
  styleUrl: './entitlement-letter.scss',
})
export class EntitlementLetter {
  readonly entitlement = input.required<EntitlementView>();
  readonly units = input.required<readonly UnitView[]>();

  private readonly session = inject(SessionStore);
  protected readonly employer = computed(() => this.session.view()?.employer.name ?? '');
  protected readonly sites = computed(() =>
    inWords(this.entitlement().treatmentSites.map(({ title }) => title)),
  );
  protected readonly unitNames = computed(() =>
    inWords(
      this.entitlement().scope.units.map(
        (id) => this.units().find((unit) => unit.id === id)?.name ?? id,
      ),
    ),
  );
  protected readonly types = computed(() =>
    inWords(this.entitlement().scope.adaptationTypes.map((type) => type.replaceAll('-', ' '))),
  );
  protected readonly statement = computed(() =>
    this.entitlement()
      .signature.statement.split('\n')
      .filter((line) => line.trim() !== ''),
  );
  protected readonly suspensions = computed(() =>
    this.entitlement().suspensions.map((suspension) => ({
      ...suspension,
      part: capital(suspendedPart(suspension, this.entitlement())),
    })),
  );
  protected readonly isLive = computed(() => LIVE_STATES.has(this.entitlement().state));
  protected readonly causes = CAUSE_TITLES;
  protected readonly whoLifts = WHO_LIFTS;
  protected readonly by = (who: string | null): string => (who === null ? '' : ` by ${who}`);
  protected readonly factors = {
    passkey: 'a passkey',
    pin: 'a PIN',
    password: 'a password',
  } as const;
}
