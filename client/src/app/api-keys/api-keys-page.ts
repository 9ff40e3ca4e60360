import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { csvOf } from '@oart/contract';
import type { ApiKeyView } from '@oart/contract';
import { InstantDay } from '../dates/instant-day';
import { InstantTime } from '../dates/instant-time';
import { SiteClock } from '../dates/site-clock';
import { choicesOf } from '../forms/choices-of';
import { ErrorSummary } from '../forms/error-summary';
import { notAmong } from '../layout/address-faults';
import { AddressNotice } from '../layout/address-notice';
import { Confirm } from '../layout/confirm-dialog';
import { EmptyState } from '../layout/empty-state';
import { OpenPanels } from '../layout/open-panels';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { RecordedNotice } from '../layout/recorded-notice';
import { SidePanel } from '../layout/side-panel';
import { Skeleton } from '../layout/skeleton';
import { FilterChoice } from '../lists/filter-choice';
import { ListSearch } from '../lists/list-search';
import { saveFile } from '../lists/save-file';
import { wholeList } from '../lists/whole-list';
import { organisation } from '../my-standing/standing-api';
import { Attempt } from '../problems/attempt';
import { FailureNotice } from '../problems/failure-notice';
import { LookChip } from '../status/look-chip';
import { ApiKeyApi, KEY_LIST } from './api-key-api';
import { ApiKeyForm } from './api-key-form';
import { ApiKeyUse } from './api-key-use';
import {
  KEY_LOOKS,
  KEY_STATES,
  keyRow,
  keysAsTable,
  keysInASentence,
  rowsFound,
} from './api-key-words';
import type { KeyState } from './api-key-words';
import { KEY_IS_LOST, ShownKey } from './shown-key';

/** How the address asks for open and closed keys. */
const EVERY_STATE = { id: 'all' } as const;

/** What stands beside the list: the form, a key the once that it is shown, or how a key is used. */
type Panel =
  | { readonly kind: 'form'; readonly key: null }
  | { readonly kind: 'once' | 'use'; readonly key: ApiKeyView };

/** Keys with which other systems ask the gate: made, looked after and closed by a system administrator. */
@Component({
  selector: 'oart-api-keys-page',
  imports: [
    AddressNotice,
    ApiKeyForm,
    ApiKeyUse,
    EmptyState,
    ErrorSummary,
    FailureNotice,
    FilterChoice,
    InstantDay,
    InstantTime,
    ListSearch,
    LookChip,
    MatButton,
    MatIcon,
    PageHeading,
    PrintLine,
    ShownKey,
    SidePanel,
    Skeleton,
  ],
  templateUrl: './api-keys-page.html',
  styleUrl: './api-keys-page.scss',
  host: { '(window:beforeunload)': 'leaving($event)' },
})
export class ApiKeysPage {
  // From the address.
  readonly search = input('', { transform: (search: string | undefined) => search ?? '' });
  /** Open keys unless others are asked for. */
  readonly state = input<string>();

  private readonly page = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly api = inject(ApiKeyApi);
  private readonly clock = inject(SiteClock);
  private readonly confirm = inject(Confirm);
  private readonly panels = inject(OpenPanels);
  private readonly notice = inject(RecordedNotice);

  protected readonly keys = wholeList<ApiKeyView>(() => KEY_LIST);
  private readonly organisation = organisation();
  protected readonly failure = computed(() => this.keys.error() ?? this.organisation.error());
  protected readonly making = new Attempt();
  protected readonly closing = new Attempt();
  protected readonly states = choicesOf(KEY_STATES);
  protected readonly looks = KEY_LOOKS;

  protected readonly faults = computed(() =>
    notAmong(this.state(), [...this.states, EVERY_STATE], 'state of a key'),
  );
  /** '' is all of them. */
  protected readonly shownState = computed<KeyState | ''>(() => {
    const asked = this.state();
    if (asked === EVERY_STATE.id) return '';
    return asked === 'closed' ? 'closed' : 'open';
  });

  protected readonly panel = signal<Panel | null>(null);
  /** A panel of its own for each subject; the key takes the place of its form. */
  protected readonly shownPanels = computed(() => {
    const panel = this.panel();
    if (panel === null) return [];
    return [{ id: panel.kind === 'use' ? panel.key.id : 'new', panel }];
  });
  protected readonly heading = computed(() => {
    const panel = this.panel();
    return panel?.key?.title ?? 'Make a key';
  });
  protected readonly parting = computed(() => (this.panel()?.kind === 'once' ? KEY_IS_LOST : null));

  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  protected readonly unitChoices = computed(() =>
    this.units().map(({ id, name }) => ({ id, title: name })),
  );
  private readonly all = computed(() => (this.keys.hasValue() ? this.keys.value().items : []));
  protected readonly ledgerIndex = computed(() =>
    this.keys.hasValue() ? this.keys.value().ledgerIndex : 0,
  );
  /** When the list was read. */
  protected readonly printedAt = computed(() => {
    this.all();
    return this.clock.now();
  });
  /** What is looked for, in the state that is asked for. */
  protected readonly rows = computed(() => {
    if (!this.keys.hasValue() || !this.organisation.hasValue()) return null;
    const around = {
      units: this.unitChoices(),
      today: this.clock.today(),
      zone: this.clock.zone(),
    };
    const rows = this.all().map((key) => keyRow(key, around));
    const state = this.shownState();
    return rowsFound(rows, this.search()).filter((row) => state === '' || row.state === state);
  });
  protected readonly answer = computed(() => {
    if (this.search() === '') return keysInASentence(this.all());
    const count = this.rows()?.length ?? 0;
    const found = count === 1 ? '1 key' : `${String(count)} keys`;
    return `${found} found for “${this.search()}”`;
  });
  protected readonly nothing = computed(() => {
    if (this.search() !== '') {
      return `No program, unit or maker has “${this.search()}” in it.`;
    }
    return this.shownState() === 'closed' ? 'No key was closed yet.' : 'There is no open key.';
  });
  protected readonly isClosing = this.closing.isSending;

  protected show(asked: { readonly search?: string | null; readonly state?: string }): void {
    void this.router.navigate(['/api-keys'], {
      queryParams: asked,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected async open(panel: Panel): Promise<void> {
    if (!(await this.panels.mayBeLeft())) return;
    this.making.forget();
    this.panel.set(panel);
  }

  protected showOnce(key: ApiKeyView): void {
    this.panel.set({ kind: 'once', key });
    this.keys.reload();
  }

  protected async shut({ id, title }: ApiKeyView): Promise<void> {
    const isSure = await this.confirm.ask({
      title: `Close the key of “${title}”?`,
      consequence:
        'From then on every request with it is answered 401, for ever: the system that asks with it needs a new key first. What it asked stays in the log.',
      action: 'Close the key',
    });
    if (!isSure) return;
    const isClosed = await this.closing.try(() => this.api.close(id));
    this.keys.reload();
    if (!isClosed) return;
    if (this.panel()?.key?.id === id) this.panel.set(null);
    this.notice.show(`The key of “${title}” is closed: no process answers with it any more.`);
  }

  /** What the table shows, cell by cell. */
  protected save(): void {
    const table = keysAsTable(this.rows() ?? [], this.clock.zone());
    saveFile(this.page, 'api-keys', 'csv', csvOf(table));
  }

  protected print(): void {
    print();
  }

  protected readAgain(): void {
    this.keys.reload();
    this.organisation.reload();
  }

  protected leaving(event: Event): void {
    if (this.parting() !== null) event.preventDefault();
  }
}
