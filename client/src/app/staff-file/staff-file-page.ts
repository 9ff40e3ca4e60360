import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { employmentOn, isInPost, leftOn } from '@oart/competency';
import type { CalendarDay } from '@oart/competency';
import { PROFESSION_WORDS, titlesOf } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { formatDay } from '../dates/format-day';
import { entitlementsOf } from '../entitlement/entitlement-api';
import { frameworkInForce } from '../framework/framework-api';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { SidePanel } from '../layout/side-panel';
import { Skeleton } from '../layout/skeleton';
import { Unbroken } from '../layout/unbroken';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import type { FactAct } from './fact-act';
import { FactList } from './fact-list';
import { FactPanel } from './fact-panel';
import { registrationSection } from './registrations';
import { factsOf } from './staff-file';
import type { StaffFile } from './staff-file';
import { staffFileOf } from './staff-file-api';

/** What is on file about one person, and what may be recorded: post, registration, presence, appointments. */
@Component({
  selector: 'oart-staff-file-page',
  imports: [
    FactList,
    FactPanel,
    FailureNotice,
    MatButton,
    PageHeading,
    PrintLine,
    RouterLink,
    SidePanel,
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

  protected readonly failure = computed(
    () => this.staffFile.error() ?? this.framework.error() ?? this.entitlements.error(),
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
  protected readonly sections = computed(() => {
    const file = this.file();
    return file === null ? [] : [registrationSection(file)];
  });
  protected readonly answer = computed(() => {
    const file = this.file();
    if (file === null) return 'Staff file';
    const { facts, moment, view } = file;
    const post = employmentOn(facts, moment.on);
    const { displayName } = view.person;
    if (post !== null) {
      const band = post.band === null ? '' : `, band ${post.band}`;
      return `${displayName} is in post as ${PROFESSION_WORDS[post.profession]}${band}`;
    }
    const left = leftOn(facts, moment.on);
    if (left !== null) return `${displayName} left on ${formatDay(left)}`;
    const isToCome = facts.employments.some(({ startsOn }) => isInPost(facts, startsOn));
    return `${displayName} ${isToCome ? 'is not in post yet' : 'has no post on file'}`;
  });
  protected readonly hasCorrected = computed(() =>
    this.sections().some(({ rows }) => rows.some(({ isCorrected }) => isCorrected)),
  );
  protected readonly withCorrected = signal(false);
  protected readonly act = signal<FactAct | null>(null);
  /** Where the focus goes when the form has been recorded and its button may be gone. */
  private actedIn: string | null = null;

  constructor() {
    // Somebody else's file is another page: what was begun there does not go on here.
    effect(() => {
      this.id();
      this.act.set(null);
    });
  }

  protected open(act: FactAct, section: string): void {
    this.actedIn = section;
    this.act.set(act);
  }

  protected done(): void {
    this.act.set(null);
    this.readAgain();
    if (this.actedIn !== null) document.getElementById(this.actedIn)?.focus();
  }

  protected readAgain(): void {
    this.staffFile.reload();
    this.entitlements.reload();
  }

  protected print(): void {
    print();
  }
}
