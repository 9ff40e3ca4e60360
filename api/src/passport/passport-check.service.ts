import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  FrameworkDocument,
  Instant,
  Moment,
  PassportCircumstances,
  Person,
  PersonId,
} from '@oart/competency';
import { FrameworkService } from '../framework/framework.service.ts';
import { notFound } from '../http/problem-error.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { isSignedPassport } from './ed25519.ts';
import type { ReadPassport } from './passport-reader.ts';
import { PassportRepository } from './passport.repository.ts';
import type { TrustedIssuer } from './passport.repository.ts';

/** What the employer that is to take a passport knows about it and about the person. */
export interface PassportSurroundings {
  readonly moment: Moment;
  readonly person: Person;
  readonly framework: FrameworkDocument;
  readonly circumstances: PassportCircumstances;
  /** The key that the passport names; null where this employer never trusted one. */
  readonly trustedIssuerId: string | null;
  /** Ids at the issuer of records that earlier passports brought this person. */
  readonly onFile: ReadonlySet<string>;
}

/** Reads what the rules ask about a passport. */
@Injectable()
export class PassportCheckService {
  readonly #passports: PassportRepository;
  readonly #organisation: OrganisationService;
  readonly #frameworks: FrameworkService;
  readonly #people: PersonnelFactsService;

  constructor(
    passports: PassportRepository,
    organisation: OrganisationService,
    frameworks: FrameworkService,
    people: PersonnelFactsService,
  ) {
    this.#passports = passports;
    this.#organisation = organisation;
    this.#frameworks = frameworks;
    this.#people = people;
  }

  /** @throws `not-found` for somebody who is not on file; `conflict` before the first framework */
  async surroundings(
    tx: EntityManager,
    personId: PersonId,
    read: ReadPassport,
    at?: Instant,
  ): Promise<PassportSurroundings> {
    const person = (await this.#people.people(tx, [personId])).get(personId);
    if (person === undefined) throw notFound();
    const moment = await this.#organisation.now(tx, at);
    const { framework } = await this.#frameworks.inForce(tx, moment.on);
    const { id: employerId } = await this.#organisation.employer(tx);
    const issuer = trustedBy(await this.#passports.trustedIssuers(tx), read);
    const imports = await this.#passports.imports(tx, personId);
    const records = await this.#passports.records(tx, imports);
    return {
      moment,
      person,
      framework: framework.document,
      trustedIssuerId: issuer?.row.id ?? null,
      onFile: new Set(records.map(({ issuerRecordId }) => issuerRecordId)),
      circumstances: {
        employerId,
        issuer: issuer === null ? 'unknown' : issuer.withdrawal === null ? 'known' : 'withdrawn',
        isSigned: issuer === null ? null : isSignedPassport(read.signed, issuer.row.publicKey),
        isOnFile: await this.#passports.isImported(tx, read.sha256),
      },
    };
  }
}

/** The key of this very issuer that the passport names; one that is still trusted first. */
function trustedBy(
  trusted: readonly TrustedIssuer[],
  { passport, signed }: ReadPassport,
): TrustedIssuer | null {
  const named = trusted.filter(
    ({ row }) =>
      row.issuerEmployerId === passport.issuer.employerId && row.keyId === signed.signature.keyId,
  );
  return named.find(({ withdrawal }) => withdrawal === null) ?? named[0] ?? null;
}
