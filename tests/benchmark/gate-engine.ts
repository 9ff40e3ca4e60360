import { CompiledGate } from '@oart/competency';
import type { GateQuestion, ReadQuestion, UnitId } from '@oart/competency';
import type { Contestant } from './gate-contestant.ts';
import { gateDepartment, idOf } from './gate-department.ts';
import { gatePerson, personId } from './gate-person.ts';
import { TASKS, TREATMENT_SITES } from './gate-roles.ts';
import { GRANTS_EACH } from './gate-workload.ts';
import type { Question, Workload } from './gate-workload.ts';

/** The product's compiled gate, holding everybody's facts; an answer has outcome, every reason, entitlement and last usable day. */
export function compiledGate({ staff, grants }: Workload): CompiledGate {
  const gate = new CompiledGate(gateDepartment());
  for (let person = 0; person < staff; person++) {
    const own = grants.slice(person * GRANTS_EACH, (person + 1) * GRANTS_EACH);
    gate.keep(gatePerson(person, own));
  }
  return gate;
}

/** Questions that were read once, as the others are given theirs ready. @param questions those of now, or those of past instants */
export function ourGate(
  gate: CompiledGate,
  name: string,
  questions: readonly Question[],
): Contestant {
  const asked = questions.map((question) => gate.read(gateQuestionOf(question)));
  const instants = Float64Array.from(questions, ({ at }) => at);
  return {
    name,
    questions,
    slice: 5_000,
    ask(from, to) {
      let yeses = 0;
      for (let place = from; place < to; place++) {
        const at = instants[place] ?? 0;
        const answer = gate.answerAt(asked[place] as ReadQuestion, at);
        if (answer === null) throw new Error('The compiled gate cannot answer this question');
        if (answer.outcome === 'PERMIT') yeses++;
        else if (answer.reasons.length === 0) throw new Error('A refusal without a reason');
      }
      return yeses;
    },
  };
}

/** The same with the names of each question looked up every time that it is asked. */
export function ourGateByName(gate: CompiledGate, questions: readonly Question[]): Contestant {
  const asked = questions.map(gateQuestionOf);
  const instants = Float64Array.from(questions, ({ at }) => at);
  return {
    name: 'our compiled gate, each question read anew',
    questions,
    slice: 5_000,
    ask(from, to) {
      let yeses = 0;
      for (let place = from; place < to; place++) {
        const read = gate.read(asked[place] as GateQuestion);
        if (gate.answerAt(read, instants[place] ?? 0)?.outcome === 'PERMIT') yeses++;
      }
      return yeses;
    },
  };
}

/** A question of the workload as the product asks it. */
export function gateQuestionOf({ person, task, treatmentSite, centre }: Question): GateQuestion {
  return {
    person: personId(person),
    task: TASKS[task] ?? '',
    treatmentSite: TREATMENT_SITES[treatmentSite] ?? '',
    unit: idOf('unit', centre) as UnitId,
    adaptationType: null,
    fraction: null,
    supervisor: null,
    doseCheckResult: null,
    disposition: null,
    correctedStructures: [],
    protocol: null,
  };
}
