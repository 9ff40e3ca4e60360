import { setTimeout as wait } from 'node:timers/promises';
import { addDays } from '@oart/competency';
import type { CalendarDay } from '@oart/competency';
import type { AccessEvaluationResponse, AnswerExplanation, PastAnswerView } from '@oart/contract';
import { ask } from './gate.ts';
import type { GateDepartment } from './gate-caller.ts';
import type { TestMember } from './members.ts';
import type { SeededDraw } from './seeded-draw.ts';

type Who = 'adapter' | 'advanced' | 'mpe' | 'trainee';

interface Place {
  readonly resource: string;
  readonly treatmentSite: string;
  readonly caseReference?: string;
  readonly fraction?: number;
}

const REGISTERS = {
  adapter: { body: 'HCPC', part: 'therapeutic-radiographer' },
  advanced: { body: 'RCT', part: null },
  mpe: { body: 'HCPC', part: 'clinical-scientist' },
  trainee: { body: 'HCPC', part: 'therapeutic-radiographer' },
} as const;

const PEOPLE: readonly [Who, ...Who[]] = ['adapter', 'advanced', 'mpe', 'trainee'];

const PROSTATE = { resource: 'Ethos-1/prostate', treatmentSite: 'prostate' } as const;
const FRACTION = {
  resource: 'P1/2',
  treatmentSite: 'prostate',
  caseReference: 'P1',
  fraction: 2,
} as const;
const PLACES: readonly [Place, ...Place[]] = [
  PROSTATE,
  { resource: 'Ethos-1/bladder', treatmentSite: 'bladder' },
  FRACTION,
];
const TASKS = ['support-adaptation', 'edit-oar', 'approve-oar', 'agree-plan-selection'] as const;

interface Question {
  readonly who: Who;
  readonly task: string;
  readonly place: Place;
  readonly supervisor?: Who;
}

/** What is a yes until something happens. */
const ENTITLED: readonly [Question, ...Question[]] = [
  { who: 'adapter', task: 'edit-oar', place: FRACTION },
  { who: 'advanced', task: 'edit-oar', place: FRACTION },
  { who: 'mpe', task: 'support-adaptation', place: PROSTATE },
  { who: 'trainee', task: 'edit-oar', place: FRACTION, supervisor: 'adapter' },
  { who: 'trainee', task: 'edit-oar', place: FRACTION, supervisor: 'advanced' },
];

const COUNTED_AS = { PERMIT: 'yes', PERMIT_SUPERVISED: 'supervised', DENY: 'no' } as const;

/** A question that the gate answered otherwise than the rules do on the record as it is stored. */
export interface HistoryDifference {
  readonly kind: 'false-yes' | 'false-no' | 'other-explanation';
  readonly asked: unknown;
  readonly gate: unknown;
  readonly rules: unknown;
}

/** A department to which anything happens, and which is asked about after each happening. */
export class RandomHistory {
  readonly #department: GateDepartment;
  readonly #members: Readonly<Record<Who, TestMember>>;
  readonly #auditor: TestMember;
  readonly #draw: SeededDraw;
  #today: CalendarDay;
  readonly differences: HistoryDifference[] = [];
  readonly answers = { yes: 0, supervised: 0, no: 0 };

  /**
   * @param trainee assessed at level T in what it takes to edit OARs for prostate
   * @param today the day on which the clock of the department stands
   */
  constructor(
    department: GateDepartment,
    trainee: TestMember,
    auditor: TestMember,
    draw: SeededDraw,
    today: CalendarDay,
  ) {
    this.#department = department;
    const { adapter, advanced, mpe } = department;
    this.#members = { adapter, advanced, mpe, trainee };
    this.#auditor = auditor;
    this.#draw = draw;
    this.#today = today;
  }

  /** Something happens to somebody, or days pass; then a question is asked, with reasons and without. */
  async goOn(): Promise<void> {
    if (this.#draw.chance(0.04)) await this.#letDaysPass();
    else await this.#record();
    await this.#compare();
  }

  async #letDaysPass(): Promise<void> {
    this.#today = addDays(this.#today, this.#draw.whole(1, 12));
    await this.#department.at(`${this.#today}T10:00:00.000Z`);
  }

