import { Component, computed, input } from '@angular/core';
import { auditorScopeSentence, titlesOf } from '@oart/contract';
import type { AuditorScopeView } from '@oart/contract';
import { frameworkInForce } from '../framework/framework-api';
import { organisation } from '../my-standing/standing-api';

/** What of the department the access of an auditor covers, in words. */
@Component({
  selector: 'oart-auditor-scope-line',
  template: '{{ sentence() }}',
})
export class AuditorScopeLine {
  readonly scope = input.required<AuditorScopeView>();

  private readonly framework = frameworkInForce(() => this.scope().treatmentSites !== null);
  private readonly organisation = organisation();
  protected readonly sentence = computed(() => {
    const document = this.framework.hasValue() ? this.framework.value().document : null;
    const units = this.organisation.hasValue() ? this.organisation.value().units : [];
    return auditorScopeSentence(this.scope(), titlesOf(document, units));
  });
}
