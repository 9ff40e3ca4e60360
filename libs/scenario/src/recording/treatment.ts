import {
  adaptationTypesOf,
  asKnown,
  checkActCorrection,
  checkTreatmentSiteChange,
  dayAt,
  frameworkInForce,
  refuse,
  type Act,
  type FactFields,
  type PersonId,
  type Recorded,
  type Refusal,
  type Task,
  type TreatmentCase,
} from '@oart/competency';
import { instantIn } from '../ledger/entry.ts';
import type {
  WrittenAct,
  WrittenActCorrection,
  WrittenCase,
  WrittenDecision,
  WrittenFractionEnd,
  WrittenProtocol,
  WrittenProtocolApproval,
  WrittenSoftwareChange,
  WrittenTreatmentSiteChange,
} from '../written/written-fact.ts';
import type { Prepared, Recording } from './recording.ts';

export function treatmentCase(recording: Recording, written: WrittenCase): Prepared | null {
  const unit = recording.unit(written.unit, 'unit');
  recording.known('treatmentSites', [written.treatmentSite], 'treatmentSite', false);
  if (unit === null) return null;
  const { case: reference, treatmentSite, fractionsPlanned = 20 } = written;
  if (recording.ledger.cases.some((each) => each.reference === reference)) {
    recording.fault('duplicate-id', `Another case is called ${reference}.`, 'case');
  }
  const fields = { reference, unit: unit.id, treatmentSite, fractionsPlanned };
  return intoList(recording.ledger.cases, fields);
}

export function act(recording: Recording, written: WrittenAct): Prepared | null {
  const { moment } = recording;
  const { task } = written;
  const known = caseOf(recording, written.case);
  const unit = recording.unit(written.unit ?? known?.unit, 'unit');
  if (task === undefined) recording.fault('missing-key', 'Name the task or tasks.', 'task');
  if (known === null || unit === null || task === undefined) return null;
  recording.known('tasks', [task], 'task', false);
  const [onlyType, ...otherTypes] = adaptationTypesOf(unit.platform);
  const adaptationType = written.adaptationType ?? (otherTypes.length === 0 ? onlyType : undefined);
  if (adaptationType === undefined) {
    const message = `${unit.id} has several adaptation types: name the one.`;
    recording.fault('adaptation-type-not-named', message, 'adaptationType');
    return null;
  }
  const performedAt =
    written.performedAt === undefined ? moment.at : instantIn(written.performedAt);
  const supervisor = recording.anybody(written.supervisor, 'supervisor');
  const kind = recording.framework()?.tasks.find(({ id }) => id === task)?.kind ?? 'edit';
  const fields: FactFields<Act> = {
    caseReference: known.reference,
    fraction: written.fraction,
    unit: unit.id,
    treatmentSite: written.treatmentSite ?? known.treatmentSite,
    adaptationType,
    task,
    actor: recording.person(written.actor, 'actor'),
    supervisor,
    performedAt,
    performedOn: dayAt(performedAt, unit.timeZone),
    outcome: written.outcome ?? OUTCOMES[kind],
    selection: written.selection ?? (kind === 'select' ? 'adapted' : null),
    correctedStructures: written.correctedStructures ?? [],
    doseCheckResult: written.doseCheckResult ?? (kind === 'dose-check' ? 'in-tolerance' : null),
    disposition: written.disposition ?? null,
    mode: written.mode ?? (supervisor === null ? 'independent' : 'supervised'),
  };
  const refusals: readonly Refusal[] =
    performedAt > moment.at ? [refuse('in-the-future', '/performedAt')] : [];
  return { ...intoList(recording.ledger.acts, fields), refusals };
}

const OUTCOMES: Readonly<Record<Task['kind'], Act['outcome']>> = {
  edit: 'changed',
  approve: 'approved',
  select: 'selected',
  agree: 'agreed',
  'dose-check': 'approved',
  protocol: 'approved',
  review: 'reviewed',
  support: 'no-change-needed',
};

