import { LiveAnnouncer } from '@angular/cdk/a11y';
import { DOCUMENT } from '@angular/common';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormControl } from '@angular/forms';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { frameworkDifference } from '@oart/competency';
import type { CalendarDay, FrameworkDocument } from '@oart/competency';
import { SiteClock } from '../dates/site-clock';
import { formatDay } from '../dates/format-day';
import { DayField } from '../forms/day-field';
import { fieldIdOf } from '../forms/field-id';
import { Confirm } from '../layout/confirm-dialog';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { saveFile } from '../lists/save-file';
import { Attempt } from '../problems/attempt';
import { FailureNotice } from '../problems/failure-notice';
import { changedBy, withPromptsFor } from './document-change';
import { withItem, withoutItem } from './document-edits';
import { FORM_AREAS, formOf } from './document-form';
import type { FormArea } from './document-form';
import { DocumentGroup } from './document-group';
import type { DocumentEdit } from './document-group';
import { DraftKeeper } from './draft-keeper';
import { FrameworkDifference } from './framework-difference';
import {
  FrameworkDraftApi,
  frameworkDraft,
  frameworkImpact,
  versionDocument,
} from './framework-draft-api';
import { FrameworkImpact } from './framework-impact';
import { FrameworkWarnings } from './framework-warnings';

type Tab = FormArea | 'json' | 'difference' | 'impact';

/** A framework document in the making: forms, the document itself, what it changes, and for whom. */
@Component({
  selector: 'oart-draft-page',
  imports: [
    DayField,
    DocumentGroup,
    FailureNotice,
    FrameworkDifference,
    FrameworkImpact,
    FrameworkWarnings,
    MatButton,
    MatIcon,
    PageHeading,
    RouterLink,
    Skeleton,
  ],
  host: { '(window:beforeunload)': 'leaving($event)' },
  providers: [DraftKeeper],
  templateUrl: './draft-page.html',
  styleUrl: './draft-page.scss',
})
export class DraftPage {
  readonly id = input.required<string>();

  private readonly api = inject(FrameworkDraftApi);
  private readonly router = inject(Router);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly confirm = inject(Confirm);
  private readonly page = inject(DOCUMENT);
  private readonly clock = inject(SiteClock);
  protected readonly keeper = inject(DraftKeeper);

  protected readonly draft = frameworkDraft(this.id);
  // By its id alone: a draft that was just kept reads nothing again, and the form stays as it is.
  private readonly latestId = computed(() => this.keeper.kept()?.latest.id ?? null);
  /** What the draft is held against. */
  protected readonly latest = versionDocument(this.latestId);
  private readonly bindingId = computed(() => {
    const kept = this.keeper.kept();
    return kept === null || kept.lastSubstantive.id === kept.latest.id
      ? null
      : kept.lastSubstantive.id;
  });
  /** Where editorial versions stand on top of it: what binds those entitled before. */
  protected readonly binding = versionDocument(this.bindingId);
  protected readonly tabs: readonly { readonly id: Tab; readonly title: string }[] = [
    ...FORM_AREAS,
    { id: 'json', title: 'JSON' },
    { id: 'difference', title: 'Difference' },
    { id: 'impact', title: 'Impact' },
  ];
  protected readonly tab = signal<Tab>('requirements');
  protected readonly day = new FormControl<CalendarDay | null>(null);
  protected readonly proposing = new Attempt();

  protected readonly view = this.keeper.kept;
  protected readonly isOwn = computed(() => this.view()?.isOwn ?? false);
  protected readonly held = computed(() => (this.latest.hasValue() ? this.latest.value() : null));
  /** What binds those entitled before: by their own version or the last substantive one. Null while it is read. */
  private readonly before = computed<readonly FrameworkDocument[] | null>(() => {
    const held = this.held();
    if (held === null) return null;
    if (this.bindingId() === null) return [held];
    return this.binding.hasValue() ? [this.binding.value(), held] : null;
  });
  /** The document on the screen; null while its text is none. */
  protected readonly document = computed<FrameworkDocument | null>(() => {
    const text = this.keeper.current()?.text;
    const view = this.view();
    if (text === undefined || view === null) return null;
    return this.written()?.text === text
      ? (this.written()?.document ?? null)
      : view.hasShape && view.document === text
        ? (JSON.parse(text) as FrameworkDocument)
        : null;
  });
  /** What a form wrote has the shape of a document without asking the server. */
  private readonly written = signal<{
    readonly text: string;
    readonly document: FrameworkDocument;
  } | null>(null);

  protected readonly faults = computed(
    () => new Map((this.view()?.faults ?? []).map(({ pointer, message }) => [pointer, message])),
  );
  protected readonly form = computed(() => {
    const [document, before, tab] = [this.document(), this.before(), this.tab()];
    if (document === null || before === null) return null;
    return tab === 'json' || tab === 'difference' || tab === 'impact'
      ? null
      : formOf(tab, document, before);
  });
  protected readonly isEditorial = computed(() => this.document()?.changeClass === 'editorial');
  protected readonly countOfChanges = computed(() => {
    const [document, held] = [this.document(), this.held()];
    return document === null || held === null ? null : frameworkDifference(held, document).length;
  });
  protected readonly sentence = computed(() => {
    const [document, count] = [this.document(), this.countOfChanges()];
    if (document === null) return 'This draft is not a framework document yet';
    if (count === null) return `The draft of version ${String(document.number)}`;
    const changes =
      count === 0
        ? 'changes nothing'
        : count === 1
          ? 'makes 1 change'
          : `makes ${String(count)} changes`;
    return `The draft of version ${String(document.number)} ${changes}`;
  });
  protected readonly status = computed(() => {
    if (this.keeper.isStale()) return 'Changed elsewhere: nothing more is kept from this screen';
    const failure = this.keeper.failure();
    if (failure !== null) return `Not kept: ${failure.message}`;
    return this.keeper.isKept() ? 'Kept on the server' : 'Not kept yet';
  });
  /** Why it cannot be proposed now; null when it can. */
  protected readonly hindrance = computed(() => {
    const view = this.view();
    if (view === null || !this.keeper.isKept()) return 'It must be kept first.';
    if (view.faults.length > 0) return 'Its faults must be put right first.';
    if (view.effectiveFrom === null) return 'Say from which day it is meant.';
    if (view.effectiveFrom < this.clock.today())
      return 'Its day is past: choose today or a later one.';
    if (view.isOvertaken)
      return 'Another version was approved since: look at the difference, then take it in.';
    return null;
  });
  protected readonly dayInWords = computed(() => {
    const day = this.view()?.effectiveFrom ?? null;
    return day === null ? 'its day' : formatDay(day as CalendarDay);
  });

