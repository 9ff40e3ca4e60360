import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, DestroyRef, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { AccessExplanation } from '@oart/contract';
import { InstantTime } from '../dates/instant-time';
import { frameworkInForce } from '../framework/framework-api';
import { ServerConnection } from '../http/server-connection';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { organisation } from '../my-standing/standing-api';
import { people } from '../person/person-api';
import { FailureNotice } from '../problems/failure-notice';
import { RequestFailure } from '../problems/request-failure';
import { ReasonList } from '../reasons/reason-list';
import { PAGE_PERMISSIONS } from '../session/page-permissions';
import { SessionStore } from '../session/session-store';
import { GateVerdict } from '../status/gate-verdict';
import { actAddress } from '../treatment/act-address';
import { OpenBreakGlass } from '../treatment/open-break-glass';
import { ChosenUnit } from '../units/chosen-unit';
import { ConsoleChoices } from './console-choices';
import type { ConsolePerson } from './console-choices';
import { GateApi } from './gate-api';
import { evaluationRequestOf, missingChoices, NOTHING_CHOSEN, tasksInOrder } from './gate-question';
import type { ConsoleQuestion } from './gate-question';

const SETTLES_AFTER_MS = 300;
/** An answer on the screen is never older than this: what changed meanwhile shows by itself. */
const ASKS_AGAIN_AFTER_MS = 20_000;

/** The gate as the control room reads it: may this person take this task, here, now. */
@Component({
  selector: 'oart-gate-console-page',
  imports: [
    ConsoleChoices,
    FailureNotice,
    GateVerdict,
    InstantTime,
    MatButton,
    MatIcon,
    OpenBreakGlass,
    PageHeading,
    ReasonList,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './gate-console-page.html',
  styleUrl: './gate-console-page.scss',
})
export class GateConsolePage {
  private readonly api = inject(GateApi);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly session = inject(SessionStore);
  private readonly connection = inject(ServerConnection);
  private readonly chosenUnit = inject(ChosenUnit);

  private readonly organisation = organisation();
  private readonly framework = frameworkInForce();
  private readonly people = people();

  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  protected readonly tasks = computed(() =>
    this.framework.hasValue() ? tasksInOrder(this.framework.value().document) : [],
  );
  /** Everyone in post; oneself alone where the account may not read the list of people. */
  protected readonly persons = computed<readonly ConsolePerson[]>(() => {
    if (this.people.hasValue()) return this.people.value().items.filter(({ inPost }) => inPost);
    const own = this.session.view()?.person;
    return own == null ? [] : [own];
  });
  protected readonly isReady = computed(() => this.units().length > 0 && this.tasks().length > 0);
  protected readonly loadFailure = computed(
    () => this.organisation.error() ?? this.framework.error(),
  );

  protected readonly question = signal<ConsoleQuestion>({
    ...NOTHING_CHOSEN,
    person: this.session.personId() ?? '',
  });
  protected readonly missing = computed(() => missingChoices(this.question()));
  protected readonly taskTitle = computed(
    () => this.tasks().find(({ id }) => id === this.question().task)?.title ?? 'Ask the gate',
  );

  protected readonly isOwn = computed(() => this.question().person === this.session.personId());
  /** Where the reader's own act is signed, or what else becomes of it; null for anybody else's. */
  protected readonly ownAct = computed(() =>
    this.isOwn() && this.session.hasAny(PAGE_PERMISSIONS['/sign-act'])
      ? actAddress(this.question())
      : null,
  );

  private readonly asked = signal(0);
  protected readonly answer = signal<AccessExplanation | null>(null);
  protected readonly failure = signal<RequestFailure | null>(null);
  /** No answer is shown as if it still held while the server is lost. */
  protected readonly isOffline = computed(
    () => this.connection.lostSince() !== null || this.failure()?.kind === 'server-lost',
  );

  /** The gate's own refusals to answer carry no problem document (AuthZEN). */
  protected readonly notAnswered = computed(() => {
    const failure = this.failure();
    return failure === null || failure.kind === 'unknown'
      ? 'The gate could not answer just now; this is neither yes nor no.'
      : failure.message;
  });

  constructor() {
    effect(() => {
      const unit = this.chosenUnit.of(this.units());
      if (unit !== undefined) this.chooseUnit(unit.id);
    });
    effect(() => {
      const { unit } = this.question();
      if (unit !== '') this.chosenUnit.choose(unit);
    });
    effect((onCleanup) => {
      this.asked();
      this.question();
      const isBack = this.connection.lostSince() === null;
      this.answer.set(null);
      this.failure.set(null);
      if (!isBack || this.missing().length > 0) return;
      const settling = setTimeout(() => void this.ask(), SETTLES_AFTER_MS);
      onCleanup(() => {
        clearTimeout(settling);
      });
    });
    const asking = setInterval(() => {
      if (!document.hidden && this.missing().length === 0 && !this.isOffline()) void this.ask();
    }, ASKS_AGAIN_AFTER_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(asking);
    });
  }

  protected askAgain(): void {
    this.asked.update((times) => times + 1);
  }

  protected loadAgain(): void {
    this.organisation.reload();
    this.framework.reload();
    this.people.reload();
  }

  private chooseUnit(unit: string): void {
    this.question.update((question) => (question.unit === '' ? { ...question, unit } : question));
  }

  private async ask(): Promise<void> {
    const question = this.question();
    try {
      const request = evaluationRequestOf(question, this.units());
      const { context } = await firstValueFrom(this.api.ask(request));
      // An answer to an earlier question is no answer to this one.
      if (question !== this.question() || context === undefined) return;
      const isNews = context.sentence !== this.answer()?.sentence;
      this.answer.set(context);
      this.failure.set(null);
      if (isNews) await this.announcer.announce(context.sentence);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (question !== this.question()) return;
      this.answer.set(null);
      this.failure.set(error);
    }
  }
}