export function actCorrection(
  recording: Recording,
  written: WrittenActCorrection,
): Prepared | null {
  const corrected = recording.earlier('act', written.act, 'act');
  if (corrected === null) return null;
  const fields = { act: corrected.id, reason: 'wrongly-recorded' } as const;
  const { actCorrections } = recording.ledger;
  const recorder = recording.recorder ?? ('' as PersonId);
  const check = checkActCorrection(fields, recorder, corrected, actCorrections);
  return {
    ...intoList(actCorrections, fields),
    refusals: check.kind === 'refused' ? check.refusals : [],
  };
}

export function fractionEnd(recording: Recording, written: WrittenFractionEnd): Prepared | null {
  const known = caseOf(recording, written.case);
  if (known === null) return null;
  const { fraction, outcome } = written;
  const fields = { caseReference: known.reference, fraction, outcome };
  return intoList(recording.ledger.ends, fields);
}

export function protocol(recording: Recording, written: WrittenProtocol): Prepared {
  const { treatmentSite, title = 'Plan-selection protocol' } = written;
  recording.known('treatmentSites', [treatmentSite], 'treatmentSite', false);
  const author = recording.person(written.author, 'author');
  const fields = { treatmentSite, author, title };
  return intoList(recording.ledger.protocols, fields);
}

export function protocolApproval(
  recording: Recording,
  written: WrittenProtocolApproval,
): Prepared | null {
  const { moment } = recording;
  const approved = recording.earlier('protocol', written.protocol, 'protocol');
  if (approved === null) return null;
  const approver = recording.person(written.approver, 'approver');
  const effectiveFrom = written.effectiveFrom ?? moment.on;
  const fields = { protocol: approved.id, approver, effectiveFrom };
  return intoList(recording.ledger.protocolApprovals, fields);
}

export function softwareChange(
  recording: Recording,
  written: WrittenSoftwareChange,
): Prepared | null {
  const { moment } = recording;
  const unit = recording.unit(written.unit, 'unit');
  if (unit === null) return null;
  const { version, changeClass = null, effectiveAt } = written;
  const fields = {
    unit: unit.id,
    version,
    effectiveAt: effectiveAt === undefined ? moment.at : instantIn(effectiveAt),
    changeClass,
    correction: null,
  };
  return intoList(recording.ledger.software, fields);
}

export function treatmentSiteChange(
  recording: Recording,
  written: WrittenTreatmentSiteChange,
): Prepared | null {
  const unit = recording.unit(written.unit, 'unit');
  if (unit === null) return null;
  const { treatmentSite, opens, from = recording.moment.on } = written;
  const fields = {
    unit: unit.id,
    treatmentSite,
    opens,
    from,
    reason: written.reason ?? 'As planned.',
  };
  const standing = asKnown(unit.siteChanges, Infinity);
  const siteChanges = standing.filter(({ id }) => id !== recording.supersedes);
  const check = checkTreatmentSiteChange(
    fields,
    { ...unit, siteChanges },
    frameworkInForce(recording.ledger.frameworks, from, Infinity)?.document ?? null,
    standing.find(({ id }) => id === recording.supersedes) ?? null,
  );
  return {
    ...intoList(recording.ledger.siteChanges, fields),
    refusals: check.kind === 'refused' ? check.refusals : [],
  };
}

export function decision(recording: Recording, written: WrittenDecision): Prepared | null {
  const { moment } = recording;
  const held = recording.earlier('entitlement', written.entitlement, 'entitlement');
  if (held === null) return null;
  const fields = { entitlement: held.id, supervised: null, on: moment.on };
  return intoList(recording.ledger.decisions, fields);
}

function caseOf(recording: Recording, reference: string): TreatmentCase | null {
  const known = recording.ledger.cases.find((each) => each.reference === reference) ?? null;
  if (known === null) {
    recording.fault('unknown-case', `No case called ${reference} is recorded before.`, 'case');
  }
  return known;
}

/** A fact for which the product has no check beside the names in it. */
function intoList<Fact extends object>(list: Fact[], fields: Omit<Fact, keyof Recorded>): Prepared {
  return {
    refusals: [],
    add: (recorded) => {
      const fact = { ...recorded, ...fields };
      list.push(fact as unknown as Fact);
      return fact;
    },
  };
}
