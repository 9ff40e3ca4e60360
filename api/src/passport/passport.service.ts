import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Person, PersonId } from '@oart/competency';
import type { PassportImportView, PassportsView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { notFound } from '../http/problem-error.ts';
import { recordedOf } from '../ledger/recorded-of.ts';
import { Recorder, headIndex } from '../ledger/recorder.ts';
import { recorderOf } from '../person/person-view.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import {
  mayImport,
  mayIssue,
  mayStateSuspensions,
  requirePassportReader,
} from './passport-access.ts';
import type { PassportImportEntity } from './passport.entity.ts';
import { PassportRepository } from './passport.repository.ts';

/** What is on file about the passports of one person. */
@Injectable()
export class PassportService {
  readonly #recorder: Recorder;
  readonly #passports: PassportRepository;
  readonly #people: PersonnelFactsService;

  constructor(recorder: Recorder, passports: PassportRepository, people: PersonnelFactsService) {
    this.#recorder = recorder;
    this.#passports = passports;
    this.#people = people;
  }

  /** @throws `not-found` for those who may read no passports but their own */
  async list(caller: Caller, personId: PersonId): Promise<PassportsView> {
    requirePassportReader(caller, personId);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const issues = await this.#passports.issues(tx, personId);
      const imports = await this.#passports.imports(tx, personId);
      const recorders = [...issues, ...imports].flatMap(({ recordedBy }) => recordedBy ?? []);
      const names = await this.#people.people(tx, [personId, ...recorders]);
      const person = names.get(personId);
      if (person === undefined) throw notFound();
      return {
        person: { id: personId, displayName: person.displayName },
        issues: issues.map((row) => ({
          id: row.id,
          issuedAt: row.recordedAt,
          issuedBy: recorderOf(recordedOf(row), names),
          validUntil: row.validUntil,
          sha256: row.sha256,
          agreement: row.agreement,
        })),
        imports: await this.#importViews(tx, imports, names),
        mayIssue: mayIssue(caller, personId),
        mayStateSuspensions: mayStateSuspensions(caller, personId),
        mayImport: mayImport(caller, personId),
        ledgerIndex: await headIndex(tx, caller.employerId),
      };
    });
  }

  async #importViews(
    tx: EntityManager,
    imports: readonly PassportImportEntity[],
    names: ReadonlyMap<PersonId, Person>,
  ): Promise<readonly PassportImportView[]> {
    const records = await this.#passports.records(tx, imports);
    const issuers = new Map(
      (await this.#passports.trustedIssuers(tx)).map(({ row }) => [row.id, row.issuerName]),
    );
    return imports.map((row) => ({
      id: row.id,
      issuer: issuers.get(row.trustedIssuerId) ?? 'Unknown',
      nameAsPrinted: row.nameAsPrinted ?? 'Erased',
      issuedAt: row.issuedAt,
      validUntil: row.validUntil,
      sha256: row.sha256,
      importedAt: row.recordedAt,
      importedBy: recorderOf(recordedOf(row), names),
      evidence: records
        .filter(({ passportImportId }) => passportImportId === row.id)
        .map(({ evidenceId }) => evidenceId),
    }));
  }
}
