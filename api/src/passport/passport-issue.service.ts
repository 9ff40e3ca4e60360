import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { PASSPORT_BYTES, factsAsKnown, passportOf } from '@oart/competency';
import type { PersonId } from '@oart/competency';
import type { PassportIssueRequest, PassportIssuedView } from '@oart/contract';
import { FrameworkService } from '../framework/framework.service.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { ProblemError, notFound } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import { signPassport } from './ed25519.ts';
import { requireIssuer } from './passport-access.ts';
import { PassportKeyService } from './passport-key.service.ts';
import { PassportIssueEntity } from './passport.entity.ts';

/** Makes passports: each is a recorded fact, and its text is not kept, under an idempotency key neither. */
@Injectable()
export class PassportIssueService {
  readonly #recorder: Recorder;
  readonly #facts: StandingFactsService;
  readonly #frameworks: FrameworkService;
  readonly #organisation: OrganisationService;
  readonly #keys: PassportKeyService;

  constructor(
    recorder: Recorder,
    facts: StandingFactsService,
    frameworks: FrameworkService,
    organisation: OrganisationService,
    keys: PassportKeyService,
  ) {
    this.#recorder = recorder;
    this.#facts = facts;
    this.#frameworks = frameworks;
    this.#organisation = organisation;
    this.#keys = keys;
  }

  /**
   * @throws `not-found` for a person who is not the caller's; `forbidden` for a suspension that is not theirs to
   * state; `conflict` for a request that is sent again after it was issued
   */
  async issue(
    request: RecordingRequest,
    caller: Caller,
    personId: PersonId,
    { agreement }: PassportIssueRequest,
  ): Promise<Outcome<PassportIssuedView>> {
    requireIssuer(caller, personId, agreement);
    refusePatientIdentifiers({ '/agreement': agreement });
    const made: { text: string | null } = { text: null };
    const { result, ...outcome } = await this.#recorder.record(request, async (tx) => {
      const everything = (await this.#facts.facts(tx.manager, [personId])).get(personId);
      if (everything === undefined) throw notFound();
      const facts = factsAsKnown(everything, tx.head);
      const moment = await this.#organisation.now(tx.manager, tx.recordedAt);
      const employer = await this.#organisation.employer(tx.manager);
      const id = uuidv7();
      const passport = passportOf(
        facts,
        {
          id,
          issuer: { employerId: employer.id, name: employer.name },
          ledger: { index: tx.begun.head, leafHash: tx.begun.leafHash },
          frameworks: await this.#frameworks.frameworks(tx.manager),
          agreement,
        },
        moment,
      );
      const key = await this.#keys.toSign(tx);
      const bytes = signPassport(passport, key);
      if (bytes.length > PASSPORT_BYTES) throw tooLarge();
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await tx.add(PassportIssueEntity, id, {
        personId,
        passportKeyId: key.id,
        sha256,
        validUntil: passport.validUntil,
        agreement,
      });
      made.text = bytes.toString('utf8');
      // The answer that is kept: it names the passport and does not hold it.
      return {
        id,
        fileName: `passport-${facts.person.staffNumber.replaceAll(/[^A-Za-z0-9-]/g, '-')}-${moment.on}.json`,
        sha256,
        issuedAt: tx.recordedAt,
        validUntil: passport.validUntil,
      };
    });
    const { text } = made;
    if (text === null) throw notKept(result.sha256);
    return { ...outcome, result: { ...result, text } };
  }
}

function notKept(sha256: string): ProblemError {
  return new ProblemError(
    'conflict',
    `This passport was issued (SHA-256 ${sha256}) and its text is not kept: issue another.`,
  );
}

function tooLarge(): ProblemError {
  return new ProblemError(
    'too-large',
    `There is more on file than a passport of ${String(PASSPORT_BYTES / 1024)} KiB holds.`,
  );
}
