import { Injectable, computed, effect, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { filter, fromEvent, startWith } from 'rxjs';
import { GROUP_RECORD_TYPES, inWords } from '@oart/contract';
import { frameworkInForce } from '../framework/framework-api';
import { organisation } from '../my-standing/standing-api';
import { SessionStore } from '../session/session-store';
import { ChosenUnit } from '../units/chosen-unit';
import { dropDraft, isDraftOfAnotherWindow, keepDraft, keptDraft } from './kept-draft';
import type { Reading } from './reading';
import {
  DAY_LABELS,
  ISSUERS,
  RECORD_NOTES,
  activitiesOf,
  fieldsFor,
  isWrittenHere,
  skillsFor,
} from './record-kinds';
import { takeOver } from './take-over';
import { EMPTY_DRAFT, belowPassMark, entriesOf, hasPassed, structureRows } from './upload-draft';
import type { UploadDraft } from './upload-draft';
import { askFieldsOf, fillForm, showStructures, uploadForm } from './upload-form';
import type { StructureGroup } from './upload-form';

/** The form of one record: what it asks for by the kind of record and the framework, and its kept draft. */
@Injectable()
export class RecordForm {
  private readonly session = inject(SessionStore);
  private readonly chosenUnit = inject(ChosenUnit);
  private readonly organisation = organisation();
  readonly framework = frameworkInForce();

  private readonly accountId = this.session.accountId() ?? '';
  private readonly kept = keptDraft(this.accountId);
  readonly controls = uploadForm(this.kept ?? undefined);
  readonly isRestored = signal(this.kept !== null);
  /** Whether it holds what reads as a patient identifier: then nothing of it is kept. */
  readonly isTooPrivateToKeep = signal(false);
  /** Whether another window of this browser has this form open too: they share one kept draft. */
  readonly isElsewhereToo = signal(false);
  private readonly entered = toSignal(this.controls.valueChanges.pipe(startWith(null)));

  readonly document = computed(() =>
    this.framework.hasValue() ? this.framework.value().document : null,
  );
  readonly type = computed(() => {
    this.entered();
    return this.controls.controls.type.value;
  });
  readonly fields = computed(
    () => {
      this.entered();
      const type = this.type();
      const skill = this.controls.controls.skill.value;
      return type === '' ? [] : fieldsFor(this.document(), type, skill);
    },
    { equal: (one, other) => one.join() === other.join() },
  );
  /** Whether what is written here may be the document. */
  readonly isWritable = computed(() => {
    const type = this.type();
    return type !== '' && isWrittenHere(type);
  });
  /** What a record of this kind is good for, where that is not plain. */
  readonly note = computed(() => {
    const type = this.type();
    return type === '' ? '' : (RECORD_NOTES[type] ?? '');
  });
  readonly mayBeGroup = computed(() => {
    const type = this.type();
    const isOfSeveral = type !== '' && GROUP_RECORD_TYPES.includes(type);
    return isOfSeveral && this.session.hasAny(['verifier', 'assessor']);
  });
  readonly isGroup = computed(() => {
    this.entered();
    return this.mayBeGroup() && this.controls.controls.participants.length > 0;
  });
  readonly takeOver = (reading: Reading) => takeOver(this.controls, this.structures(), reading);
  readonly skills = computed(() => {
    const framework = this.document();
    const type = this.type();
    return framework === null || type === '' ? [] : skillsFor(framework, type);
  });
  readonly sites = computed(() => this.document()?.treatmentSites ?? []);
  readonly activities = computed(() => {
    const framework = this.document();
    return framework === null ? [] : activitiesOf(framework);
  });
  readonly structures = signal<readonly StructureGroup[]>([]);
  readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  /** Whose platform a record of equipment training is for. */
  readonly unit = computed(() => this.chosenUnit.of(this.units()));
  readonly belowMark = computed(() => {
    this.entered();
    return inWords(belowPassMark(this.value(), this.fields()));
  });

  readonly hasPassedToo = computed(() => {
    this.entered();
    return hasPassed(this.value(), this.fields());
  });
  readonly dayLabel = computed(() => {
    const type = this.type();
    return (type === '' ? undefined : DAY_LABELS[type]) ?? 'Day of the training';
  });
  /** Who issued it, as far as its kind says so. */
  private readonly likelyIssuer = computed(() => {
    const type = this.type();
    if (type === '') return '';
    const here = this.session.view()?.employer.name ?? '';
    return isWrittenHere(type) ? here : (ISSUERS[type] ?? '');
  });

  constructor() {
    const name = this.session.view()?.person?.displayName;
    if (this.kept === null && name !== undefined) this.controls.patchValue({ nameAsPrinted: name });
    this.controls.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      this.isTooPrivateToKeep.set(!keepDraft(this.accountId, this.value()));
    });
    fromEvent<StorageEvent>(globalThis.window, 'storage')
      .pipe(
        filter((change) => isDraftOfAnotherWindow(change, this.accountId)),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.isElsewhereToo.set(true);
      });
    effect(() => {
      askFieldsOf(this.controls, {
        fields: this.fields(),
        mayBeGroup: this.mayBeGroup(),
        isGroup: this.isGroup(),
      });
      const [only, ...others] = this.skills();
      const { skill } = this.controls.controls;
      if (only !== undefined && others.length === 0 && skill.value === '') skill.setValue(only.id);
    });
    let proposed = '';
    effect(() => {
      const likely = this.likelyIssuer();
      const { issuer } = this.controls.controls;
      // What somebody wrote stays; what nobody wrote is no draft to keep.
      if (issuer.value === proposed) issuer.setValue(likely, { emitEvent: false });
      proposed = likely;
    });
    effect(() => {
      this.entered();
      const framework = this.document();
      if (framework === null) return;
      this.structures.set(showStructures(this.controls, structureRows(framework, this.value())));
    });
  }

  value(): UploadDraft {
    return this.controls.getRawValue();
  }

  /** What is sent of it, without the file. */
  entries(): ReturnType<typeof entriesOf> {
    return entriesOf(this.value(), this.fields(), this.unit()?.platform ?? null);
  }

  fill(draft: UploadDraft): void {
    fillForm(this.controls, draft);
  }

  /** As nobody has filled it in yet, but for the name of whoever fills it in. */
  startAfresh(): void {
    this.fill({ ...EMPTY_DRAFT, nameAsPrinted: this.value().nameAsPrinted });
    this.forget();
  }

  /** Nothing of it is kept any more. */
  forget(): void {
    this.isRestored.set(false);
    dropDraft(this.accountId);
  }
}
