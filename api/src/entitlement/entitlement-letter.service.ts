import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EntitlementId } from '@oart/competency';
import type { EntitlementView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { notFound } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import type { Signature } from '../signing/signing.service.ts';
import { requireReader } from '../standing/reader.ts';
import type { EntitlementCase } from './entitlement-case.service.ts';
import { EntitlementRepository } from './entitlement.repository.ts';
import { letterDocument } from './letter-document.ts';

/** A letter as it was issued: the same bytes every time. */
export interface IssuedLetter {
  readonly number: string;
  readonly sha256: string;
  readonly document: string;
}

/** The letter of an entitlement: made once, when its holder accepts, kept by its hash, never made again. */
@Injectable()
export class EntitlementLetterService {
  readonly #recorder: Recorder;
  readonly #entitlements: EntitlementRepository;
  readonly #organisation: OrganisationService;

  constructor(
    recorder: Recorder,
    entitlements: EntitlementRepository,
    organisation: OrganisationService,
  ) {
    this.#recorder = recorder;
    this.#entitlements = entitlements;
    this.#organisation = organisation;
  }

  /** Issues the letter in the recording of the acceptance, and answers with the view that names it. */
  async issue(
    tx: Recording,
    { entitlement, holder, department, titles }: EntitlementCase,
    view: EntitlementView,
    accepted: Signature,
  ): Promise<EntitlementView> {
    const { name } = await this.#organisation.employer(tx.manager);
    const units = department.units.filter(({ id }) => entitlement.scope.units.includes(id));
    const [unit] = units;
    if (unit === undefined) throw new Error('An entitlement names no unit on file');
    const basis = new Set(entitlement.basis.map(({ id }) => id));
    const document = letterDocument(view, {
      employer: name,
      units: units.map((each) => `${each.name} (${each.site})`),
      treatmentSites: entitlement.scope.treatmentSites.map((site) => titles.treatmentSite(site)),
      registrations: holder.registrationChecks.filter(({ id }) => basis.has(id)),
      waivers: holder.waivers.filter(({ id }) => basis.has(id)),
      timeZone: unit.timeZone,
      accepted: { ...accepted, signer: view.person.displayName, factor: accepted.proof.factor },
    });
    const sha256 = sha256Of(document);
    await this.#entitlements.issueLetter(tx, entitlement.id, document, sha256);
    return { ...view, letter: { sha256, issuedAt: tx.recordedAt } };
  }

  /**
   * The letter as it was issued, for those who may read the entitlement.
   * @throws `not-found` where none was issued: it was never accepted, or its words were erased
   */
  async letter(caller: Caller, id: EntitlementId): Promise<IssuedLetter> {
    return this.#recorder.read(caller.employerId, (tx) => this.#read(tx, caller, id));
  }

  async #read(tx: EntityManager, caller: Caller, id: EntitlementId): Promise<IssuedLetter> {
    const place = await this.#entitlements.place(tx, id);
    if (place === null) throw notFound();
    requireReader(caller, place.holder);
    const letter = await this.#entitlements.letter(tx, id);
    if (letter?.document == null) throw notFound();
    const { document, sha256 } = letter;
    if (sha256Of(document) !== sha256) {
      throw new Error(`The letter of entitlement ${place.number} is not what was issued`);
    }
    return { number: place.number, sha256, document };
  }
}

function sha256Of(document: string): string {
  return createHash('sha256').update(document, 'utf8').digest('hex');
}
