import { Component, computed } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { reflectionPrompts } from '@oart/competency';
import { DayDate } from '../dates/day-date';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { FailureNotice } from '../problems/failure-notice';
import { RequestFailure } from '../problems/request-failure';
import { FRAMEWORK_DOCUMENT, FRAMEWORK_SCHEMA, frameworkInForce } from './framework-api';
import { FrameworkWarnings } from './framework-warnings';
import { prerequisiteRows, skillRows, structureSetRows, taskRows } from './framework-tables';

/** The department's table of roles, skills, methods and records, as it drew it. */
@Component({
  selector: 'oart-framework-page',
  imports: [
    DayDate,
    EmptyState,
    FailureNotice,
    FrameworkWarnings,
    MatButton,
    MatIcon,
    PageHeading,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './framework-page.html',
  styleUrl: './framework-page.scss',
})
export class FrameworkPage {
  protected readonly framework = frameworkInForce();
  protected readonly documentUrl = FRAMEWORK_DOCUMENT;
  protected readonly schemaUrl = FRAMEWORK_SCHEMA;

  protected readonly shown = computed(() => {
    if (!this.framework.hasValue()) return null;
    const view = this.framework.value();
    return {
      view,
      skills: skillRows(view.document),
      tasks: taskRows(view.document, view.policy),
      prerequisites: prerequisiteRows(view.document),
      structureSets: structureSetRows(view.document),
      prompts: reflectionPrompts(view.document),
      isAdopted: view.document.adopted && view.policy.adopted,
    };
  });
  protected readonly hasNone = computed(() => {
    const failure = this.framework.error();
    return failure instanceof RequestFailure && failure.kind === 'not-found';
  });

  protected print(): void {
    print();
  }
}
