import { Injectable, computed, inject } from '@angular/core';
import { people } from '../person/person-api';
import { SessionStore } from '../session/session-store';

/** Who can be named on a record. */
@Injectable()
export class ColleagueChoices {
  private readonly session = inject(SessionStore);
  private readonly people = people();
  private readonly onFile = computed(() =>
    this.people.hasValue() ? this.people.value().items : [],
  );
  private readonly colleagues = computed(() =>
    this.onFile().filter(({ id }) => id !== this.session.personId()),
  );

  readonly everybody = computed(() => this.onFile().map(choiceOf));
  readonly supervisors = computed(() => this.colleagues().map(choiceOf));
  readonly oncologists = computed(() =>
    this.colleagues()
      .filter(({ profession, inPost }) => profession === 'clinical-oncologist' && inPost)
      .map(choiceOf),
  );
}

function choiceOf({ id, displayName }: { readonly id: string; readonly displayName: string }) {
  return { id, title: displayName };
}
