import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { DowntimePeriodView, SoftwareChangeView, UnitView } from '@oart/contract';
import { inWords } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { frameworkInForce } from '../framework/framework-api';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { SidePanel } from '../layout/side-panel';
import { Skeleton } from '../layout/skeleton';
import { wholeList } from '../lists/whole-list';
import { organisation } from '../my-standing/standing-api';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { FactDesk } from '../staff-file/fact-desk';
import { SoftwareUpgradePanel } from './software-upgrade-panel';
import { downtimeSection, softwareSection, treatmentSiteSection } from './unit-sections';
import type { UnitFile } from './unit-sections';

/** One treatment unit: its software with a preview of who a change will pause, its treatment sites, its downtimes. */
@Component({
  selector: 'oart-unit-page',
  imports: [
    EmptyState,
    FactDesk,
    FailureNotice,
    MatButton,
    PageHeading,
    PrintLine,
    RouterLink,
    SidePanel,
    Skeleton,
    SoftwareUpgradePanel,
  ],
  templateUrl: './unit-page.html',
})
export class UnitPage {
  readonly id = input.required<string>();

  private readonly session = inject(SessionStore);
  private readonly clock = inject(SiteClock);
  private readonly organisation = organisation();
  private readonly framework = frameworkInForce();
  private readonly downtimes = wholeList<DowntimePeriodView>(() => ({
    url: '/api/downtime-periods',
    params: { unit: this.id(), sort: '-from' },
  }));

  protected readonly mayRecordActs = this.session.hasAny(['staff-member']);
  protected readonly failure = computed(
    () => this.organisation.error() ?? this.downtimes.error() ?? this.framework.error(),
  );
  protected readonly isUnknown = computed(
    () =>
      this.organisation.hasValue() &&
      !this.organisation.value().units.some(({ id }) => id === this.id()),
  );
  protected readonly file = computed<UnitFile | null>(() => {
    const downtimes = this.downtimes.hasValue() ? this.downtimes.value() : undefined;
    if (!this.organisation.hasValue() || !this.framework.hasValue()) return null;
    const unit = this.organisation.value().units.find(({ id }) => id === this.id());
    if (unit === undefined || downtimes === undefined) return null;
    return {
      unit,
      downtimes: downtimes.items,
      seen: downtimes.ledgerIndex,
      sites: this.framework.value().document.treatmentSites,
      mayRecord: this.session.hasAny(['service-manager']),
      now: this.clock.now(),
      today: this.clock.today(),
    };
  });
  protected readonly sections = computed(() => {
    const file = this.file();
    return file === null
      ? []
      : [softwareSection(file), treatmentSiteSection(file), downtimeSection(file)];
  });
  protected readonly answer = computed(() => {
    const unit = this.file()?.unit;
    if (unit === undefined) return 'Unit';
    const sites = inWords(unit.treatmentSites.map(({ title }) => title.toLowerCase()));
    return `${unit.name} runs ${unit.softwareVersion} and is open for ${sites || 'no treatment site'}`;
  });

  protected changeOf(unit: UnitView, row: string | null): SoftwareChangeView | null {
    return unit.softwareChanges.find(({ id }) => id === row) ?? null;
  }

  protected readAgain(): void {
    this.organisation.reload();
    this.downtimes.reload();
    this.framework.reload();
  }
}
