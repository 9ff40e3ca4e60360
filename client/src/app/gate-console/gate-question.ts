import type { FrameworkDocument } from '@oart/competency';
import type { AccessEvaluationRequest, UnitView } from '@oart/contract';

/** What the console asks, as chosen on the screen. */
export interface ConsoleQuestion {
  readonly person: string;
  readonly task: string;
  readonly about: 'treatment' | 'fraction';
  readonly unit: string;
  readonly treatmentSite: string;
  readonly caseReference: string;
  readonly fraction: string;
  /** Empty asks for every adaptation type of the unit's platform. */
  readonly adaptationType: string;
  /** Empty where the person would act alone. */
  readonly supervisor: string;
  /** Empty while the independent dose check has no result. */
  readonly doseCheckResult: '' | 'in-tolerance' | 'out-of-tolerance';
  readonly disposition: string;
}

export const NOTHING_CHOSEN: ConsoleQuestion = {
  person: '',
  task: '',
  about: 'treatment',
  unit: '',
  treatmentSite: '',
  caseReference: '',
  fraction: '',
  adaptationType: '',
  supervisor: '',
  doseCheckResult: '',
  disposition: '',
};

/** What still has to be chosen before the gate can be asked, as words; empty when nothing. */
export function missingChoices(question: ConsoleQuestion): readonly string[] {
  const choices: readonly (readonly [string, string])[] =
    question.about === 'treatment'
      ? [
          [question.unit, 'a unit'],
          [question.treatmentSite, 'a treatment site'],
        ]
      : [
          [question.caseReference.trim(), 'a case'],
          [isFraction(question.fraction) ? question.fraction : '', 'a fraction number'],
        ];
  return [...choices, [question.task, 'a task'] as const, [question.person, 'a person'] as const]
    .filter(([chosen]) => chosen === '')
    .map(([, word]) => word);
}

/** The AuthZEN question with `explain`, so that the answer carries the reasons the reader may see. */
export function evaluationRequestOf(
  question: ConsoleQuestion,
  units: readonly UnitView[],
): AccessEvaluationRequest {
  const unit = units.find(({ id }) => id === question.unit)?.name ?? question.unit;
  const id =
    question.about === 'treatment'
      ? `${unit}/${question.treatmentSite}`
      : `${question.caseReference.trim()}/${String(Number(question.fraction))}`;
  return {
    subject: { type: 'person', id: question.person },
    action: { name: question.task },
    resource: {
      type: question.about,
      id,
      ...(question.adaptationType !== '' && {
        properties: { adaptationType: question.adaptationType },
      }),
    },
    context: {
      explain: true,
      ...(question.supervisor !== '' && { supervisor: question.supervisor }),
      ...(asksDoseCheck(question) && { doseCheckResult: question.doseCheckResult }),
      ...(asksDisposition(question) && { disposition: question.disposition.trim() }),
    },
  };
}

/** Tasks in the order of a fraction, then those outside the order. */
export function tasksInOrder(framework: FrameworkDocument): FrameworkDocument['tasks'] {
  const last = Number.MAX_SAFE_INTEGER;
  return [...framework.tasks].sort((one, other) => (one.step ?? last) - (other.step ?? last));
}

function asksDoseCheck(question: ConsoleQuestion): boolean {
  return question.task === 'approve-dose-check' && question.doseCheckResult !== '';
}

function asksDisposition(question: ConsoleQuestion): boolean {
  return asksDoseCheck(question) && question.disposition.trim() !== '';
}

function isFraction(typed: string): boolean {
  return /^[1-9]\d{0,2}$/.test(typed.trim());
}
