import type {
  Absence,
  ConditionsDecision,
  Contract,
  FoundingAppointment,
  RegistrationBody,
  RegistrationCheck,
  RegistrationStatus,
} from '@oart/competency';

export const CONTRACT_TITLES: Readonly<Record<Contract, string>> = {
  substantive: 'Substantive',
  honorary: 'Honorary',
  bank: 'Bank',
  agency: 'Agency',
  secondment: 'Secondment',
};

export const BODY_TITLES: Readonly<Record<RegistrationBody, string>> = {
  HCPC: 'HCPC',
  GMC: 'GMC',
  RCT: 'RCT',
  RPA2000: 'RPA2000',
};

export const STATUS_TITLES: Readonly<Record<RegistrationStatus, string>> = {
  active: 'Active',
  lapsed: 'Lapsed',
  caution: 'Caution',
  conditions: 'Conditions of practice',
  'interim-suspension': 'Interim suspension',
  suspended: 'Suspended',
  'struck-off': 'Struck off',
};

export const VALIDITY_TITLES: Readonly<Record<RegistrationCheck['validity'], string>> = {
  fixed: 'To a fixed last day',
  continuous: 'Continuous, with a yearly declaration',
};

export const CATEGORY_TITLES: Readonly<Record<Absence['category'], string>> = {
  leave: 'Leave',
  parental: 'Parental leave',
  sickness: 'Sickness',
  secondment: 'Secondment elsewhere',
  other: 'Other',
};

export const OUTCOME_TITLES: Readonly<Record<ConditionsDecision['outcome'], string>> = {
  'may-practise': 'The conditions do not touch the scope: may practise',
  'may-not-practise': 'The conditions touch the scope: may not practise',
};

export const PURPOSE_TITLES: Readonly<Record<FoundingAppointment['purpose'], string>> = {
  assessor: 'Founding assessor',
  supervisor: 'Founding supervisor',
};
