import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AsOf, GateQuestion } from '@oart/competency';
import { SignGateService, requireKnownTime } from '../gate/sign-gate.service.ts';
import type { Answered } from '../gate/sign-gate.service.ts';
import type { Caller } from '../http/caller.ts';
import type { Recording } from '../ledger/recording.ts';
import { BreakGlassService } from './break-glass.service.ts';

/** What carries an act: the gate's yes, or an open break-glass beside its no. */
export interface PermittedAct extends Answered {
  readonly breakGlass: string | null;
}

/** The gate is asked first; break-glass is looked at only where it says no (I16). */
@Injectable()
export class ActPermissionService {
  readonly #gate: SignGateService;
  readonly #breakGlass: BreakGlassService;

  constructor(gate: SignGateService, breakGlass: BreakGlassService) {
    this.#gate = gate;
    this.#breakGlass = breakGlass;
  }

  /** @throws `gate-refused` with every reason, `not-accepted` for a break-glass that is over */
  async require(
    tx: EntityManager,
    caller: Caller,
    question: GateQuestion,
    breakGlassId: string | null,
    asOf: AsOf,
  ): Promise<PermittedAct> {
    if (breakGlassId === null) {
      return { ...(await this.#gate.require(tx, caller, question, asOf)), breakGlass: null };
    }
    const answered = await this.#gate.ask(tx, question, asOf);
    if (answered.decision.outcome !== 'DENY') return { ...answered, breakGlass: null };
    await this.#breakGlass.requireOpen(tx, caller, breakGlassId, answered);
    return { ...answered, breakGlass: breakGlassId };
  }

  /** Keeps the gate's answer as a fact; gives its id. @throws `unavailable` while the time is not known */
  async keep(tx: Recording, permitted: PermittedAct): Promise<string> {
    requireKnownTime(tx);
    return this.#gate.keep(tx, permitted);
  }
}
