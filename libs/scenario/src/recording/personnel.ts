import {
  checkAbsence,
  checkAppointment,
  checkConditionsDecision,
  checkDelegation,
  checkDelegationEnd,
  checkEmployment,
  checkFoundingAppointment,
  checkRegistrationCheck,
  type Checked,
  type FactFields,
  type FoundingAppointment,
  type PersonId,
  type Recorded,
  type RegistrationCheck,
} from '@oart/competency';
import { instantIn } from '../ledger/entry.ts';
import type { PersonLists } from '../ledger/ledger.ts';
import type {
  WrittenAbsence,
  WrittenAppointment,
  WrittenConditionsDecision,
  WrittenDelegation,
  WrittenDelegationEnd,
  WrittenEmployment,
  WrittenFounding,
  WrittenRegistration,
} from '../written/written-fact.ts';
import { onlySkill } from './only-skill.ts';
import type { Prepared, Recording } from './recording.ts';

/** A recorder who is not named is nobody in particular: certainly not the person concerned. */
const SOMEBODY = '' as PersonId;

export function employment(recording: Recording, written: WrittenEmployment): Prepared {
  const { person, profession, startsOn } = written;
  const fields = {
    person: recording.person(person, 'person'),
    contract: written.contract ?? 'substantive',
    profession,
    band: written.band ?? null,
    wte: written.wte ?? 1,
    startsOn,
    endsOn: written.endsOn ?? null,
  } as const;
  const onFile = recording.ledger.factsOf(person)?.employments ?? [];
  return inList(
    recording,
    person,
    'employments',
    fields,
    checkEmployment(fields, recorderOf(recording), current(onFile), recording.supersedes),
  );
}

export function registration(recording: Recording, written: WrittenRegistration): Prepared {
  const { person, body } = written;
  const fields: FactFields<RegistrationCheck> = {
    person: recording.person(person, 'person'),
    body,
    part: written.part ?? null,
    number: written.number ?? 'as on the register',
    status: written.status ?? 'active',
    statusFrom: written.statusFrom ?? null,
    validity: written.validity ?? 'fixed',
    validUntil: written.validUntil ?? null,
    checkedOn: written.checkedOn ?? recording.moment.on,
    source: written.source ?? 'public register',
  };
  const check = checkRegistrationCheck(fields, recorderOf(recording), recording.moment.on);
  return inList(recording, person, 'registrationChecks', fields, check);
}

export function conditionsDecision(
  recording: Recording,
  { registration: label, outcome }: WrittenConditionsDecision,
): Prepared | null {
  const decided = recording.earlier('registration', label, 'registration');
  if (decided === null) return null;
  const { person } = decided;
  const fields = { person, registrationCheck: decided.id, outcome };
  const onFile = recording.ledger.factsOf(person)?.registrationChecks ?? [];
  const check = checkConditionsDecision(fields, recorderOf(recording), onFile);
  return inList(recording, person, 'conditionsDecisions', fields, check);
}

export function absence(recording: Recording, written: WrittenAbsence): Prepared {
  const { person, from } = written;
  const fields = {
    person: recording.person(person, 'person'),
    from,
    returnedOn: written.returnedOn ?? null,
    category: written.category ?? 'other',
  } as const;
  const onFile = recording.ledger.factsOf(person)?.absences ?? [];
  return inList(
    recording,
    person,
    'absences',
    fields,
    checkAbsence(fields, recorderOf(recording), current(onFile), recording.supersedes),
  );
}

export function appointment(recording: Recording, written: WrittenAppointment): Prepared {
  const { person, from } = written;
  const fields = {
    person: recording.person(person, 'person'),
    kind: written.kind ?? 'mpe',
    from,
    until: written.until ?? null,
    instrument: written.instrument ?? 'letter of appointment',
  } as const;
  const check = checkAppointment(fields, recorderOf(recording));
  return inList(recording, person, 'appointments', fields, check);
}

export function foundingAppointment(
  recording: Recording,
  written: WrittenFounding,
): Prepared | null {
  const { person, purpose, training, from, until } = written;
  const skill = onlySkill(recording, written.skill);
  const framework = recording.framework();
  const policy = recording.policy();
  if (skill === null || framework === null || policy === null) return null;
  const platform = recording.platform(written.platform);
  const fields: FactFields<FoundingAppointment> = {
    person: recording.person(person, 'person'),
    purpose,
    skill,
    treatmentSites: written.treatmentSites ?? recording.allSites(),
    platform,
    softwareVersion: written.softwareVersion ?? recording.runningVersion(platform) ?? '',
    training,
    from,
    until,
  };
  const check = checkFoundingAppointment(fields, recorderOf(recording), framework, policy);
  return inList(recording, person, 'foundingAppointments', fields, check);
}

export function delegation(recording: Recording, written: WrittenDelegation): Prepared | null {
  const { person, from, until } = written;
  const framework = recording.framework();
  if (framework === null) return null;
  const fields = {
    person: recording.person(person, 'person'),
    roles: written.roles ?? framework.roles.map(({ id }) => id),
    treatmentSites: written.treatmentSites ?? recording.allSites(),
    from,
    until,
    instrument: written.instrument ?? 'letter of delegation',
  };
  const check = checkDelegation(fields, recorderOf(recording), framework);
  return inList(recording, person, 'delegations', fields, check);
}

export function delegationEnd(
  recording: Recording,
  written: WrittenDelegationEnd,
): Prepared | null {
  const ended = recording.earlier('delegation', written.delegation, 'delegation');
  if (ended === null) return null;
  const { moment, ledger } = recording;
  const endedAt = written.endedAt === undefined ? moment.at : instantIn(written.endedAt);
  const fields = { delegation: ended.id, endedAt };
  const ends = ledger.factsOf(ended.person)?.delegationEnds ?? [];
  const check = checkDelegationEnd(fields, recorderOf(recording), ended, ends);
  return inList(recording, ended.person, 'delegationEnds', fields, check);
}

function recorderOf({ recorder }: Recording): PersonId {
  return recorder ?? SOMEBODY;
}

/** Rows that no other row corrects. */
function current<Fact extends Recorded>(facts: readonly Fact[]): readonly Fact[] {
  const corrected = new Set(facts.map(({ supersedes }) => supersedes));
  return facts.filter(({ id }) => !corrected.has(id));
}

/** A fact that goes into one list of one person once its check lets it. */
export function inList(
  { ledger }: Recording,
  person: PersonId,
  list: keyof PersonLists,
  fields: object,
  check: Checked<unknown>,
): Prepared {
  return {
    refusals: check.kind === 'refused' ? check.refusals : [],
    add: (recorded) => {
      const fact = { ...recorded, ...fields };
      ledger.add(person, list, fact);
      return fact;
    },
  };
}
