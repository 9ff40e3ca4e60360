import { LowerCasePipe } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { OwnAssessments } from '../assessment/own-assessments';
import { DayDate } from '../dates/day-date';
import { InstantDay } from '../dates/instant-day';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { Skeleton } from '../layout/skeleton';
import { requirementsOf } from '../person/person-api';
import { RoleProgress, isWithinReach } from '../person/role-progress';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { OpenBreakGlass } from '../treatment/open-break-glass';
import { ChosenUnit } from '../units/chosen-unit';
import { UnitChoice } from '../units/unit-choice';
import { groupStanding } from './group-standing';
import { organisation, standingOf } from './standing-api';
import { StandingSentences } from './standing-sentences';
import { StandingTable } from './standing-table';

/** What the signed-in person may do today, and what stands between them and the rest. */
@Component({
  selector: 'oart-my-standing-page',
  imports: [
    DayDate,
    EmptyState,
    FailureNotice,
    InstantDay,
    LowerCasePipe,
    MatButton,
    OpenBreakGlass,
    OwnAssessments,
    PageHeading,
    PrintLine,
    RoleProgress,
    RouterLink,
    Skeleton,
    StandingSentences,
    StandingTable,
    UnitChoice,
  ],
  templateUrl: './my-standing-page.html',
  styleUrl: './my-standing-page.scss',
})
export class MyStandingPage {
  protected readonly session = inject(SessionStore);
  private readonly chosenUnit = inject(ChosenUnit);
  private readonly organisation = organisation();

  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  private readonly unit = computed(() => this.chosenUnit.of(this.units())?.id);

  protected readonly standing = standingOf(
    () => this.session.personId(),
    () => this.unit(),
  );

  private readonly requirements = requirementsOf(
    () => this.session.personId(),
    () => this.unit(),
  );
  /** The way to each role and treatment site within reach that is not yet held. */
  protected readonly paths = computed(() =>
    this.requirements.hasValue()
      ? this.requirements.value().filter((role) => role.entitlement === null && isWithinReach(role))
      : [],
  );

  protected readonly failure = computed(() => this.organisation.error() ?? this.standing.error());
  protected readonly shown = computed(() => {
    if (!this.standing.hasValue()) return null;
    const view = this.standing.value();
    return { view, ...groupStanding(view) };
  });
  protected readonly answer = computed(() =>
    (this.shown()?.may.length ?? 0) > 0 ? 'You may do today' : 'You may do nothing alone today',
  );
  protected readonly toAccept = computed(
    () =>
      this.shown()?.notYet.find(({ state }) => state === 'awaiting-acceptance')?.entitlementId ??
      null,
  );

  protected again(): void {
    this.organisation.reload();
    this.standing.reload();
    this.requirements.reload();
  }

  protected print(): void {
    print();
  }
}
