import { Component, computed, inject, input, linkedSignal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { CalendarDay } from '@oart/competency';
import type { PersonView } from '@oart/contract';
import { AssessmentPanel } from '../assessment/assessment-panel';
import { assessmentsOf } from '../assessment/assessment-api';
import { PersonAssessments } from '../assessment/person-assessments';
import { formatDay, formatDayWithWeekday } from '../dates/format-day';
import { InstantTime } from '../dates/instant-time';
import { SiteClock } from '../dates/site-clock';
import { entitlementsOf } from '../entitlement/entitlement-api';
import { ENTITLEMENT_LOOKS } from '../entitlement/entitlement-look';
import { sitesInWords } from '../entitlement/entitlement-sentence';
import { AgencyRequests } from '../evidence/agency-requests';
import { recordsOf } from '../evidence/evidence-api';
import { frameworkInForce } from '../framework/framework-api';
import { noDay, noOtherDay, noPastDay } from '../layout/address-faults';
import { AddressNotice } from '../layout/address-notice';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { SidePanel } from '../layout/side-panel';
import { Skeleton } from '../layout/skeleton';
import { groupStanding } from '../my-standing/group-standing';
import { Unbroken } from '../layout/unbroken';
import { organisation, standingOf } from '../my-standing/standing-api';
import { StandingSentences } from '../my-standing/standing-sentences';
import { mayReadPassportsOf } from '../passport/passport-reader';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { LookChip } from '../status/look-chip';
import { ChosenUnit } from '../units/chosen-unit';
import { UnitChoice } from '../units/unit-choice';
import { NameCorrectionPanel } from './name-correction-panel';
import { personWith, requirementsOf } from './person-api';
import { askedAbout, joinedOn, pastDayOf } from './past-day';
import { PastChooser } from './past-chooser';
import { headOf, isNotYetOnFile } from './person-head';
import { PersonHistory } from './person-history';
import { PersonRecords } from './person-records';
import { RoleProgress, isWithinReach } from './role-progress';

/** One person for the head, the assessor and the auditor alike: the acts differ, the page does not. */
@Component({
  selector: 'oart-person-page',
  imports: [
    AddressNotice,
    AgencyRequests,
    AssessmentPanel,
    EmptyState,
    FailureNotice,
    InstantTime,
    LookChip,
    MatButton,
    NameCorrectionPanel,
    PageHeading,
    PastChooser,
    PersonAssessments,
    PersonHistory,
    PersonRecords,
    PrintLine,
    RoleProgress,
    RouterLink,
    SidePanel,
    Skeleton,
    StandingSentences,
    Unbroken,
    UnitChoice,
  ],
  templateUrl: './person-page.html',
  styleUrl: './person-page.scss',
})
export class PersonPage {
  readonly id = input.required<string>();
  // From the address: the day looked back at, and as known when.
  readonly day = input<string>();
  readonly known = input<'then' | 'now', string | undefined>('then', {
    transform: (known) => (known === 'now' ? 'now' : 'then'),
  });

  private readonly session = inject(SessionStore);
  private readonly clock = inject(SiteClock);
  protected readonly organisation = organisation();
  private readonly chosenUnit = inject(ChosenUnit);
  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  protected readonly unit = computed(() => this.chosenUnit.of(this.units()));
  private readonly unitId = () => this.unit()?.id;

  protected readonly mayReadPassports = computed(() => mayReadPassportsOf(this.session, this.id()));
  protected readonly isSelf = computed(() => this.session.personId() === this.id());
  protected readonly mayAskPast = computed(
    () => this.isSelf() || this.session.hasAny(['entitler', 'auditor']),
  );
  protected readonly mayReadHistory = computed(
    () => this.mayAskPast() || this.session.hasAny(['verifier', 'assessor']),
  );
  /** The day looked back at; null while today is shown. */
  protected readonly past = computed(() =>
    this.mayAskPast()
      ? pastDayOf(this.day(), this.known(), this.clock.today(), this.clock.zone())
      : null,
  );
  protected readonly faults = computed(() => {
    const today = this.clock.today();
    return [
      ...noDay(this.day()),
      ...(this.mayAskPast() ? noPastDay(this.day(), today) : noOtherDay(this.day(), today)),
    ];
  });
  private readonly about = computed(() => askedAbout(this.past()));

  protected readonly person = personWith(this.id);
  /** As they were on the day looked back at, and were known. */
  private readonly personThen = personWith(
    () => (this.past() === null ? undefined : this.id()),
    this.about,
  );
  protected readonly standing = standingOf(this.id, this.unitId, this.about);
  protected readonly requirements = requirementsOf(this.id, this.unitId, this.about);
  protected readonly records = recordsOf(this.id, this.about);
  protected readonly assessments = assessmentsOf(this.id, () => {
    const { knownAt } = this.about();
    return knownAt === undefined ? {} : { knownAt };
  });
  protected readonly entitlements = entitlementsOf(this.id, this.about);
  private readonly history = viewChild(PersonHistory);
  protected readonly framework = frameworkInForce();

  protected readonly looks = ENTITLEMENT_LOOKS;
  protected readonly sites = sitesInWords;

  /** A panel is about the person and the present: it goes with either. */
  private readonly subject = computed(() => ({ id: this.id(), past: this.past() }));
  protected readonly isAssessing = linkedSignal({
    source: this.subject,
    computation: () => false,
  });
  protected readonly mayAssess = computed(
    () =>
      this.session.hasAny(['assessor']) &&
      !this.isSelf() &&
      this.past() === null &&
      this.framework.hasValue(),
  );
  protected readonly isCorrecting = linkedSignal({
    source: this.subject,
    computation: () => false,
  });
  protected readonly mayCorrect = computed(
    () => this.session.hasAny(['staffing-records']) && !this.isSelf() && this.past() === null,
  );
  protected readonly firstDay = computed(() =>
    joinedOn(this.person.hasValue() ? this.person.value().employments : [], this.clock.today()),
  );
  /** Those signed by the day shown: the list itself goes by what was known alone. */
  protected readonly shownAssessments = computed(() => {
    const at = this.past()?.at;
    const all = this.assessments.hasValue() ? this.assessments.value().items : [];
    return at === undefined ? all : all.filter(({ signedAt }) => signedAt <= at);
  });
  protected readonly roles = computed(() =>
    this.requirements.hasValue() ? this.requirements.value().filter(isWithinReach) : [],
  );
  protected readonly failure = computed(() => this.person.error() ?? this.personThen.error());
  /** Of the day shown; null while that is on its way. */
  private readonly head = computed(() => {
    const shown = this.past() === null ? this.person : this.personThen;
    return shown.hasValue() ? shown.value() : null;
  });
  protected readonly shown = computed(() => {
    if (!this.person.hasValue()) return null;
    const person = this.person.value();
    const facts = this.factsOf(this.head(), person.displayName);
    if (this.standing.hasValue()) {
      const { unit, today } = this.standing.value();
      facts.push(`on ${unit.name}`, formatDayWithWeekday(today as CalendarDay));
    }
    return { person, facts: facts.length === 0 ? '' : `${facts.join(', ')}.` };
  });
  protected readonly grouped = computed(() =>
    this.standing.hasValue() ? groupStanding(this.standing.value()) : null,
  );
  protected readonly answer = computed(() => {
    const name = this.head()?.displayName ?? this.shown()?.person.displayName ?? '';
    const grouped = this.grouped();
    if (grouped === null) return name;
    const past = this.past();
    if (past !== null) {
      const when = `on ${formatDay(past.day)}`;
      return grouped.may.length > 0
        ? `${name} could do ${when}`
        : `${name} could do nothing alone ${when}`;
    }
    return grouped.may.length > 0 ? `${name} may do today` : `${name} may do nothing alone today`;
  });

  private factsOf(head: PersonView | null, nameToday: string): string[] {
    const past = this.past();
    if (head === null) return [];
    if (isNotYetOnFile(head, past?.knownAt)) return [`not yet on file, today ${nameToday}`];
    const renamed = head.displayName === nameToday ? [] : [`today ${nameToday}`];
    return [...headOf(head, past?.day ?? this.clock.today()), ...renamed];
  }

  protected readAgain(): void {
    for (const resource of [
      this.person,
      this.personThen,
      this.standing,
      this.requirements,
      this.records,
      this.assessments,
      this.entitlements,
    ]) {
      resource.reload();
    }
    this.history()?.reload();
  }

  protected corrected(): void {
    this.isCorrecting.set(false);
    this.readAgain();
  }

  protected assessed(): void {
    this.isAssessing.set(false);
    this.readAgain();
  }
}
