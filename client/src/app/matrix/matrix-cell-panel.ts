import { LowerCasePipe } from '@angular/common';
import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RequirementView } from '@oart/contract';
import type { MatrixCellView, MatrixColumnView, MatrixRowView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { entitlementWith } from '../entitlement/entitlement-api';
import { SidePanel } from '../layout/side-panel';
import { Skeleton } from '../layout/skeleton';
import { FailureNotice } from '../problems/failure-notice';
import { curesOnce } from '../reasons/cures-once';
import { ReasonList } from '../reasons/reason-list';
import { SessionStore } from '../session/session-store';
import { StatusChip } from '../status/status-chip';
import { requirementsAsked, standingAsked } from './matrix-api';
import type { MatrixAsked } from './matrix-api';
import { cellSentence } from './matrix-words';

/** Everything behind one cell: its tasks, why not and who can cure it, the entitlement, the evidence. */
@Component({
  selector: 'oart-matrix-cell-panel',
  imports: [
    DayDate,
    FailureNotice,
    LowerCasePipe,
    ReasonList,
    RouterLink,
    SidePanel,
    Skeleton,
    StatusChip,
  ],
  templateUrl: './matrix-cell-panel.html',
  styleUrl: './matrix-cell-panel.scss',
})
export class MatrixCellPanel {
  readonly person = input.required<MatrixRowView['person']>();
  readonly column = input.required<MatrixColumnView>();
  /** Null where nothing is required. */
  readonly cell = input.required<MatrixCellView | null>();
  readonly asked = input.required<MatrixAsked>();
  /** `today`, or `on 12 Mar 2026`. */
  readonly when = input.required<string>();
  readonly closed = output();

  private readonly session = inject(SessionStore);
  protected readonly mayOpenPeople = this.session.mayOpen('/people');
  protected readonly standing = standingAsked(
    () => this.person().id,
    () => this.asked(),
  );
  private readonly requirements = requirementsAsked(
    () => this.person().id,
    () => this.asked(),
  );
  protected readonly isOwn = computed(() => this.session.personId() === this.person().id);
  protected readonly sentence = computed(() => cellSentence(this.cell(), this.when()));

  /** What the role requires here. */
  private readonly required = computed<readonly RequirementView[]>(() => {
    const { role, treatmentSite } = this.column();
    const all = this.requirements.hasValue() ? this.requirements.value() : [];
    const here = all.find((each) => each.role === role && each.treatmentSite === treatmentSite);
    return here?.requirements ?? [];
  });
  protected readonly tasks = computed(() => {
    const { treatmentSite, tasks } = this.column();
    if (!this.standing.hasValue()) return null;
    return this.standing
      .value()
      .cells.filter((each) => each.treatmentSite === treatmentSite && tasks.includes(each.task));
  });
  /** Why not: what refuses the tasks and, where nothing is held yet, what the role still asks for. */
  protected readonly reasons = computed(() => {
    const ofTasks = (this.tasks() ?? [])
      .filter(({ answer }) => answer !== 'yes')
      .flatMap((task) => task.reasons);
    const isHeld = this.entitlementId() !== undefined;
    const ofRole = isHeld ? [] : this.required().flatMap((each) => each.reasons);
    const told = new Map([...ofTasks, ...ofRole].map((reason) => [reason.sentence, reason]));
    return curesOnce([...told.values()]);
  });
  protected readonly whoCan = computed(() => [
    ...new Set(this.required().flatMap(({ met, whoCan }) => (met ? [] : whoCan))),
  ]);
  protected readonly until = computed(
    () => this.tasks()?.find((task) => task.usableUntilSentence !== null) ?? null,
  );
  protected readonly evidence = computed(() => {
    const used = new Set(this.required().flatMap((each) => each.evidence.map(({ id }) => id)));
    const waiting = this.required().flatMap(({ reasons }) =>
      reasons.filter(({ code }) => code === 'evidence-awaiting-verification'),
    );
    return `${String(used.size)} relied on${waiting.length > 0 ? `, ${String(waiting.length)} waiting` : ''}`;
  });
  protected readonly practice = computed(() => {
    if (!this.standing.hasValue()) return [];
    const { treatmentSite } = this.column();
    return this.standing.value().currency.filter((each) => each.treatmentSite === treatmentSite);
  });

  private readonly entitlementId = computed(
    () =>
      this.tasks()?.find(
        ({ role, entitlementId }) => role === this.column().role && entitlementId !== null,
      )?.entitlementId ?? undefined,
  );
  private readonly entitlementRead = entitlementWith(this.entitlementId);
  protected readonly entitlement = computed(() =>
    this.entitlementRead.hasValue() ? this.entitlementRead.value() : null,
  );
  /** What was granted and is no task of the role any more under the framework of the day. */
  protected readonly dropped = computed(() => {
    const { tasks } = this.column();
    const granted = this.entitlement()?.tasks ?? [];
    return granted.filter(({ id }) => !tasks.includes(id)).map(({ title }) => title);
  });
}
