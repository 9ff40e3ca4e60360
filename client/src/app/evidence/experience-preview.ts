import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { startWith, switchMap } from 'rxjs';
import { momentOf } from '@oart/competency';
import type { FrameworkDocument } from '@oart/competency';
import { experienceSentence } from '@oart/contract';
import type { PersonExperienceView, UnitView } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { SessionStore } from '../session/session-store';
import { experienceRuleOf, experienceWith } from './experience-claim';
import type { UploadForm } from './upload-form';

/** What a claim of experience comes to, with those that count already, before it is sent (domain.md 10.4). */
@Component({
  selector: 'oart-experience-preview',
  template: `
    <div aria-live="polite">
      @if (shown(); as shown) {
        <p>
          <strong>{{ shown.answer }}</strong>
        </p>
        <ul class="small">
          @for (sentence of shown.sentences; track $index) {
            <li>{{ sentence }}</li>
          }
        </ul>
      }
    </div>
  `,
})
export class ExperiencePreview {
  readonly form = input.required<UploadForm>();
  readonly framework = input.required<FrameworkDocument | null>();
  readonly unit = input.required<UnitView | undefined>();

  private readonly clock = inject(SiteClock);
  private readonly session = inject(SessionStore);
  private readonly onFile = httpResource<PersonExperienceView>(() => {
    const [person, unit] = [this.session.personId(), this.unit()?.id];
    return person === undefined || unit === undefined
      ? undefined
      : { url: `/api/people/${person}/experience`, params: { unit } };
  });
  private readonly entered = toSignal(
    toObservable(this.form).pipe(
      switchMap((form) => form.valueChanges.pipe(startWith(form.value))),
    ),
  );

  protected readonly shown = computed(() => {
    this.entered();
    const claim = this.form().controls.experience.getRawValue();
    const framework = this.framework();
    const rule = framework === null ? null : experienceRuleOf(framework, claim.activity);
    if (rule === null || !this.onFile.hasValue()) return null;
    const onFile = this.onFile
      .value()
      .experience.find(({ activity }) => activity === rule.activity);
    const moment = momentOf(this.clock.now(), this.clock.zone());
    const result = experienceWith(claim, rule, onFile, moment);
    if (result === null) return null;
    return {
      answer: result.met
        ? `If it is verified today, it is long enough for: ${rule.title}.`
        : `If it is verified today, it is not yet long enough for: ${rule.title}.`,
      sentences: result.steps.map(experienceSentence),
    };
  });
}
