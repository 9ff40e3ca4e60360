import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { inWords } from '@oart/contract';
import type { AssessmentView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { ErrorSummary } from '../forms/error-summary';
import { Attempt } from '../problems/attempt';
import { RequestFailure } from '../problems/request-failure';
import { SessionStore } from '../session/session-store';
import type { FactAct } from '../staff-file/fact-act';
import { FactPanel } from '../staff-file/fact-panel';
import { assessmentActs } from './assessment-acts';
import { AssessmentApi } from './assessment-api';
import { AssessmentNotes } from './assessment-notes';
import { LEVEL_TITLES, resultInWords } from './assessment-words';

/** The assessments of one candidate; the candidate acknowledges each, others void or question it. */
@Component({
  selector: 'oart-person-assessments',
  imports: [AssessmentNotes, DayDate, ErrorSummary, FactPanel, MatButton],
  template: `
    <oart-error-summary [failure]="failure()" />
    <table #table class="stacked" data-density="compact" aria-label="Assessments" tabindex="-1">
      <thead>
        <tr>
          <th scope="col">Skill</th>
          <th scope="col">Level, result</th>
          <th scope="col">Assessed by</th>
          <th scope="col" class="number">On</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.assessment.id) {
          <tr [id]="rowOf(row.assessment)" tabindex="-1">
            <th scope="row">
              {{ row.what }}
              @if (row.referral; as referral) {
                <button class="small" type="button" (click)="lookAt(referral)">
                  after the {{ referral.result === 'refer' ? 'referral' : 'failure' }} of
                  <oart-day [day]="referral.performedOn" />
                </button>
              }
            </th>
            <td data-label="Level, result">
              <abbr [title]="row.level">{{ row.assessment.level }}</abbr>, {{ row.result }}
            </td>
            <td data-label="Assessed by" class="nowrap">
              {{ row.assessment.assessor.displayName }}
            </td>
            <td data-label="On" class="number"><oart-day [day]="row.assessment.performedOn" /></td>
          </tr>
          <tr>
            <td colspan="4"><oart-assessment-notes [assessment]="row.assessment" /></td>
          </tr>
          @if (row.acts.length > 0) {
            <tr class="no-print">
              <td colspan="4">
                @for (act of row.acts; track act.title) {
                  <button matButton="text" type="button" (click)="begin(row.assessment, act)">
                    {{ act.title }}<span class="visually-hidden">: {{ row.what }}</span>
                  </button>
                }
              </td>
            </tr>
          }
          @if (row.toAcknowledge) {
            <tr>
              <td colspan="4">
                <button
                  matButton="outlined"
                  type="button"
                  [attr.aria-label]="'I have read the assessment of ' + row.what"
                  (click)="acknowledge(row.assessment)"
                >
                  I have read it
                </button>
              </td>
            </tr>
          }
        }
      </tbody>
    </table>
    @if (shown(); as shown) {
      @for (each of [shown.begun]; track each) {
        <section class="form" aria-labelledby="assessment-act-title">
          <h3 id="assessment-act-title" tabindex="-1">{{ shown.act.heading }}</h3>
          <oart-fact-panel
            [act]="shown.act"
            [recording]="recording"
            (done)="done()"
            (declined)="decline()"
          />
        </section>
      }
    }
  `,
  styles: `
    th button {
      padding: 0;
      border: 0;
      background: none;
      color: var(--mat-sys-primary);
      text-align: start;
      text-decoration: underline;
      cursor: pointer;
    }
  `,
})
export class PersonAssessments {
  readonly assessments = input.required<readonly AssessmentView[]>();
  /** A past day is looked back at: nothing is signed there. */
  readonly past = input(false);
  /** Something was recorded: what is shown has to be read again. */
  readonly changed = output();

  private readonly api = inject(AssessmentApi);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly session = inject(SessionStore);
  protected readonly failure = signal<RequestFailure | null>(null);
  private readonly table = viewChild.required<ElementRef<HTMLElement>>('table');
  protected readonly recording = new Attempt();
  /** What the reader is about to record of one of them, and the button that began it. */
  private readonly begun = linkedSignal<boolean, BegunAct | null>({
    source: this.past,
    computation: () => null,
  });

  protected readonly rows = computed(() =>
    this.assessments().map((assessment) => ({
      assessment,
      what: whatOf(assessment),
      acts: this.past() ? [] : this.actsOn(assessment),
      referral: this.assessments().find(({ id }) => id === assessment.follows) ?? null,
      level: LEVEL_TITLES[assessment.level],
      result: resultInWords(assessment),
      toAcknowledge:
        !this.past() &&
        assessment.state !== 'void' &&
        assessment.acknowledgedAt === null &&
        assessment.candidate.id === this.session.personId(),
    })),
  );

  /** The act as it stands in the list that was read last: what is filled in stays when that is read again. */
  protected readonly shown = computed(() => {
    const begun = this.begun();
    const row = this.rows().find(({ assessment }) => assessment.id === begun?.assessment);
    const act = row?.acts.find(({ title }) => title === begun?.title);
    return begun === null || act === undefined ? null : { begun, act };
  });

  constructor() {
    effect(() => {
      if (this.recording.failure()?.kind === 'changed-since-seen') this.changed.emit();
    });
  }

  private actsOn(assessment: AssessmentView): readonly FactAct[] {
    return assessmentActs(assessment, whatOf(assessment), {
      personId: this.session.personId(),
      hasAny: (permissions) => this.session.hasAny(permissions),
    });
  }

  protected rowOf({ id }: AssessmentView): string {
    return `assessment-${id}`;
  }

  /** The referral may be far down in the list. */
  protected lookAt(referral: AssessmentView): void {
    document.getElementById(this.rowOf(referral))?.focus();
  }

  protected begin({ id }: AssessmentView, { title }: FactAct): void {
    if (this.recording.isSending()) return;
    this.recording.forget();
    this.begun.set({ assessment: id, title, from: document.activeElement });
    setTimeout(() => document.getElementById('assessment-act-title')?.focus());
  }

  /** What is on its way is not closed: its form is still to say what came of it. */
  protected decline(): void {
    if (this.recording.isSending()) return;
    const from = this.begun()?.from;
    this.begun.set(null);
    if (from instanceof HTMLButtonElement && from.isConnected) from.focus();
    else this.table().nativeElement.focus();
  }

  /** The button may go with what it was for: the list stays. */
  protected done(): void {
    this.begun.set(null);
    this.table().nativeElement.focus();
    this.changed.emit();
  }

  protected async acknowledge(assessment: AssessmentView): Promise<void> {
    this.failure.set(null);
    try {
      await firstValueFrom(this.api.acknowledge(assessment));
      await this.announcer.announce('Recorded that you have read it.');
      this.changed.emit();
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.failure.set(error);
    }
  }
}

interface BegunAct {
  readonly assessment: string;
  readonly title: string;
  readonly from: Element | null;
}

function whatOf({ skillTitle, treatmentSites }: AssessmentView): string {
  return `${skillTitle}, ${inWords(treatmentSites)}`;
}
