import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Act, EntitlementId, FractionRef, PersonId, UnitId } from '@oart/competency';
import { GateDecisionRepository } from '../gate/gate-decision.repository.ts';
import type { Recording } from '../ledger/recording.ts';
import { PASSWORD_ALONE } from '../signing/factor-proof.ts';
import { SignatureEntity } from '../signing/signing.entity.ts';

const STATEMENT = 'Loaded from a scenario file: nobody signed this.';
const SHA256 = createHash('sha256').update(STATEMENT).digest('hex');

/** What somebody did, or was asked about, with ids; what is left out is not named. */
export interface Decided {
  readonly actor: PersonId;
  readonly task: string;
  readonly treatmentSite: string;
  readonly unit: UnitId;
  readonly adaptationType?: string | null;
  readonly fraction?: FractionRef;
  readonly supervisor?: PersonId | null;
  readonly mode?: Act['mode'];
  readonly entitlement?: EntitlementId;
}

const OUTCOMES = {
  independent: 'PERMIT',
  supervised: 'PERMIT_SUPERVISED',
  'break-glass': 'DENY',
  'without-entitlement': 'DENY',
} as const satisfies Readonly<Record<Act['mode'], string>>;

/**
 * The signatures and decisions that signed rows must name and that a scenario file does not hold: one signature
 * for each signer and meaning, which says that nobody signed, and decisions without reasons.
 */
export class StandIns {
  readonly #signatures = new Map<string, string>();
  readonly #decisions = new GateDecisionRepository();

  async signature(tx: Recording, signer: PersonId, meaning: string): Promise<string> {
    const key = `${signer} ${meaning}`;
    const known = this.#signatures.get(key);
    if (known !== undefined) return known;
    const { id } = await tx.add(SignatureEntity, uuidv7(), {
      signerId: signer,
      meaning,
      statement: STATEMENT,
      recordSha256: SHA256,
      ...PASSWORD_ALONE,
      challengeId: uuidv7(),
      challengeSha256: SHA256,
      challengeExpiresAt: null,
      challengeRandom: null,
    });
    this.#signatures.set(key, id);
    return id;
  }

  decision(tx: Recording, decided: Decided): Promise<string> {
    const { actor, task, treatmentSite, unit, mode = 'independent' } = decided;
    const { adaptationType = null, fraction = null, supervisor = null } = decided;
    return this.#decisions.add(
      tx,
      {
        person: actor,
        task,
        treatmentSite,
        unit,
        adaptationType,
        fraction,
        supervisor,
        doseCheckResult: null,
        disposition: null,
        correctedStructures: [],
        protocol: null,
      },
      {
        at: tx.recordedAt,
        knownAt: tx.head,
        outcome: OUTCOMES[mode],
        reasons: [],
        notices: [],
        entitlement: decided.entitlement ?? null,
        supervisor,
        frameworkVersion: null,
        usableUntil: null,
      },
    );
  }
}
