import type { Department, PersonFacts, PersonId } from '@oart/competency';
import { EmployerMemory } from './employer-memory.ts';

const ADAPTER = '0190d2a0-0000-7000-8000-000000000001' as PersonId;
const ASSESSOR = '0190d2a0-0000-7000-8000-000000000002' as PersonId;

const DEPARTMENT: Department = {
  frameworks: [],
  policies: [],
  units: [],
  protocols: [],
  protocolApprovals: [],
};

/** What the memory reads of somebody's facts, and what an absence of theirs would name. */
function facts(id: PersonId): PersonFacts {
  return { person: { id, index: 1, staffNumber: id } } as unknown as PersonFacts;
}

const read = (head: number, ...people: readonly PersonId[]) => ({
  head,
  department: DEPARTMENT,
  people: new Map(people.map((id) => [id, facts(id)])),
  fractions: [],
});

const absence = (index: number, person: string) => ({
  index,
  schema: 'absence',
  row: { id: `absence ${String(index)}`, person_id: person },
});

function memoryOf(): { readonly memory: EmployerMemory; readonly marks: () => number } {
  let marks = 0;
  const memory = new EmployerMemory(() => {
    marks += 1;
  });
  return { memory, marks: () => marks };
}

/** Both were read when the ledger ended at 5. */
function readAtFive(): ReturnType<typeof memoryOf> {
  const opened = memoryOf();
  opened.memory.keep(read(5, ADAPTER, ASSESSOR));
  opened.memory.everybodyRead();
  return opened;
}

describe('what is recorded while everybody is read for the first time', () => {
  it('marks whoever was read before it, and nobody who was read with it', () => {
    const { memory, marks } = memoryOf();
    memory.keep(read(5, ADAPTER));
    // Heard of before the second was kept: whom it concerns is not known yet.
    memory.recorded([absence(6, ASSESSOR), absence(7, ADAPTER)]);
    memory.keep(read(6, ASSESSOR));
    expect([marks(), memory.stalePeople()]).toEqual([0, []]);
    memory.everybodyRead();
    expect([marks(), memory.stalePeople()]).toEqual([1, [ADAPTER]]);
  });

  it('marks who was read before it and kept after it was heard of', () => {
    const { memory } = memoryOf();
    memory.recorded([absence(6, ASSESSOR)]);
    memory.keep(read(5, ADAPTER, ASSESSOR));
    memory.everybodyRead();
    expect(memory.stalePeople()).toEqual([ASSESSOR]);
  });

  it('leads by somebody’s new row to them, and is over once that is read', () => {
    const { memory } = memoryOf();
    memory.keep(read(5, ADAPTER));
    const person = { schema: 'person', row: { id: ASSESSOR as string } };
    memory.recorded([{ index: 6, ...person }]);
    memory.everybodyRead();
    expect([memory.renamedPeople(), memory.stalePeople()]).toEqual([[ASSESSOR], [ASSESSOR]]);
    memory.keep(read(6, ASSESSOR));
    expect([memory.renamedPeople(), memory.stalePeople()]).toEqual([[], []]);
    // The same row again is in what was read already.
    memory.recorded([{ index: 6, ...person }]);
    expect([memory.renamedPeople(), memory.stalePeople()]).toEqual([[], []]);
  });

  it('is nothing to keep once the ledger is lost', () => {
    const { memory, marks } = memoryOf();
    memory.lost();
    memory.recorded([absence(6, ADAPTER)]);
    expect([memory.isLost, marks()]).toEqual([true, 0]);
  });
});

describe('who is to be read again', () => {
  it('is told a few at a time, until all are up to date', () => {
    const { memory } = readAtFive();
    expect(memory.someStalePeople(9)).toEqual([]);
    memory.recorded([absence(6, ADAPTER), absence(7, ASSESSOR)]);
    expect(memory.someStalePeople(9)).toEqual([ADAPTER, ASSESSOR]);
    expect(memory.someStalePeople(1)).toEqual([ADAPTER]);
    memory.keep(read(7, ADAPTER));
    expect(memory.someStalePeople(1)).toEqual([ASSESSOR]);
    memory.keep(read(6, ASSESSOR));
    expect(memory.someStalePeople(1)).toEqual([ASSESSOR]);
    memory.keep(read(7, ASSESSOR));
    expect(memory.someStalePeople(1)).toEqual([]);
  });

  it('is everybody, each once, after what could concern anybody', () => {
    const { memory } = readAtFive();
    memory.recorded([{ index: 6, schema: null, row: {} }]);
    expect(memory.stalePeople()).toEqual([ADAPTER, ASSESSOR]);
    const first = memory.someStalePeople(1);
    memory.keep(read(6, ...first));
    const second = memory.someStalePeople(1);
    memory.keep(read(6, ...second));
    expect([...first, ...second]).toEqual([ADAPTER, ASSESSOR]);
    expect(memory.someStalePeople(1)).toEqual([]);
    expect(memory.stalePeople()).toEqual([]);
  });
});
