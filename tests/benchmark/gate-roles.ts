export const TASKS = [
  'edit-oar',
  'approve-oar',
  'edit-target',
  'approve-target',
  'select-plan',
  'agree-plan-selection',
  'approve-dose-check',
  'support-adaptation',
] as const;

export const TREATMENT_SITES = ['cervix', 'bladder', 'prostate'] as const;

/** Four roles, each with the places of its tasks in `TASKS`. */
export const ROLES = [
  { id: 'adapter', tasks: [0] },
  { id: 'advanced-adapter', tasks: [0, 1, 2, 3, 4, 6] },
  { id: 'mpe', tasks: [5, 6, 7] },
  { id: 'clinical-oncologist', tasks: [0, 1, 2, 3] },
] as const;
