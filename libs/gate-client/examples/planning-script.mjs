/**
 * A step of a treatment planning script: may this dosimetrist approve the target of this fraction, now?
 *
 *   OART_URL=https://oart.example OART_KEY=oart_... node planning-script.mjs S-1042 approve-target C7/3
 *
 * Ends with 0 for yes, 1 for no, 2 where there is no answer. It informs the script; it is no interlock:
 * what is signed is judged again by the product itself.
 */
import process from 'node:process';
import { GateClient } from '@oart/gate-client';

const [person, task, fraction] = process.argv.slice(2);
const { OART_URL: url, OART_KEY: key } = process.env;
if (!person || !task || !fraction || !url || !key) {
  console.error(
    'Usage: OART_URL=... OART_KEY=... node planning-script.mjs PERSON TASK CASE/FRACTION',
  );
  process.exit(2);
}

const gate = new GateClient({ url, credential: key });
const answer = await gate.evaluate(
  {
    subject: { type: 'person', id: person },
    action: { name: task },
    resource: { type: 'fraction', id: fraction },
  },
  { explain: true },
);

if (!answer.answered) {
  console.error(`No answer (${answer.failure.kind}): ${answer.failure.message}`);
  process.exit(2);
}
console.log(answer.explanation?.sentence ?? (answer.permitted ? 'Yes.' : 'No.'));
for (const { sentence, cure } of answer.explanation?.reasons ?? []) {
  console.log(`- ${sentence}${cure === null ? '' : ` ${cure}`}`);
}
process.exit(answer.permitted ? 0 : 1);
