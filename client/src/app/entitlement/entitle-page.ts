import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { debounceTime, firstValueFrom, tap } from 'rxjs';
import { daysBetween, lastDayOf } from '@oart/competency';
import type { CalendarDay } from '@oart/competency';
import { dayInWords, usableUntilSentence } from '@oart/contract';
import type {
  CandidateView,
  EntitlementProposal,
  EntitlementProposalView,
  EntitlementView,
  SignatureInput,
} from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { SiteClock } from '../dates/site-clock';
import { ChoiceField } from '../forms/choice-field';
import { DayField } from '../forms/day-field';
import { TextField } from '../forms/text-field';
import { frameworkInForce } from '../framework/framework-api';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { Unbroken } from '../layout/unbroken';
import { organisation } from '../my-standing/standing-api';
import { RequirementTable } from '../person/requirement-table';
import { FailureNotice } from '../problems/failure-notice';
import { RequestFailure } from '../problems/request-failure';
import { ReasonList } from '../reasons/reason-list';
import { SessionStore } from '../session/session-store';
import { SignaturePanel } from '../signing/signature-panel';
import { ChosenUnit } from '../units/chosen-unit';
import { UnitChoice } from '../units/unit-choice';
import { CandidateList } from './candidate-list';
import { candidateOrder } from './candidate-order';
import { EntitlementApi, candidates, entitlementsOf } from './entitlement-api';
import { candidateSentence, sitesInWords } from './entitlement-sentence';

const SETTLES_AFTER_MS = 400;

/** Who may be entitled next, what each still misses, and the grant itself. */
@Component({
  selector: 'oart-entitle-page',
  imports: [
    CandidateList,
    ChoiceField,
    DayDate,
    DayField,
    EmptyState,
    FailureNotice,
    MatButton,
    MatIcon,
    PageHeading,
    ReactiveFormsModule,
    ReasonList,
    RequirementTable,
    RouterLink,
    SignaturePanel,
    Skeleton,
    TextField,
    Unbroken,
    UnitChoice,
  ],
  templateUrl: './entitle-page.html',
  styleUrl: './entitle-page.scss',
})
export class EntitlePage {
  /** From the address: whom, in which role, for which treatment site. */
  readonly person = input<string>();
  readonly role = input<string>();
  readonly site = input<string>();

  private readonly api = inject(EntitlementApi);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly session = inject(SessionStore);
  private readonly today = inject(SiteClock).today();

  private readonly chosenUnit = inject(ChosenUnit);
  private readonly organisation = organisation();
  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  protected readonly unit = computed(() => this.chosenUnit.of(this.units()));
  protected readonly candidates = candidates(() =>
    this.organisation.hasValue() ? (this.unit()?.id ?? null) : undefined,
  );
  private readonly framework = frameworkInForce();

  protected readonly form = new FormGroup({
    effectiveFrom: new FormControl<CalendarDay | null>(this.today, Validators.required),
    expiresOn: new FormControl<CalendarDay | null>(null, Validators.required),
    /** Id of an entitlement; empty where the new one stands beside what is held. */
    replaces: new FormControl('', { nonNullable: true }),
    conditions: new FormControl('', { nonNullable: true }),
  });

  protected readonly list = computed(() =>
    this.candidates.hasValue()
      ? candidateOrder(this.candidates.value().items, this.session.personId())
      : [],
  );
  protected readonly chosen = computed<CandidateView | null>(() => {
    const named = this.list().find(
      (each) =>
        each.person.id === this.person() &&
        each.role === this.role() &&
        each.treatmentSite === this.site(),
    );
    return named ?? this.list()[0] ?? null;
  });
  private readonly held = entitlementsOf(() => this.chosen()?.person.id);
  /** What the new one may take the place of (F19): only what covers nothing that it does not cover itself. */
  protected readonly replaceable = computed(() => {
    const held = this.held.hasValue() ? this.held.value().items : [];
    return held
      .filter((each) => this.isCovered(each))
      .map((each) => ({
        id: each.id,
        title: `${each.number}, to ${dayInWords(each.expiresOn)}`,
        number: each.number,
      }));
  });
  protected readonly sentence = computed(() => {
    const chosen = this.chosen();
    return chosen === null ? '' : candidateSentence(chosen);
  });
  /** What was asked last and what the server said to it; they belong together. */
  private readonly proposed = signal<{
    readonly proposal: EntitlementProposal;
    readonly view: EntitlementProposalView;
  } | null>(null);
  protected readonly view = computed(() => this.proposed()?.view ?? null);
  protected readonly replaced = computed(() =>
    this.replaceable().find(({ id }) => id === this.proposed()?.proposal.replaces),
  );
  protected readonly proposalFailure = signal<RequestFailure | null>(null);
  protected readonly signFailure = signal<RequestFailure | null>(null);
  protected readonly isSending = signal(false);
  /** Of the newest question: what answers an older one is dropped. */
  private turn = 0;
  protected readonly sites = sitesInWords;
  protected readonly granted = signal<EntitlementView | null>(null);

