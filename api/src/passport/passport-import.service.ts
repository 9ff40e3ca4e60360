import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { checkPassport, externalEvidence, matchName } from '@oart/competency';
import type {
  EvidenceId,
  FrameworkDocument,
  Passport,
  PassportRecords,
  Person,
  PersonId,
} from '@oart/competency';
import {
  evidenceTitle,
  passportHistory,
  passportLeftOutSentence,
  passportRecordLeftOutSentence,
  titlesOf,
} from '@oart/contract';
import type { PassportReadingView, PassportTextRequest } from '@oart/contract';
import { ExternalEvidenceService } from '../evidence/external-evidence.service.ts';
import { acceptedBy } from '../http/accepted-by.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import type { RecordedDto } from '../http/recorded.dto.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { mayReadSuspensions, requireImporter } from './passport-access.ts';
import { PassportCheckService } from './passport-check.service.ts';
import type { PassportSurroundings } from './passport-check.service.ts';
import { readPassport } from './passport-reader.ts';
import type { ReadPassport } from './passport-reader.ts';
import { PassportImportEntity, PassportRecordEntity } from './passport.entity.ts';

/** Takes passports of other employers: what they vouch for becomes evidence that nobody here has verified. */
@Injectable()
export class PassportImportService {
  readonly #recorder: Recorder;
  readonly #check: PassportCheckService;
  readonly #evidence: ExternalEvidenceService;

  constructor(recorder: Recorder, check: PassportCheckService, evidence: ExternalEvidenceService) {
    this.#recorder = recorder;
    this.#check = check;
    this.#evidence = evidence;
  }

  /** What an import would record. Records nothing. @throws what an import is refused for */
  async read(
    caller: Caller,
    personId: PersonId,
    { passport: text }: PassportTextRequest,
  ): Promise<PassportReadingView> {
    requireImporter(caller, personId);
    const read = readPassport(text);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const known = await this.#check.surroundings(tx, personId, read);
      const planned = this.#plan(caller, personId, read, known);
      return readingView(read.passport, planned, mayReadSuspensions(caller, personId));
    });
  }

  /**
   * Records the import and its evidence, or nothing.
   * @throws `forbidden`, `not-found`, `not-accepted` or `too-large` for the passport; `conflict` for one taken before
   */
  async import(
    request: RecordingRequest,
    caller: Caller,
    personId: PersonId,
    { passport: text }: PassportTextRequest,
  ): Promise<Outcome<RecordedDto>> {
    requireImporter(caller, personId);
    const read = readPassport(text);
    const { passport, bytes, sha256 } = read;
    const document = { bytes, sha256, fileName: `passport-${passport.id}.json` };
    // Whether it was taken before is left to the recording: a request that is sent again gets its answer there.
    await this.#recorder.read(caller.employerId, async (tx) =>
      this.#plan(
        caller,
        personId,
        read,
        asIfFirst(await this.#check.surroundings(tx, personId, read)),
      ),
    );
    await this.#evidence.keep(document);
    return this.#recorder.record(request, async (tx) => {
      const known = await this.#check.surroundings(tx.manager, personId, read, tx.recordedAt);
      const { records, trustedIssuerId } = this.#plan(caller, personId, read, known);
      const { id } = await tx.add(PassportImportEntity, uuidv7(), {
        personId,
        trustedIssuerId,
        passportId: passport.id,
        sha256,
        issuedAt: passport.issuedAt,
        validUntil: passport.validUntil,
        nameAsPrinted: passport.person.displayName,
      });
      const submitted = await this.#evidence.submit(
        tx,
        records.map(({ fields }) => fields),
        document,
      );
      for (const [place, { item }] of records.entries()) {
        await tx.add(PassportRecordEntity, uuidv7(), {
          passportImportId: id,
          evidenceId: submitted[place] as EvidenceId,
          issuerRecordId: item.id,
          fileSha256: item.sha256,
        });
      }
      return { id };
    });
  }

  #plan(
    caller: Caller,
    personId: PersonId,
    { passport, sha256 }: ReadPassport,
    known: PassportSurroundings,
  ): Planned {
    refusePatientIdentifiers(textsOf(passport));
    const { moment, person, framework, onFile, circumstances, trustedIssuerId } = known;
    acceptedBy(checkPassport(passport, circumstances, moment));
    const submittedBy = personOf(caller);
    const context = { person: personId, submittedBy, framework, sha256, onFile };
    const { records, leftOut } = externalEvidence(passport, context);
    if (records.length === 0) {
      acceptedBy({
        kind: 'refused',
        refusals: [{ kind: 'nothing-new', pointer: '/passport', about: {} }],
      });
    }
    for (const { fields, item } of records) {
      const place = passport.evidence.indexOf(item);
      this.#evidence.requireAcceptable(fields, `/passport/evidence/${String(place)}`, {
        person,
        framework,
        today: moment.on,
      });
    }
    // Without a trusted key the check above has refused.
    return { records, leftOut, person, framework, trustedIssuerId: trustedIssuerId ?? '' };
  }
}

interface Planned extends PassportRecords {
  readonly person: Person;
  readonly framework: FrameworkDocument;
  readonly trustedIssuerId: string;
}

/** What is known, but for what earlier imports brought. */
function asIfFirst({ circumstances, ...known }: PassportSurroundings): PassportSurroundings {
  return { ...known, circumstances: { ...circumstances, isOnFile: false }, onFile: new Set() };
}

function readingView(
  passport: Passport,
  { records, leftOut: whole, person, framework }: Planned,
  withSuspensions: boolean,
): PassportReadingView {
  const titles = titlesOf(framework, []);
  const { displayName: nameAsPrinted } = passport.person;
  return {
    issuer: passport.issuer.name,
    nameAsPrinted,
    nameMatch: matchName(nameAsPrinted, person),
    issuedAt: passport.issuedAt,
    validUntil: passport.validUntil,
    records: records.map(({ item, fields, leftOut }) => ({
      issuerRecordId: item.id,
      title: evidenceTitle({ ...fields, type: item.type }, titles),
      occurredOn: item.occurredOn,
      validUntil: item.validUntil,
      fileSha256: item.sha256,
      leftOut: leftOut.map(passportLeftOutSentence),
    })),
    leftOut: whole.map((item) =>
      passportRecordLeftOutSentence(evidenceTitle(item, titles), item.treatmentSites),
    ),
    onFile: passport.evidence.length - records.length - whole.length,
    ...passportHistory(passport),
    ...(passport.suspensions.stated &&
      !withSuspensions && { suspensions: ['Stated to the holder and to entitlers.'] }),
  };
}

/** What people wrote; digests and ids hold digits that mean nothing. */
function textsOf({ issuer, person, evidence, suspensions }: Passport): Record<string, string> {
  return {
    '/passport/issuer/name': issuer.name,
    '/passport/person/displayName': person.displayName,
    '/passport/person/aliases': person.aliases.join('\n'),
    '/passport/evidence': evidence.map((each) => each.issuer).join('\n'),
    '/passport/suspensions/agreement': suspensions.stated ? suspensions.agreement : '',
  };
}
