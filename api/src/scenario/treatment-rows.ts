import { uuidv7 } from 'uuidv7';
import { adaptationTypesOf } from '@oart/competency';
import { ActCorrectionEntity } from '../treatment/treatment.entity.ts';
import { ORDINARY, TreatmentRepository } from '../treatment/treatment.repository.ts';
import type { Writers } from './loading.ts';

const treatments = new TreatmentRepository();

export const TREATMENTS = {
  case: (tx, { reference, unit, treatmentSite, fractionsPlanned }, { labels }) =>
    treatments.addCase(tx, {
      reference,
      unit: labels.unit(unit),
      treatmentSite,
      fractionsPlanned,
    }),

  act: async (tx, fact, { labels, standIns }) => {
    const fields = {
      caseReference: fact.caseReference,
      fraction: fact.fraction,
      unit: labels.unit(fact.unit),
      treatmentSite: fact.treatmentSite,
      adaptationType: fact.adaptationType,
      task: fact.task,
      actor: labels.person(fact.actor),
      supervisor: labels.somebody(fact.supervisor),
      performedAt: fact.performedAt,
      performedOn: fact.performedOn,
      outcome: fact.outcome,
      selection: fact.selection,
      correctedStructures: fact.correctedStructures,
      doseCheckResult: fact.doseCheckResult,
      disposition: fact.disposition,
      mode: fact.mode,
    };
    const decisionId = await standIns.decision(tx, {
      ...fields,
      fraction: { case: fact.caseReference, fraction: fact.fraction },
    });
    const signatureId = await standIns.signature(tx, fields.actor, 'performed');
    const supervisorSignatureId =
      fields.supervisor === null
        ? null
        : await standIns.signature(tx, fields.supervisor, 'supervised');
    return treatments.addAct(tx, fields, {
      ...ORDINARY,
      decisionId,
      signatureId,
      supervisorSignatureId,
    });
  },

  'act-correction': (tx, { act, reason }, { labels }) =>
    tx.add(ActCorrectionEntity, uuidv7(), { actId: labels.fact(act), reason, explanation: null }),

  'fraction-end': (tx, { caseReference, fraction, outcome }) =>
    treatments.endFraction(tx, { caseReference, fraction, outcome }),

  protocol: (tx, { treatmentSite, author, title }, { labels }) =>
    treatments.addProtocol(tx, { treatmentSite, author: labels.person(author), title }),

  'protocol-approval': async (tx, fact, loading) => {
    const { labels, standIns, firstUnit } = loading;
    const approver = labels.person(fact.approver);
    const decisionId = await standIns.decision(tx, {
      actor: approver,
      task: 'approve-protocol',
      treatmentSite: loading.fact('protocol', fact.protocol).treatmentSite,
      unit: labels.unit(firstUnit.id),
    });
    const signatureId = await standIns.signature(tx, approver, 'protocol approved');
    const protocol = labels.fact(fact.protocol);
    const { effectiveFrom } = fact;
    return treatments.approveProtocol(
      tx,
      { protocol, approver, effectiveFrom },
      { decisionId, signatureId },
    );
  },

  decision: async (tx, fact, loading) => {
    const { labels, standIns } = loading;
    if (fact.entitlement === null) throw new Error(`${fact.id} rests on no entitlement`);
    const held = loading.fact('entitlement', fact.entitlement);
    const [task] = held.tasks;
    const [treatmentSite] = held.scope.treatmentSites;
    const [unit] = held.scope.units;
    if (task === undefined || treatmentSite === undefined || unit === undefined) {
      throw new Error(`${held.id} covers nothing`);
    }
    const id = await standIns.decision(tx, {
      actor: labels.person(held.person),
      task,
      treatmentSite,
      unit: labels.unit(unit),
      adaptationType: adaptationTypesOf(loading.firstUnit.platform)[0] ?? null,
      entitlement: labels.fact(held.id),
    });
    return { ...fact, id };
  },
} satisfies Partial<Writers>;
