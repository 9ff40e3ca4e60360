import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { addDays, parseDay, startOfDay } from '@oart/competency';
import type { AskView, DecisionView } from '@oart/contract';
import { InstantTime } from '../dates/instant-time';
import { SiteClock } from '../dates/site-clock';
import { choicesOf } from '../forms/choices-of';
import { frameworkInForce } from '../framework/framework-api';
import { noDay } from '../layout/address-faults';
import { AddressNotice } from '../layout/address-notice';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { CsvDownload } from '../lists/csv-download';
import { FilterChoice } from '../lists/filter-choice';
import { pagedList } from '../lists/paged-list';
import { ShowMore } from '../lists/show-more';
import { organisation } from '../my-standing/standing-api';
import { PEOPLE_READERS, people } from '../person/person-api';
import { PersonLink } from '../person/person-link';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { GateVerdict, OUTCOME_WORDS } from '../status/gate-verdict';
import { rowsOfAsks, rowsOfDecisions } from './decision-rows';

/** Which of the two logs: decisions that were signed upon, or everything that was asked. */
type Log = 'decisions' | 'asks';

const KINDS: Readonly<Record<Log, readonly [string, string]>> = {
  decisions: ['signed decision', 'signed decisions'],
  asks: ['answer of the gate', 'answers of the gate'],
};

const LOGS: Readonly<Record<Log, string>> = {
  decisions: 'Signed decisions',
  asks: 'Everything asked',
};

/** What the gate answered: decisions behind signed acts, and asks that nobody signed. */
@Component({
  selector: 'oart-decisions-page',
  imports: [
    AddressNotice,
    CsvDownload,
    EmptyState,
    FailureNotice,
    FilterChoice,
    GateVerdict,
    InstantTime,
    PageHeading,
    PersonLink,
    RouterLink,
    ShowMore,
    Skeleton,
  ],
  templateUrl: './decisions-page.html',
  styleUrl: './decisions-page.scss',
})
export class DecisionsPage {
  // From the address.
  readonly log = input<Log, string | undefined>('decisions', {
    transform: (log) => (log === 'asks' ? 'asks' : 'decisions'),
  });
  readonly person = input<string>();
  readonly task = input<string>();
  readonly treatmentSite = input<string>();
  readonly unit = input<string>();
  readonly outcome = input<string>();
  /** The account or key that asked; signed decisions have none. */
  readonly asker = input<string>();
  /** Days at the site, both inclusive. */
  readonly from = input<string>();
  readonly to = input<string>();

  private readonly router = inject(Router);
  private readonly clock = inject(SiteClock);
  private readonly framework = frameworkInForce();
  private readonly organisation = organisation();
  private readonly session = inject(SessionStore);
  protected readonly mayReadPeople = this.session.hasAny(PEOPLE_READERS);
  private readonly people = people(() => this.mayReadPeople);

  protected readonly logs = choicesOf(LOGS);
  protected readonly outcomes = choicesOf(OUTCOME_WORDS);
  /** Of what the table and its filters take their words from. */
  protected readonly sideFailure = computed(
    () => this.framework.error() ?? this.organisation.error() ?? this.people.error(),
  );

  readonly #document = computed(() =>
    this.framework.hasValue() ? this.framework.value().document : null,
  );
  protected readonly persons = computed(() =>
    this.people.hasValue() ? this.people.value().items : [],
  );
  protected readonly tasks = computed(() => this.#document()?.tasks ?? []);
  protected readonly sites = computed(() => this.#document()?.treatmentSites ?? []);
  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );

  protected readonly list = computed(() => {
    const chosen = {
      person: this.person(),
      task: this.task(),
      treatmentSite: this.treatmentSite(),
      unit: this.unit(),
      outcome: this.outcome(),
      asker: this.log() === 'asks' ? this.asker() : undefined,
      from: this.#instant(this.from(), 0),
      until: this.#instant(this.to(), 1),
    };
    const params = Object.fromEntries(
      Object.entries(chosen).flatMap(([name, value]) =>
        value === undefined || value === '' ? [] : [[name, value]],
      ),
    );
    return { url: `/api/gate/${this.log()}`, params };
  });
  protected readonly faults = computed(() => [...noDay(this.from()), ...noDay(this.to())]);
  protected readonly answers = pagedList<DecisionView | AskView>(() => this.list());
  protected readonly rows = computed(() => {
    const items = this.answers.items();
    if (items === null) return null;
    const rows = [
      ...rowsOfAsks(items.filter((item): item is AskView => 'answers' in item)),
      ...rowsOfDecisions(items.filter((item): item is DecisionView => 'evaluatedAt' in item)),
    ];
    const titles = new Map([...this.tasks(), ...this.sites()].map(({ id, title }) => [id, title]));
    const units = this.units();
    return rows.map((row) => ({
      ...row,
      task: titles.get(row.answer.task) ?? row.answer.task,
      site: titles.get(row.answer.treatmentSite) ?? row.answer.treatmentSite,
      unit: units.find(({ id }) => id === row.answer.unitId)?.name ?? row.answer.unitId,
    }));
  });
  protected readonly askerTitle = computed(
    () => this.rows()?.find(({ asker }) => asker !== null)?.asker?.title ?? 'this caller',
  );
  protected readonly sentence = computed(() => {
    const count = this.rows()?.length ?? 0;
    const many = this.answers.hasMore() ? `More than ${String(count)}` : String(count);
    const [one, several] = KINDS[this.log()];
    return count === 1 ? `1 ${one}` : `${many} ${several}`;
  });

  protected readAgain(): void {
    this.framework.reload();
    this.organisation.reload();
    this.people.reload();
  }

  protected show(part: string, value: string): void {
    void this.router.navigate(['/decisions'], {
      queryParams: { [part]: value === '' ? null : value },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  /** Midnight at the site of a day, or so many days later. */
  #instant(typed: string | undefined, later: number): string | undefined {
    const day = parseDay(typed ?? '');
    return day === null ? undefined : startOfDay(addDays(day, later), this.clock.zone());
  }
}
