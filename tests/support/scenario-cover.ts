import type { CrewCheckView, CrewRowView, DepthOfCoverView } from '@oart/contract';
import { reasonsOf } from './scenario-asker.ts';
import type { Asker } from './scenario-asker.ts';

/** `POST /api/crew-checks`: a planned session, with everything recorded by the instant of the question. */
export const askCrewCheck: Asker<'crew-check'> = async (scenario, question, rules) => {
  const { from, until, treatmentSites, crew, unit } = question;
  const asker = await scenario.asAuditor();
  const response = await asker.post('/api/crew-checks', {
    unitId: scenario.unitId(unit),
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    treatmentSites,
    crew: crew.map((label) => scenario.id(label)),
  });
  if (response.status !== 200) throw new Error(`The crew check said ${response.text}`);
  const view = scenario.labelled(response.body) as CrewCheckView;
  const covers = view.rows.map(coverOf);
  return {
    product: {
      covers,
      sitesWithoutDistinctPersons: view.sitesWithoutDistinctPersons.map(({ id }) => id),
      gaps: covers.filter(({ verdict }) => verdict === 'gap'),
      singlePointsOfFailure: covers.filter(({ verdict }) => verdict === 'single-point-of-failure'),
      reasons: reasonsOf(view.reasons),
    },
    rules,
  };
};

/** `GET /api/cover/depth`: the cells that the question names. */
export const askDepthOfCover: Asker<'depth-of-cover'> = async (scenario, question, rules) => {
  if (question.crew !== undefined) return { why: 'the route counts everybody' };
  const { tasks, treatmentSites } = question;
  const { at, knownAt } = scenario.asOf(question);
  const asked = new URLSearchParams({
    unit: scenario.unitId(question.unit),
    at,
    knownAt: String(scenario.indexOf(knownAt)),
  });
  const asker = await scenario.asAuditor();
  const { body } = await asker.get(`/api/cover/depth?${asked.toString()}`).expect(200);
  const { cells } = scenario.labelled(body) as DepthOfCoverView;
  const cover = cells
    .filter(
      ({ task, treatmentSite }) =>
        (tasks?.includes(task) ?? true) && (treatmentSites?.includes(treatmentSite) ?? true),
    )
    .map(({ task, treatmentSite, people, thinsAfter }) => ({
      task,
      treatmentSite,
      people: people.toSorted(),
      thinsAfter,
    }));
  const inRules = rules['cover'] as readonly { readonly people: readonly string[] }[];
  return {
    product: { cover },
    rules: { cover: inRules.map((cell) => ({ ...cell, people: cell.people.toSorted() })) },
  };
};

function coverOf({ task, treatmentSite, verdict, cells }: CrewRowView) {
  const those = (covers: CrewRowView['cells'][number]['covers']): readonly string[] =>
    cells.filter((cell) => cell.covers === covers).map(({ personId }) => personId);
  return {
    task,
    treatmentSite,
    covering: those('whole'),
    supervised: those('supervised'),
    endingInside: cells
      .filter(({ covers }) => covers === 'ends')
      .map(({ personId, endsAt }) => ({ person: personId, at: endsAt })),
    verdict,
  };
}
