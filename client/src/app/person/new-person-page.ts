import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { debounceTime, firstValueFrom, forkJoin, map, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { inWords } from '@oart/contract';
import type { Page, PersonSummary, PersonView } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TYPED_AFTER_MS } from '../forms/typed-after';
import { Confirm } from '../layout/confirm-dialog';
import { PageHeading } from '../layout/page-heading';
import { RecordedNotice } from '../layout/recorded-notice';
import { Attempt } from '../problems/attempt';
import { SessionStore } from '../session/session-store';
import type { FactValues } from '../staff-file/fact-act';
import { FactFields, formOf } from '../staff-file/fact-fields';
import { eachOnce, firstPostAct, namesAct, typedNames } from './new-person';
import { PersonLink } from './person-link';

/** Somebody new: who it is and the first post, after a look at who is on file by the same names. */
@Component({
  selector: 'oart-new-person-page',
  imports: [
    ErrorSummary,
    FactFields,
    MatButton,
    PageHeading,
    PersonLink,
    ReactiveFormsModule,
    RouterLink,
  ],
  templateUrl: './new-person-page.html',
  styleUrl: '../entitlement/act-form.scss',
})
export class NewPersonPage {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(RecordedNotice);
  private readonly session = inject(SessionStore);

  protected readonly employer = computed(() => this.session.view()?.employer.name ?? '');
  /** An administrator enters the person alone: posts are for staffing records. */
  protected readonly mayRecordPost = this.session.hasAny(['staffing-records']);
  protected readonly names = namesAct();
  protected readonly post = firstPostAct(inject(SiteClock).today());
  private readonly namesControls = formOf(this.names).controls;
  protected readonly form = new FormGroup({
    ...this.namesControls,
    ...(this.mayRecordPost && formOf(this.post).controls),
  });

  protected readonly recording = new Attempt();
  protected readonly failure = computed(
    () =>
      this.recording
        .failure()
        ?.pointingTo((pointer) => this.names.pointerInForm?.(pointer) ?? pointer) ?? null,
  );
  /** On file already, when the post could not be recorded with it. */
  private readonly person = signal<PersonView | null>(null);
  /** The same, once it is known that the post was not accepted. */
  protected readonly withoutPost = computed(() =>
    this.recording.isSending() ? null : this.person(),
  );

  /** The names of which was said already that they are somebody else's too. */
  private sureOf = '';
  private readonly typed = signal<readonly string[]>([], {
    equal: (one, other) => one.join() === other.join(),
  });
  private readonly found = rxResource({
    params: () => (this.person() === null ? this.typed() : []),
    stream: ({ params: names }) => this.onFileBy(names),
    defaultValue: [],
  });
  /** Who is on file by one of the names; nobody while that is not known. */
  protected readonly namesakes = computed(() => (this.found.hasValue() ? this.found.value() : []));

  constructor() {
    this.form.valueChanges
      .pipe(debounceTime(TYPED_AFTER_MS), takeUntilDestroyed())
      .subscribe(() => {
        this.typed.set(this.namesTyped());
      });
  }

  protected async record(): Promise<void> {
    if (this.recording.isSending() || !mayBeSent(this.form)) return;
    await this.recording.try(async () => {
      const person = this.person() ?? (await this.recordPerson());
      if (person === null) return;
      if (this.mayRecordPost) {
        const address = `/api/people/${person.id}/employments`;
        await firstValueFrom(this.http.post(address, this.post.request(this.values())));
      }
      this.notice.show(this.names.recorded(this.values()));
      await this.router.navigate(['/people', person.id]);
    });
  }

  /** Null where somebody of the same name is on file, and it may be the same person. */
  private async recordPerson(): Promise<PersonView | null> {
    const names = this.namesTyped();
    const namesakes = await firstValueFrom(this.onFileBy(names));
    if (namesakes.length > 0 && this.sureOf !== names.join()) {
      if (!(await this.isSomebodyElse(namesakes))) return null;
      this.sureOf = names.join();
    }
    const request = this.names.request(this.values());
    const person = await firstValueFrom(this.http.post<PersonView>(this.names.address, request));
    this.person.set(person);
    for (const control of Object.values(this.namesControls)) control.disable({ emitEvent: false });
    return person;
  }

  private isSomebodyElse(namesakes: readonly PersonSummary[]): Promise<boolean> {
    const them = namesakes.map(({ displayName, staffNumber }) => `${displayName} (${staffNumber})`);
    return this.confirm.ask({
      title: 'Is it somebody else?',
      consequence: `${inWords(them)} ${them.length === 1 ? 'is' : 'are'} on file by such a name. One person has one entry, also after a return: a second one would split their records.`,
      action: 'Record another person',
    });
  }

  private onFileBy(names: readonly string[]): Observable<readonly PersonSummary[]> {
    if (names.length === 0) return of([]);
    const found = names.map((q) =>
      this.http
        .get<Page<PersonSummary>>('/api/people', { params: { q, limit: NAMESAKES } })
        .pipe(map(({ items }) => items)),
    );
    return forkJoin(found).pipe(map((each) => eachOnce(each, names)));
  }

  private namesTyped(): readonly string[] {
    const { displayName, aliases } = this.values();
    return typedNames({ displayName: String(displayName), aliases: String(aliases) });
  }

  private values(): FactValues {
    return this.form.getRawValue();
  }
}

/** Of each name; who looks for somebody sees that there are more. */
const NAMESAKES = 5;
