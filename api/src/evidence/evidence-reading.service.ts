import { Injectable } from '@nestjs/common';
import {
  checkAttempts,
  findPatientIdentifiers,
  passingAttempts,
  readCertificate,
} from '@oart/competency';
import type { CalendarDay, FrameworkDocument } from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { ContouringLogView, EvidenceReadingView } from '@oart/contract';
import { BESIDE_PAGES, PAGE_END } from '../evidence-check/finding.ts';
import { FrameworkService } from '../framework/framework.service.ts';
import { acceptedBy } from '../http/accepted-by.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { Recorder } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { cellsOf, readContouringLog } from './contouring-log.ts';
import { EvidenceIntake } from './evidence-intake.ts';
import type { IncomingContent } from './incoming-content.ts';

/** Reads what somebody is about to upload. Keeps neither the file nor what it says. */
@Injectable()
export class EvidenceReadingService {
  readonly #recorder: Recorder;
  readonly #organisation: OrganisationService;
  readonly #framework: FrameworkService;
  readonly #intake: EvidenceIntake;

  constructor(
    recorder: Recorder,
    organisation: OrganisationService,
    framework: FrameworkService,
    intake: EvidenceIntake,
  ) {
    this.#recorder = recorder;
    this.#organisation = organisation;
    this.#framework = framework;
    this.#intake = intake;
  }

  /**
   * What the table of a contouring log says, with the attempt that counts of each structure.
   * @throws for its attempts as the upload of the same table would
   */
  async log(caller: Caller, text: string): Promise<ContouringLogView> {
    refusePatientIdentifiers({ '/text': text });
    const { today, framework } = await this.#inForce(caller);
    const { attempts, profileName } = readContouringLog(text, today);
    if (framework !== null) {
      const wording = { titles: titlesOf(framework, []), pointers: cellsOf(attempts) };
      acceptedBy(checkAttempts(attempts, { today, framework }), wording);
    }
    const counting = passingAttempts(attempts);
    return {
      attempts: attempts.map((attempt) => ({ ...attempt, counts: counting.has(attempt) })),
      profileName,
    };
  }

  /** What the text of a PDF seems to say, and where. @throws as the upload of the same file would. */
  async certificate(caller: Caller, content: IncomingContent): Promise<EvidenceReadingView> {
    const words = await this.#intake.textOf(caller.accountId, content);
    const [printed = '', ...beside] = words.split(BESIDE_PAGES);
    const pages = printed.split(PAGE_END);
    const { framework } = await this.#inForce(caller);
    return {
      proposals: framework === null ? [] : readCertificate(pages, framework),
      identifiers: [
        ...pages.flatMap((text, place) => identifiersIn(text, place + 1)),
        ...beside.flatMap((text) => identifiersIn(text, null)),
      ],
    };
  }

  async #inForce({ employerId }: Caller): Promise<{
    readonly today: CalendarDay;
    readonly framework: FrameworkDocument | null;
  }> {
    return this.#recorder.read(employerId, async (tx) => {
      const { on: today } = await this.#organisation.now(tx);
      return { today, framework: await this.#framework.documentOn(tx, today) };
    });
  }
}

/** Each kind once. */
function identifiersIn(text: string, page: number | null): EvidenceReadingView['identifiers'] {
  const kinds = new Set(findPatientIdentifiers(text).map(({ kind }) => kind));
  return [...kinds].map((kind) => ({ kind, page }));
}
