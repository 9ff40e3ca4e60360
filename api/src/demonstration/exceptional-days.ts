import type { Act } from '@oart/competency';
import type {
  ActProposal,
  BreakGlassProposal,
  BreakGlassView,
  EvidenceView,
  FrameworkView,
  PerformedActProposal,
  PolicyVersionView,
  SigningChallenge,
  WeekReviewProposal,
} from '@oart/contract';
import { DEMONSTRATION_PASSWORD } from '@oart/contract';
import { approveDocument } from './approve-document.ts';
import type { Colleague } from './colleague.ts';
import type { Colleagues } from './open-department.ts';
import { upload, verify } from './records.ts';
import { dirTutorial } from './sample-records.ts';
import { assess } from './signing.ts';
import type { TrainingSteps } from './training-steps.ts';

const ADAPTATION_TYPE = 'online-adaptive';

/** What is out of the ordinary and waits for somebody: reviews, signatures, a concern, a referral. */
export class ExceptionalDays {
  readonly #colleagues: Colleagues;
  readonly #steps: TrainingSteps;

  constructor(colleagues: Colleagues, steps: TrainingSteps) {
    this.#colleagues = colleagues;
    this.#steps = steps;
  }

  /** Enters it into the agenda. */
  enter(): void {
    this.#policy();
    this.#offlineReviews();
    this.#breakGlass();
    this.#referral();
    this.#sheet();
  }

  /** Break-glass is there only where the policy permits it. */
  #policy(): void {
    const { 'Deputy-Entitler': editor, HoRTP: approver } = this.#colleagues;
    this.#steps.agenda.on(21, 9, 'policy', async () => {
      const { policy } = await editor.get<FrameworkView>('/api/framework');
      const breakGlass = { ...policy.breakGlass, permitted: true };
      const document = JSON.stringify({ ...policy, number: policy.number + 1, breakGlass });
      const proposed = await editor.post<PolicyVersionView>('/api/policy', { document });
      await approveDocument(approver, 'policy', proposed);
    });
  }

  /** Two cases and a fraction are reviewed, of another fraction there is a concern, the rest is owed. */
  #offlineReviews(): void {
    const { 'CCO-1': oncologist } = this.#colleagues;
    const review = (daysAgo: number, caseReference: string, fractions: readonly number[]): void => {
      const week: WeekReviewProposal = {
        caseReference,
        fractions,
        adaptationType: ADAPTATION_TYPE,
      };
      this.#steps.agenda.on(daysAgo, 16, caseReference, () =>
        oncologist.sign('/api/offline-reviews', week),
      );
    };
    const firstSix = [1, 2, 3, 4, 5, 6];
    review(164, 'C1', firstSix);
    review(161, 'C2', firstSix);
    review(61, 'C4', [1]);
    this.#steps.agenda.on(28, 16, 'C4', () =>
      oncologist.sign(
        '/api/acts',
        actOf('review-offline', 'concern', {
          fraction: 2,
          disposition: 'Bladder larger than planned: look at the margin before the next fraction.',
        }),
      ),
    );
  }

  /** One who has not yet accepted edits under break-glass; what was selected on paper is entered afterwards. */
  #breakGlass(): void {
    const { 'AA-2': actor, 'MPE-1': second, 'AA-1': selector } = this.#colleagues;
    this.#steps.agenda.on(1, 11, 'C4', async () => {
      const proposal: BreakGlassProposal = {
        caseReference: 'C4',
        fraction: 3,
        task: 'edit-oar',
        adaptationType: ADAPTATION_TYPE,
        secondPersonId: second.personId,
        reason: 'The Adapter was called away and nobody else for cervix could reach the console.',
        minutes: 30,
        doseCheckResult: null,
        disposition: null,
      };
      const { id } = await openBreakGlass(actor, second, proposal);
      await actor.sign('/api/acts', actOf('edit-oar', 'changed', { breakGlassId: id }));
      const selected: PerformedActProposal = {
        ...actOf('select-plan', 'selected', { selection: 'adapted' }),
        actorId: selector.personId,
        performedAt: null,
        explanation: 'Selected on paper while the console was taken; entered after the session.',
        incidentReference: null,
      };
      await second.sign('/api/performed-acts', selected);
    });
  }

  /** Not yet ready for another treatment site, with what is asked for before the next assessment. */
  #referral(): void {
    const { 'CCO-1': assessor, 'AA-2': candidate } = this.#colleagues;
    this.#steps.agenda.on(9, 15, candidate.label, () =>
      assess(assessor, candidate, {
        skill: 'target-outlining',
        treatmentSites: ['bladder'],
        level: 'C',
        performedOn: this.#steps.day(9),
        method: 'case-based',
        result: 'refer',
        comment: 'In two of eight cases the target followed the bladder of the day before.',
        remediation:
          'Five more bladder cases outlined beside an oncologist, two with a full bladder.',
      }),
    );
  }

  /** One attendance sheet of a refresher, a record for each who was there. */
  #sheet(): void {
    const { 'AA-1': uploader, 'MPE-1': verifier } = this.#colleagues;
    const { 'Adapter-1': first, 'AA-2': other } = this.#colleagues;
    this.#steps.agenda.on(30, 9, 'sheet', async () => {
      const sheet = await upload(uploader, {
        ...dirTutorial(this.#steps.day(31)),
        issuer: 'Refresher of the department',
        participants: [first, other].map(({ personId, label }) => ({
          personId,
          nameAsPrinted: label,
        })),
      });
      const { items } = await verifier.get<{ readonly items: readonly EvidenceView[] }>(
        `/api/evidence?person=${other.personId}`,
      );
      const ofOther = items.filter(({ file }) => file.sha256 === sheet.file.sha256);
      for (const record of [sheet, ...ofOther]) await verify(verifier, record);
    });
  }
}

/** An act of fraction 3 of the case in which the day went wrong, unless said otherwise. */
function actOf(task: string, outcome: Act['outcome'], fields: Partial<ActProposal>): ActProposal {
  return {
    caseReference: 'C4',
    fraction: 3,
    task,
    adaptationType: ADAPTATION_TYPE,
    supervisorId: null,
    outcome,
    selection: null,
    correctedStructures: [],
    doseCheckResult: null,
    disposition: null,
    ...fields,
  };
}

/** Both sign on the screen of the actor. */
async function openBreakGlass(
  actor: Colleague,
  second: Colleague,
  proposal: BreakGlassProposal,
): Promise<BreakGlassView> {
  const own = await actor.post<SigningChallenge>('/api/break-glass/challenge', proposal);
  const theirs = await actor.post<SigningChallenge>(
    '/api/break-glass/second-person/challenge',
    proposal,
  );
  const secondSignature = {
    challengeId: theirs.challengeId,
    password: DEMONSTRATION_PASSWORD,
    signInName: second.label.toLowerCase(),
  };
  return actor.signWith('/api/break-glass', { ...proposal, secondSignature }, own);
}
