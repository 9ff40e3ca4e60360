import { suspendedPart } from './suspension-words';

const entitlement = {
  tasks: [
    { id: 'edit-oar', title: 'Edit OAR contours' },
    { id: 'edit-target', title: 'Edit target volumes' },
    { id: 'approve-target', title: 'Approve target volumes' },
  ],
  treatmentSites: [
    { id: 'bladder', title: 'Bladder' },
    { id: 'prostate', title: 'Prostate' },
  ],
};

it.each([
  [[], [], 'every task for every treatment site'],
  [['edit-target'], [], 'edit target volumes for every treatment site'],
  [[], ['prostate'], 'every task for prostate'],
  [
    ['approve-target', 'edit-target'],
    ['bladder', 'prostate'],
    'edit target volumes and approve target volumes for bladder and prostate',
  ],
])('a suspension of %j at %j takes %s', (tasks, treatmentSites, words) => {
  expect(suspendedPart({ tasks, treatmentSites }, entitlement)).toBe(words);
});