  async #record(): Promise<void> {
    const who = this.#draw.one(PEOPLE);
    const { personId } = this.#members[who];
    const isAbsence = this.#draw.chance(0.25);
    const from = addDays(this.#today, -this.#draw.whole(0, 3));
    const path = isAbsence ? 'absences' : 'registration-checks';
    const { status } = await this.#department.manager.post(
      `/api/people/${personId}/${path}`,
      isAbsence
        ? { from, returnedOn: addDays(from, 1), category: 'leave', supersedes: null }
        : {
            ...REGISTERS[who],
            number: 'R-1',
            status: this.#draw.chance(0.15) ? 'suspended' : 'active',
            statusFrom: null,
            validity: 'fixed',
            validUntil: this.#draw.chance(0.15) ? addDays(this.#today, 3) : '2030-12-31',
            checkedOn: this.#today,
            source: 'Online register',
            supersedes: null,
          },
    );
    // What cannot be, such as two absences at once, is refused; that is history too.
    if (status >= 500) throw new Error(`Recording ${path} gave ${String(status)}`);
  }

  async #compare(): Promise<void> {
    const question = this.#draw.chance(0.6) ? this.#draw.one(ENTITLED) : this.#any();
    const { who, task, place, supervisor } = question;
    const member = this.#members[who];
    const context = supervisor && { supervisor: this.#members[supervisor].personId };
    const explained = await ask(this.#auditor, member, task, place.resource, context);
    const asked = { person: member.displayName, task, resource: place.resource, supervisor };
    const { then } = await this.#fromTheRecord(question, explained);
    const gate = Object.fromEntries(
      Object.keys(then).map((name) => [name, explained[name as keyof AnswerExplanation]]),
    );
    this.answers[COUNTED_AS[then.outcome]] += 1;
    this.#hold(explained.decision, asked, gate, then);
    // The other way in, without reasons.
    const { body } = await this.#department.caller
      .post('evaluation', {
        subject: { type: 'person', id: member.personId },
        action: { name: task },
        resource: {
          type: place.fraction !== undefined ? 'fraction' : 'treatment',
          id: place.resource,
        },
        context,
      })
      .expect(200);
    this.#hold((body as AccessEvaluationResponse).decision, asked, then, then);
  }

  #any(): Question {
    return {
      who: this.#draw.one(PEOPLE),
      task: this.#draw.one(TASKS),
      place: this.#draw.one(PLACES),
      ...(this.#draw.chance(0.3) && { supervisor: this.#draw.one(PEOPLE) }),
    };
  }

  /** What the rules say on everything that is stored, read anew from the database, at the very instant. */
  async #fromTheRecord(
    { who, task, place, supervisor }: Question,
    { evaluatedAt, epoch }: AnswerExplanation,
  ): Promise<PastAnswerView> {
    const { treatmentSite, caseReference, fraction } = place;
    const question = {
      personId: this.#members[who].personId,
      task,
      ...(supervisor && { supervisorId: this.#members[supervisor].personId }),
      treatmentSite,
      unitId: this.#department.unit.id,
      ...(caseReference !== undefined && { caseReference, fraction }),
      at: evaluatedAt,
      knownAt: epoch,
    };
    for (let tries = 0; tries < 20; tries += 1) {
      const { status, body } = await this.#auditor.post('/api/gate/past-questions', question);
      if (status === 200) return body as PastAnswerView;
      // The gate's instant is the latest that the database may say: it may be some milliseconds off.
      await wait(5);
    }
    throw new Error(`The record does not answer ${JSON.stringify(question)}`);
  }

  #hold(decision: boolean, asked: unknown, gate: unknown, rules: AnswerExplanation): void {
    const isYes = rules.outcome !== 'DENY';
    const same = JSON.stringify(gate) === JSON.stringify(rules);
    if (decision === isYes && same) return;
    const kind = decision === isYes ? 'other-explanation' : decision ? 'false-yes' : 'false-no';
    this.differences.push({ kind, asked, gate, rules });
  }
}
