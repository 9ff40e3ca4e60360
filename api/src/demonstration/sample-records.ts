import type { CalendarDay } from '@oart/competency';
import type { Colleague } from './colleague.ts';
import type { RecordContent } from './records.ts';

export const ADAPTER_SKILLS = ['oar-outlining', 'dir-evaluation'];
export const PLAN_SKILLS = ['plan-selection', 'mobius-approval'];

/** The structures that framework v1 asks for, by treatment site. */
export const STRUCTURES = {
  cervix: ['bladder', 'rectum', 'sigmoid', 'bowel'],
  bladder: ['rectum', 'bowel', 'femoral-head-left', 'femoral-head-right'],
  prostate: ['bladder', 'rectum', 'femoral-head-left', 'femoral-head-right'],
} as const;

/** The contouring records of OAR outlining for one treatment site: a certificate and the log. */
export function outliningRecords(
  treatmentSite: string,
  structures: readonly string[],
  occurredOn: CalendarDay,
  score: number,
): readonly [certificate: RecordContent, log: RecordContent] {
  return [
    {
      type: 'proknow-certificate',
      skill: 'oar-outlining',
      occurredOn,
      treatmentSites: [treatmentSite],
      structures: structures.map((structure, place) => ({
        structure,
        score: score + place,
        passMark: 75,
        attempt: 1,
      })),
    },
    { type: 'proknow-log', skill: 'oar-outlining', occurredOn, treatmentSites: [treatmentSite] },
  ];
}

/** What an Adapter trains for: outlining for each treatment site, and the DIR tutorial. */
export const adapterRecords = (
  treatmentSites: readonly (keyof typeof STRUCTURES)[],
  occurredOn: CalendarDay,
  score: number,
): readonly RecordContent[] => [
  ...treatmentSites.flatMap((site) => outliningRecords(site, STRUCTURES[site], occurredOn, score)),
  dirTutorial(occurredOn),
];

export const dirTutorial = (occurredOn: CalendarDay): RecordContent => ({
  type: 'tutorial-certificate',
  skill: 'dir-evaluation',
  occurredOn,
});

/** The records of plan selection and Mobius approval, with the experience of plan checking behind them. */
export const planRecords = (
  occurredOn: CalendarDay,
  checkingSince: CalendarDay,
): readonly RecordContent[] => [
  { type: 'plan-check-training-record', skill: 'plan-selection', occurredOn },
  {
    type: 'experience-claim',
    skill: 'plan-selection',
    occurredOn,
    experience: { activity: 'plan-checking', from: checkingSince, until: null, wte: 1 },
  },
  { type: 'mobius-training-record', skill: 'mobius-approval', occurredOn },
];

export const reflectiveLog = (
  treatmentSite: string,
  occurredOn: CalendarDay,
  countersigner: Colleague,
): RecordContent => ({
  type: 'reflective-log',
  skill: 'target-outlining',
  occurredOn,
  treatmentSites: [treatmentSite],
  countersignerId: countersigner.personId,
});