  protected readonly loadFailure = computed(
    () => this.candidates.error() ?? this.organisation.error() ?? this.framework.error(),
  );
  protected readonly usableUntil = computed(() => {
    const until = this.view()?.usableUntil ?? null;
    return until === null ? null : usableUntilSentence(until, daysBetween(this.today, until.day));
  });
  protected readonly missing = computed(
    () => this.view()?.requirements.filter(({ met }) => !met).length ?? 0,
  );
  /** Reasons that no requirement of the table already tells. */
  protected readonly otherReasons = computed(() => {
    const told = new Set(
      (this.view()?.requirements ?? []).flatMap(({ reasons }) =>
        reasons.map(({ sentence }) => sentence),
      ),
    );
    return (this.view()?.reasons ?? []).filter(({ sentence }) => !told.has(sentence));
  });
  protected readonly action = computed(() => {
    const chosen = this.chosen();
    return chosen === null
      ? 'Entitle'
      : `Entitle ${chosen.person.displayName} for ${chosen.treatmentSiteTitle.toLowerCase()}`;
  });
  protected readonly blocked = computed(() => {
    const view = this.view();
    if (view === null) return 'Not yet: the requirements are being read.';
    const count = view.reasons.length;
    return count === 1
      ? `Not yet: ${view.reasons[0]?.sentence ?? ''}`
      : `Not yet: ${String(count)} things are missing; each stands in the table with who can cure it.`;
  });

  constructor() {
    effect(() => {
      if (!this.framework.hasValue()) return;
      const { validity } = this.framework.value().policy.entitlement;
      const expiresOn = lastDayOf(this.today, validity);
      this.form.patchValue({ expiresOn }, { emitEvent: false });
    });
    effect(() => {
      this.chosen();
      this.form.controls.replaces.reset('', { emitEvent: false });
      const isReady = this.unit() !== undefined && this.framework.hasValue();
      if (isReady) untracked(() => void this.propose());
    });
    this.form.valueChanges
      .pipe(
        // What was asked before is not signed any more.
        tap(() => {
          this.forget();
        }),
        debounceTime(SETTLES_AFTER_MS),
        takeUntilDestroyed(),
      )
      .subscribe(() => void this.propose());
  }

  protected async propose(): Promise<void> {
    const proposal = this.proposal(this.session.view()?.ledgerIndex ?? 0);
    const turn = this.forget();
    if (proposal === null) return;
    try {
      const view = await this.ask(proposal);
      // Someone or something else was chosen meanwhile: this answer is not about them.
      if (turn !== this.turn) return;
      this.proposed.set({ proposal: { ...proposal, seen: view.ledgerIndex }, view });
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (turn === this.turn) this.proposalFailure.set(error);
    }
  }

  /** Takes away what was asked and said, and gives the number of the next question. */
  private forget(): number {
    this.proposed.set(null);
    this.proposalFailure.set(null);
    this.signFailure.set(null);
    this.turn += 1;
    return this.turn;
  }

  protected async sign(signature: SignatureInput): Promise<void> {
    const proposed = this.proposed();
    if (proposed === null || this.isSending()) return;
    this.isSending.set(true);
    this.signFailure.set(null);
    try {
      const request = { ...proposed.proposal, signature };
      const granted = await firstValueFrom(this.api.grant(request));
      this.granted.set(granted);
      this.candidates.reload();
      this.held.reload();
      await this.announcer.announce(`Entitlement ${granted.number} is granted.`);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      // A challenge is used once: what would be signed is rendered anew, with what changed.
      await this.propose();
      this.signFailure.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  protected next(): void {
    this.granted.set(null);
  }

  protected readAgain(): void {
    this.candidates.reload();
    this.organisation.reload();
    this.framework.reload();
  }

  /** What the page shows may be older than the ledger: then it is read at once as it is now. */
  private async ask(proposal: EntitlementProposal): Promise<EntitlementProposalView> {
    try {
      return await firstValueFrom(this.api.propose(proposal));
    } catch (error) {
      const index = error instanceof RequestFailure ? error.problem.ledgerIndex : undefined;
      if (index === undefined || index <= proposal.seen) throw error;
      return firstValueFrom(this.api.propose({ ...proposal, seen: index }));
    }
  }

  private isCovered({ role, state, scope }: EntitlementView): boolean {
    const chosen = this.chosen();
    const { units, treatmentSites } = scope;
    return (
      state === 'active' &&
      role === chosen?.role &&
      treatmentSites.every((site) => site === chosen.treatmentSite) &&
      units.every((unit) => unit === this.unit()?.id)
    );
  }

  private proposal(seen: number): EntitlementProposal | null {
    const chosen = this.chosen();
    const unit = this.unit();
    const { effectiveFrom, expiresOn, conditions, replaces } = this.form.getRawValue();
    if (chosen === null || unit === undefined || effectiveFrom === null || expiresOn === null) {
      return null;
    }
    return {
      personId: chosen.person.id,
      role: chosen.role,
      tasks: null,
      treatmentSites: [chosen.treatmentSite],
      unitId: unit.id,
      effectiveFrom,
      expiresOn,
      conditions: conditions.trim() === '' ? null : conditions.trim(),
      replaces: replaces === '' ? null : replaces,
      seen,
    };
  }
}
