import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import type { CalendarDay, Instant } from '@oart/competency';
import type {
  AccessEvaluationResponse,
  AccessExplanation,
  AnswerExplanation,
  PastAnswerView,
} from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { InstantTime } from '../dates/instant-time';
import { SiteClock } from '../dates/site-clock';
import { instantAtSite, siteTimeOf } from '../dates/site-time';
import { frameworkInForce } from '../framework/framework-api';
import { ConsoleChoices } from '../gate-console/console-choices';
import type { ConsolePerson } from '../gate-console/console-choices';
import { missingChoices, tasksInOrder } from '../gate-console/gate-question';
import type { ConsoleQuestion } from '../gate-console/gate-question';
import { TextCopy } from '../layout/text-copy';
import { notAmong } from '../layout/address-faults';
import { AddressNotice } from '../layout/address-notice';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { Skeleton } from '../layout/skeleton';
import { organisation } from '../my-standing/standing-api';
import { people } from '../person/person-api';
import { FailureNotice } from '../problems/failure-notice';
import { ReasonList } from '../reasons/reason-list';
import { PAGE_PERMISSIONS } from '../session/page-permissions';
import { SessionStore } from '../session/session-store';
import { GateVerdict } from '../status/gate-verdict';
import { actAddress } from '../treatment/act-address';
import { ChosenUnit } from '../units/chosen-unit';
import { ConditionTree } from './condition-tree';
import { addressOf, faultsIn, NOTHING_ASKED, questionFrom, requestOf } from './explain-question';

type Answer = AccessEvaluationResponse | PastAnswerView;

/** One question to the gate and everything behind its answer; the address holds the question. */
@Component({
  selector: 'oart-explain-page',
  imports: [
    AddressNotice,
    ConditionTree,
    ConsoleChoices,
    DayDate,
    FailureNotice,
    GateVerdict,
    InstantTime,
    MatButton,
    MatIcon,
    PageHeading,
    PrintLine,
    ReasonList,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './explain-page.html',
  styleUrl: './explain-page.scss',
})
export class ExplainPage {
  // From the address.
  readonly person = input<string>();
  readonly task = input<string>();
  readonly about = input<string>();
  readonly unit = input<string>();
  readonly treatmentSite = input<string>();
  readonly caseReference = input<string>();
  readonly fraction = input<string>();
  readonly adaptationType = input<string>();
  readonly supervisor = input<string>();
  readonly doseCheckResult = input<string>();
  readonly disposition = input<string>();
  readonly at = input<string>();
  readonly knownAt = input<string>();

  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly chosenUnit = inject(ChosenUnit);
  private readonly clock = inject(SiteClock);
  private readonly organisation = organisation();
  private readonly framework = frameworkInForce();
  private readonly people = people();

  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  protected readonly tasks = computed(() =>
    this.framework.hasValue() ? tasksInOrder(this.framework.value().document) : [],
  );
  /** Everyone on file; oneself alone where the account may not read the list of people. */
  protected readonly persons = computed<readonly ConsolePerson[]>(() => {
    if (this.people.hasValue()) return this.people.value().items;
    const own = this.session.view()?.person;
    return own == null ? [] : [own];
  });
  protected readonly isReady = computed(() => this.units().length > 0 && this.tasks().length > 0);
  protected readonly loadFailure = computed(
    () => this.organisation.error() ?? this.framework.error(),
  );

  private readonly address = computed(() => ({
    person: this.person(),
    task: this.task(),
    about: this.about(),
    unit: this.unit(),
    treatmentSite: this.treatmentSite(),
    caseReference: this.caseReference(),
    fraction: this.fraction(),
    adaptationType: this.adaptationType(),
    supervisor: this.supervisor(),
    doseCheckResult: this.doseCheckResult(),
    disposition: this.disposition(),
    at: this.at(),
    knownAt: this.knownAt(),
  }));
  protected readonly faults = computed(() => [
    ...faultsIn(this.address()),
    // Else the form would show another unit than the one that is asked about.
    ...(this.units().length > 0 ? notAmong(this.unit(), this.units(), 'treatment unit') : []),
  ]);
  private readonly asked = computed(() => questionFrom(this.address()));
  /** What stands in the form: another question than the one answered, until it is asked. */
  protected readonly question = signal<ConsoleQuestion>(NOTHING_ASKED);
  protected readonly siteTime = signal('');
  protected readonly knownSiteTime = signal('');
  protected readonly missing = computed(() => missingChoices(this.question()));

  private readonly isReadable = computed(() => this.faults().length === 0);
  private readonly request = computed(() => (this.isReadable() ? requestOf(this.asked()) : null));
  protected readonly answer = httpResource<Answer>(() => this.request() ?? undefined);
  protected readonly past = computed<PastAnswerView | null>(() => {
    const answer = this.answer.hasValue() ? this.answer.value() : null;
    return answer !== null && 'then' in answer ? answer : null;
  });
  private readonly now = computed<AccessExplanation | null>(() => {
    const answer = this.answer.hasValue() ? this.answer.value() : null;
    return answer !== null && 'decision' in answer ? (answer.context ?? null) : null;
  });
  protected readonly shown = computed<AnswerExplanation | null>(
    () => this.past()?.then ?? this.now(),
  );
  protected readonly whoElseMay = computed(() => this.now()?.whoElseMay ?? []);
  protected readonly validUntil = computed(
    () => (this.shown()?.validUntil ?? null) as CalendarDay | null,
  );
  protected readonly isAsked = computed(() => this.request() !== null);
  protected readonly isOwn = computed(() => this.asked().person === this.session.personId());
  /** Where the reader's own act is signed now, or what else becomes of it; null for anybody else's and of the past. */
  protected readonly ownAct = computed(() =>
    this.isOwn() && this.now() !== null && this.session.hasAny(PAGE_PERMISSIONS['/sign-act'])
      ? actAddress(this.asked())
      : null,
  );
  protected readonly linkCopy = new TextCopy('link');

  constructor() {
    effect(() => {
      const asked = this.asked();
      const zone = this.clock.zone();
      const unit = this.chosenUnit.of(this.units())?.id ?? '';
      const own = this.session.personId() ?? '';
      untracked(() => {
        const isKnown = this.units().some(({ id }) => id === asked.unit);
        this.question.set({
          ...asked,
          person: asked.person || own,
          unit: isKnown ? asked.unit : unit,
        });
        this.siteTime.set(asked.at === '' ? '' : siteTimeOf(asked.at as Instant, zone));
        this.knownSiteTime.set(
          asked.knownAt === '' ? '' : siteTimeOf(asked.knownAt as Instant, zone),
        );
        this.linkCopy.forget();
      });
    });
  }

  protected ask(): void {
    if (this.missing().length > 0) return;
    const zone = this.clock.zone();
    const at = instantAtSite(this.siteTime(), zone) ?? '';
    const knownAt = at === '' ? '' : (instantAtSite(this.knownSiteTime(), zone) ?? '');
    const queryParams = addressOf({ ...this.question(), at, knownAt });
    const before = this.request();
    void this.router.navigate(['/explain'], { queryParams }).then(() => {
      // The same question again is a new question: something may have been recorded.
      if (before === this.request()) this.answer.reload();
    });
  }

  protected typed(event: Event): string {
    return event.target instanceof HTMLInputElement ? event.target.value : '';
  }

  protected copyLink(): void {
    this.linkCopy.copy(location.href);
  }

  protected loadAgain(): void {
    this.organisation.reload();
    this.framework.reload();
    this.people.reload();
  }

  protected print(): void {
    print();
  }
}
