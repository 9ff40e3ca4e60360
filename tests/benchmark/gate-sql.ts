import pg from 'pg';
import type { Contestant } from './gate-contestant.ts';
import { ROLES } from './gate-roles.ts';
import type { Workload } from './gate-workload.ts';

const QUESTION = {
  name: 'may',
  text: `select exists (
    select from grants join role_task using (role)
    where person = $1 and task = $2 and treatment_site = $3 and centre = $4
      and starts_at <= $5 and $5 < ends_at) as may`,
};

/** One prepared statement on one connection of a real PostgreSQL, over tables and an index made for it. */
export async function sqlStatement(
  { grants, questions }: Workload,
  url: string,
): Promise<Contestant & { readonly close: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    create temporary table grants (person int, role int, treatment_site int, centre int, starts_at int8, ends_at int8);
    create temporary table role_task (role int, task int, primary key (role, task));`);
  await client.query(
    `insert into grants select * from jsonb_to_recordset($1)
       as (person int, role int, "treatmentSite" int, centre int, "from" int8, until int8)`,
    [JSON.stringify(grants)],
  );
  const tasks = ROLES.flatMap((role, place) => role.tasks.map((task) => ({ role: place, task })));
  await client.query(
    'insert into role_task select * from jsonb_to_recordset($1) as (role int, task int)',
    [JSON.stringify(tasks)],
  );
  await client.query('create index on grants (person, centre, treatment_site)');
  await client.query('analyze grants');
  await client.query('analyze role_task');
  return {
    name: 'PostgreSQL, one prepared statement',
    questions,
    slice: 50,
    async ask(from, to) {
      let yeses = 0;
      for (const { person, task, treatmentSite, centre, at } of questions.slice(from, to)) {
        const values = [person, task, treatmentSite, centre, at];
        const { rows } = await client.query<{ may: boolean }>({ ...QUESTION, values });
        if (rows[0]?.may === true) yeses++;
      }
      return yeses;
    },
    close: () => client.end(),
  };
}
