import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { EntityManager } from 'typeorm';
import { checkRegistrationList, personnelAsKnown } from '@oart/competency';
import type { CalendarDay, ListedCheck, Moment, PersonId } from '@oart/competency';
import { refusalSentence, titlesOf } from '@oart/contract';
import type {
  ListedRegistrationView,
  RegistrationListRecorded,
  RegistrationListRequest,
  RegistrationListView,
} from '@oart/contract';
import { actingPerson } from '../http/acting-person.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { tableRefused } from '../http/csv-table.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from './personnel-facts.service.ts';
import { readRegistrationList } from './registration-list.ts';
import type { RegistrationLine } from './registration-list.ts';
import { RegistrationCheckEntity } from './staffing.entity.ts';

const NO_TITLES = titlesOf(null, []);

/** One line of a list, what becomes of it, and whose registration it is. */
interface Judged {
  readonly line: RegistrationLine;
  readonly check: ListedCheck;
  readonly displayName: string | null;
}

/** A whole register looked up at once: every line recorded, or none (domain.md 10.9). */
@Injectable()
export class RegistrationListService {
  readonly #recorder: Recorder;
  readonly #organisation: OrganisationService;
  readonly #personnel: PersonnelFactsService;

  constructor(
    recorder: Recorder,
    organisation: OrganisationService,
    personnel: PersonnelFactsService,
  ) {
    this.#recorder = recorder;
    this.#organisation = organisation;
    this.#personnel = personnel;
  }

  /** What would become of each line; nothing is recorded. @throws `not-accepted` for what is no list */
  async read(caller: Caller, list: RegistrationListRequest): Promise<RegistrationListView> {
    const recorder = personOf(caller);
    refusePatientIdentifiers({ '/source': list.source });
    return this.#recorder.read(caller.employerId, async (tx) => {
      const moment = await this.#organisation.now(tx);
      const lines = readRegistrationList(list.table, moment.on);
      const judged = await this.#judge(tx, lines, list, recorder, moment);
      return {
        lines: judged.map(lineView),
        faulty: judged.filter(({ check }) => check.refusals.length > 0).length,
      };
    });
  }

  /** @throws `not-accepted` with every line that is not recorded; then none is */
  async record(
    request: RecordingRequest,
    list: RegistrationListRequest,
  ): Promise<Outcome<RegistrationListRecorded>> {
    const recorder = actingPerson(request);
    refusePatientIdentifiers({ '/source': list.source });
    return this.#recorder.record(request, async (tx) => {
      const moment = await this.#organisation.now(tx.manager, tx.recordedAt);
      const lines = readRegistrationList(list.table, moment.on);
      const judged = await this.#judge(tx.manager, lines, list, recorder, moment);
      const faults = judged.flatMap(({ line: { line }, check }) =>
        faultsOf(check).map((todo) => ({ line, column: '', todo })),
      );
      if (faults.length > 0) throw tableRefused(faults);
      const checks = judged.flatMap(({ check }) => check.checks);
      for (const { person, ...columns } of checks) {
        await tx.add(RegistrationCheckEntity, uuidv7(), {
          personId: person,
          ...columns,
          reason: null,
        });
      }
      return { recorded: checks.length };
    });
  }

  async #judge(
    tx: EntityManager,
    lines: readonly RegistrationLine[],
    list: RegistrationListRequest,
    recorder: PersonId,
    moment: Moment,
  ): Promise<readonly Judged[]> {
    const facts = await this.#personnel.personnelFacts(tx, await this.#personnel.everyId(tx));
    const known = [...facts.values()].map((each) =>
      personnelAsKnown(each, Number.MAX_SAFE_INTEGER),
    );
    const looked = { checkedOn: list.checkedOn as CalendarDay, source: list.source };
    const checks = checkRegistrationList(lines, known, looked, recorder, moment.on);
    return lines.flatMap((line, place) => {
      const check = checks[place];
      if (check === undefined) return [];
      const holder = check.person === null ? undefined : facts.get(check.person);
      return [{ line, check, displayName: holder?.person.displayName ?? null }];
    });
  }
}

function faultsOf({ refusals }: ListedCheck): readonly string[] {
  return refusals.map(({ kind, about }) => refusalSentence(kind, about, NO_TITLES));
}

function lineView({ line, check, displayName }: Judged): ListedRegistrationView {
  const [before] = check.before;
  return {
    line: line.line,
    body: line.body,
    number: line.number,
    status: line.status,
    validUntil: line.validUntil,
    person: check.person === null ? null : { id: check.person, displayName: displayName ?? '' },
    before: before === undefined ? null : { status: before.status, validUntil: before.validUntil },
    faults: faultsOf(check),
  };
}
