import { Injectable } from '@nestjs/common';
import { findPatientIdentifiers, passingAttempts, readCertificate } from '@oart/competency';
import type { ContouringLogView, EvidenceReadingView } from '@oart/contract';
import { BESIDE_PAGES, PAGE_END } from '../evidence-check/finding.ts';
import { FrameworkService } from '../framework/framework.service.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { Recorder } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { readContouringLog } from './contouring-log.ts';
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

  /** What the table of a contouring log says, with the attempt that counts of each structure. */
  async log(caller: Caller, text: string): Promise<ContouringLogView> {
    refusePatientIdentifiers({ '/text': text });
    const { on } = await this.#recorder.read(caller.employerId, (tx) => this.#organisation.now(tx));
    const { attempts, profileName } = readContouringLog(text, on);
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
    const framework = await this.#recorder.read(caller.employerId, async (tx) => {
      const { on } = await this.#organisation.now(tx);
      return this.#framework.documentOn(tx, on);
    });
    return {
      proposals: framework === null ? [] : readCertificate(pages, framework),
      identifiers: [
        ...pages.flatMap((text, place) => identifiersIn(text, place + 1)),
        ...beside.flatMap((text) => identifiersIn(text, null)),
      ],
    };
  }
}

/** Each kind once. */
function identifiersIn(text: string, page: number | null): EvidenceReadingView['identifiers'] {
  const kinds = new Set(findPatientIdentifiers(text).map(({ kind }) => kind));
  return [...kinds].map((kind) => ({ kind, page }));
}