  private readonly asked = signal<string | null>(null);
  protected readonly impact = frameworkImpact(() => {
    const id = this.asked();
    return id === null ? null : { kind: 'drafts', id };
  });

  constructor() {
    effect(() => {
      if (!this.draft.hasValue()) return;
      const view = this.draft.value();
      untracked(() => {
        this.keeper.open(view);
        this.day.setValue(view.effectiveFrom as CalendarDay | null, { emitEvent: false });
        if (!view.isOwn) this.day.disable({ emitEvent: false });
      });
    });
    this.day.valueChanges.pipe(takeUntilDestroyed()).subscribe((effectiveFrom) => {
      this.keeper.change({ effectiveFrom });
    });
  }

  protected edit(edit: DocumentEdit): void {
    const document = this.document();
    if (document === null) return;
    switch (edit.kind) {
      case 'set':
        this.write(changedBy(document, edit.pointer, edit.value, this.from()));
        break;
      case 'add':
        this.focusAdded();
        this.write(withItem(withPromptsFor(document, edit.pointer), edit.pointer, edit.value));
        break;
      case 'remove':
        this.focusAround();
        this.write(withoutItem(withPromptsFor(document, edit.pointer), edit.pointer));
        break;
    }
  }

  protected writeText(event: Event): void {
    this.keeper.change({ text: (event.target as HTMLTextAreaElement).value });
  }

  protected async show(tab: Tab): Promise<void> {
    this.tab.set(tab);
    if (tab !== 'impact') return;
    await this.keeper.keep();
    if (this.asked() === this.id()) this.impact.reload();
    else this.asked.set(this.id());
  }

  protected toField(pointer: string): void {
    const [area = ''] = pointer.split('/').slice(1);
    const known = FORM_AREAS.find(({ id }) => id === area);
    this.tab.set(this.document() === null ? 'json' : (known?.id ?? 'framework'));
    setTimeout(() => {
      const field = this.page.getElementById(fieldIdOf(pointer));
      for (let part = field?.closest('details'); part != null;) {
        part.open = true;
        part = part.parentElement?.closest('details');
      }
      field?.focus();
    });
  }

  /** Says that the changes of the later version were looked at: the draft stands on top of it now. */
  protected takeIn(): void {
    const [view, document] = [this.view(), this.document()];
    if (view === null || document === null) return;
    this.keeper.change({ basedOn: view.latest.id });
    this.write({ ...document, number: view.latest.number + 1 });
  }

  protected export(): void {
    const text = this.keeper.current()?.text ?? '';
    saveFile(this.page, `framework-draft-${this.id().slice(0, 8)}`, 'json', text);
  }

  protected async discard(): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'Discard this draft?',
      consequence: 'The draft is gone for good. Versions that were proposed from it stay.',
      action: 'Discard the draft',
    });
    if (!isSure) return;
    const isGone = await this.proposing.try(() => this.keeper.discard());
    if (isGone) await this.router.navigateByUrl('/framework/versions');
  }

  protected async propose(): Promise<void> {
    const view = this.view();
    if (view === null || this.hindrance() !== null) return;
    await this.proposing.try(async () => {
      const version = await firstValueFrom(this.api.propose(view));
      await this.announcer.announce(`Version ${String(version.number)} is proposed.`);
      await this.router.navigate(['/framework/versions', version.id]);
    });
  }

  /** The browser asks before it lets go of what is not kept. */
  protected leaving(event: BeforeUnloadEvent): void {
    if (this.view() === null || this.keeper.isKept()) return;
    void this.keeper.keep();
    event.preventDefault();
  }

  /** What is taken out takes its button along: the focus goes to the part around it, else to the area. */
  private focusAround(): void {
    const part = this.page.activeElement?.closest('details')?.parentElement?.closest('details');
    const around =
      part?.querySelector('summary') ?? this.page.querySelector('.areas [aria-current]');
    setTimeout(() => {
      if (around instanceof HTMLElement) around.focus();
    });
  }

  /** What is added stands last in its part or area, and is to be filled in. */
  private focusAdded(): void {
    const around = this.page.activeElement?.closest('details');
    setTimeout(() => {
      const parts = around?.querySelectorAll('details') ?? this.page.querySelectorAll('.part');
      const added = [...parts].at(-1);
      if (!(added instanceof HTMLDetailsElement)) return;
      added.open = true;
      added.querySelector('summary')?.focus();
    });
  }

  private write(document: FrameworkDocument): void {
    const text = `${JSON.stringify(document, null, 2)}\n`;
    this.written.set({ text, document });
    this.keeper.change({ text });
  }

  private from(): CalendarDay {
    return this.day.value ?? this.clock.today();
  }
}
