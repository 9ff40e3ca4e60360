import { adaptationTypesOf } from '../treatment/adaptation.ts';
import { department, question, unit } from '../standing/department.fixture.ts';
import { UNITY } from '../standing/random-person.fixture.ts';
import { CellOrdinals } from './cell-ordinals.ts';
import { UNKNOWN } from './read-question.ts';

const where = department({
  units: [unit(), unit({ id: UNITY, name: 'Unity-1', platform: 'unity' })],
});
const tasks = new Set(
  where.frameworks.flatMap(({ document }) => document.tasks.map(({ id }) => id)),
);
const treatmentSites = new Set(where.units.flatMap((each) => each.treatmentSites));
const types = [
  null,
  ...new Set(where.units.flatMap(({ platform }) => adaptationTypesOf(platform))),
];

describe('the ordinals of cells', () => {
  it('are one number from 0 for each task, treatment site, unit and adaptation type, and none beyond', () => {
    const cells = new CellOrdinals(where);
    const every = [...tasks].flatMap((task) =>
      [...treatmentSites].flatMap((site) =>
        where.units.flatMap(({ id }) =>
          types.map((adaptationType) =>
            cells.of(question(task, site, { unit: id, adaptationType })),
          ),
        ),
      ),
    );
    expect(new Set(every).size).toBe(every.length);
    expect(Math.min(...every)).toBe(0);
    expect(Math.max(...every)).toBeLessThan(cells.count);
    expect(cells.of(question('fly'))).toBe(UNKNOWN);
  });
});
