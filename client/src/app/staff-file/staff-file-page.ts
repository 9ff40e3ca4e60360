import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { CalendarDay } from '@oart/competency';
import { titlesOf } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { entitlementsOf } from '../entitlement/entitlement-api';
import { frameworkInForce } from '../framework/framework-api';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { Skeleton } from '../layout/skeleton';
import { Unbroken } from '../layout/unbroken';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { absenceSection } from './absences';
import { appointmentSection, foundingSection } from './appointments';
import { employmentSection, postSentence } from './employments';
import type { FactSection } from './fact-act';
import { equivalenceSection, waiverSection } from './exceptions';
import { FactDesk } from './fact-desk';
import { registrationSection } from './registrations';
import { factsOf } from './staff-file';
import type { StaffFile } from './staff-file';
import { equivalencesOf, staffFileOf, waiversOf } from './staff-file-api';

const SECTIONS: readonly ((file: StaffFile) => FactSection)[] = [
  employmentSection,
  registrationSection,
  absenceSection,
  appointmentSection,
  foundingSection,
];

/** What is on file about one person, and what may be recorded: post, registration, presence, appointments. */
@Component({
  selector: 'oart-staff-file-page',
  imports: [
    FactDesk,
    FailureNotice,
    MatButton,
    PageHeading,
    PrintLine,
    RouterLink,
    Skeleton,
    Unbroken,
  ],
  templateUrl: './staff-file-page.html',
})
export class StaffFilePage {
  readonly id = input.required<string>();

  private readonly session = inject(SessionStore);
  private readonly clock = inject(SiteClock);
  private readonly staffFile = staffFileOf(this.id);
  private readonly framework = frameworkInForce();
  private readonly entitlements = entitlementsOf(this.id);
  private readonly waivers = waiversOf(this.id);
  private readonly equivalences = equivalencesOf(this.id);

  protected readonly failure = computed(
    () =>
      this.staffFile.error() ??
      this.framework.error() ??
      this.entitlements.error() ??
      this.waivers.error() ??
      this.equivalences.error(),
  );
  protected readonly file = computed<StaffFile | null>(() => {
    const held = this.entitlements.hasValue() ? this.entitlements.value() : undefined;
    if (!this.staffFile.hasValue() || !this.framework.hasValue() || held === undefined) return null;
    const view = this.staffFile.value();
    const { document, policy } = this.framework.value();
    return {
      view,
      facts: factsOf(view),
      held: held.items,
      document,
      policy,
      titles: titlesOf(document, []),
      moment: {
        at: this.clock.now(),
        on: view.today as CalendarDay,
        zone: this.clock.zone(),
      },
      isOwn: this.session.view()?.person?.id === view.person.id,
      has: (permission) => this.session.hasAny([permission]),
    };
  });
  protected readonly sections = computed<readonly FactSection[]>(() => {
    const file = this.file();
    if (file === null) return [];
    const waivers = this.waivers.hasValue() ? this.waivers.value() : undefined;
    const equivalences = this.equivalences.hasValue() ? this.equivalences.value() : undefined;
    return [
      ...SECTIONS.map((section) => section(file)),
      ...(waivers === undefined ? [] : [waiverSection(file, waivers.items)]),
      ...(equivalences === undefined ? [] : [equivalenceSection(file, equivalences.items)]),
    ];
  });
  protected readonly answer = computed(() => {
    const file = this.file();
    return file === null ? 'Staff file' : postSentence(file);
  });
  protected readonly hasCorrected = computed(() =>
    this.sections().some(({ rows }) => rows.some(({ isCorrected }) => isCorrected)),
  );
  protected readonly withCorrected = signal(false);
  protected readAgain(): void {
    this.staffFile.reload();
    this.framework.reload();
    this.entitlements.reload();
    this.waivers.reload();
    this.equivalences.reload();
  }

  protected print(): void {
    print();
  }
}
