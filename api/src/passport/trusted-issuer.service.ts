import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { PersonId } from '@oart/competency';
import type {
  PassportTrustView,
  TrustedIssuerRequest,
  TrustedIssuerWithdrawalRequest,
} from '@oart/contract';
import { actingPerson } from '../http/acting-person.ts';
import { holdsAny } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { conflictAt, invalid, notFound } from '../http/problem-error.ts';
import type { RecordedDto } from '../http/recorded.dto.ts';
import { recordedOf } from '../ledger/recorded-of.ts';
import { Recorder, headIndex } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { recorderOf } from '../person/person-view.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { isPublicKey, keyIdOfPublic } from './ed25519.ts';
import { TrustedIssuerEntity, TrustedIssuerWithdrawalEntity } from './passport.entity.ts';
import { PassportRepository } from './passport.repository.ts';

/** Whose passports this employer takes: its representative decides, and an entitler may end it at once. */
@Injectable()
export class TrustedIssuerService {
  readonly #recorder: Recorder;
  readonly #passports: PassportRepository;
  readonly #organisation: OrganisationService;
  readonly #people: PersonnelFactsService;

  constructor(
    recorder: Recorder,
    passports: PassportRepository,
    organisation: OrganisationService,
    people: PersonnelFactsService,
  ) {
    this.#recorder = recorder;
    this.#passports = passports;
    this.#organisation = organisation;
    this.#people = people;
  }

  async view(caller: Caller): Promise<PassportTrustView> {
    return this.#recorder.read(caller.employerId, async (tx) => {
      const { id, name } = await this.#organisation.employer(tx);
      const trusted = await this.#passports.trustedIssuers(tx);
      const recorders = trusted
        .flatMap(({ row, withdrawal }) => [row.recordedBy, withdrawal?.recordedBy ?? null])
        .filter((each): each is PersonId => each !== null);
      const names = await this.#people.people(tx, recorders);
      return {
        employer: { id, name },
        keys: (await this.#passports.keys(tx)).map(({ publicKey, keyId, recordedAt }) => ({
          publicKey,
          keyId,
          since: recordedAt,
        })),
        issuers: trusted.map(({ row, withdrawal }) => ({
          id: row.id,
          employerId: row.issuerEmployerId,
          name: row.issuerName,
          publicKey: row.publicKey,
          keyId: row.keyId,
          checkedHow: row.checkedHow,
          addedAt: row.recordedAt,
          addedBy: recorderOf(recordedOf(row), names),
          withdrawn: withdrawal && {
            at: withdrawal.recordedAt,
            by: recorderOf(recordedOf(withdrawal), names),
            reason: withdrawal.reason,
          },
        })),
        mayAdd: holdsAny(caller, ['employers-representative']),
        mayWithdraw: holdsAny(caller, ['employers-representative', 'entitler']),
        ledgerIndex: await headIndex(tx, caller.employerId),
      };
    });
  }

  /** @throws `invalid-request` for what is no key; `conflict` for the employer itself, and for a key that is trusted already */
  async add(
    request: RecordingRequest,
    { employerId, name, publicKey, checkedHow }: TrustedIssuerRequest,
  ): Promise<Outcome<RecordedDto>> {
    actingPerson(request);
    refusePatientIdentifiers({ '/name': name, '/checkedHow': checkedHow });
    if (!isPublicKey(publicKey)) {
      throw invalid('/publicKey', 'Give the public key as the other employer’s product shows it.');
    }
    const issuerEmployerId = employerId.toLowerCase();
    const keyId = keyIdOfPublic(publicKey);
    return this.#recorder.record(request, async (tx) => {
      if (issuerEmployerId === tx.employerId) {
        throw conflictAt('/employerId', 'This is your own employer.');
      }
      const trusted = await this.#passports.trustedIssuers(tx.manager);
      const isTrusted = trusted.some(
        ({ row, withdrawal }) => withdrawal === null && row.keyId === keyId,
      );
      if (isTrusted) throw conflictAt('/publicKey', 'This key is trusted already.');
      const columns = { issuerEmployerId, issuerName: name, keyId, publicKey, checkedHow };
      const { id } = await tx.add(TrustedIssuerEntity, uuidv7(), columns);
      return { id };
    });
  }

  /** @throws `not-found`; `conflict` where it is withdrawn already */
  async withdraw(
    request: RecordingRequest,
    trustedIssuerId: string,
    { reason }: TrustedIssuerWithdrawalRequest,
  ): Promise<Outcome<RecordedDto>> {
    actingPerson(request);
    refusePatientIdentifiers({ '/reason': reason });
    return this.#recorder.record(request, async (tx) => {
      const trusted = await this.#passports.trustedIssuers(tx.manager);
      const found = trusted.find(({ row }) => row.id === trustedIssuerId);
      if (found === undefined) throw notFound();
      if (found.withdrawal !== null) throw conflictAt('', 'This key is trusted no longer.');
      const columns = { trustedIssuerId, reason };
      const { id } = await tx.add(TrustedIssuerWithdrawalEntity, uuidv7(), columns);
      return { id };
    });
  }
}
