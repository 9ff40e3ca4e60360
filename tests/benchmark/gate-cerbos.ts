import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { BATCH, JSON_HEADERS, inBatches } from './gate-authzen.ts';
import type { Load } from './gate-load.ts';
import { peerFile } from './gate-peers.ts';
import { SERVER_CORE, onCore } from './gate-process.ts';
import type { ServedProcess } from './gate-process.ts';
import { ROLES, TASKS, TREATMENT_SITES } from './gate-roles.ts';
import { GRANTS_EACH, NOW } from './gate-workload.ts';
import type { Question, Workload } from './gate-workload.ts';

const READY_TRIES = 100;

/** Cerbos on one core with one thread of Go; the policies say what the oracle says. */
export async function serveCerbos(folder: string): Promise<ServedProcess> {
  const policies = join(folder, 'policies');
  mkdirSync(policies, { recursive: true });
  writeFileSync(join(policies, 'treatment.json'), JSON.stringify(policy()));
  const [http, grpc] = [await freePort(), await freePort()];
  const configuration = join(folder, 'cerbos.json');
  writeFileSync(configuration, JSON.stringify(settings(policies, http, grpc)));
  const program = peerFile('@cerbos/cerbos-linux-x64/cerbos-linux-x64');
  chmodSync(program, 0o755);
  const command = onCore(SERVER_CORE, [
    program,
    'server',
    `--config=${configuration}`,
    '--log-level=error',
  ]);
  const child = spawn(command[0] ?? '', command.slice(1), {
    stdio: 'ignore',
    env: { ...process.env, GOMAXPROCS: '1' },
  });
  const ended = once(child, 'close');
  const url = `http://127.0.0.1:${String(http)}`;
  for (let tries = 0; !(await isReady(url)); tries++) {
    if (tries >= READY_TRIES) throw new Error('Cerbos did not start');
    await wait(100);
  }
  return {
    url,
    pid: child.pid ?? 0,
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** One question a request; Cerbos keeps no facts, so the person's two grants come with each. */
export function cerbosQuestions(workload: Workload): Load {
  const bodies = workload.questions.map((question) =>
    JSON.stringify(evaluation(workload, question)),
  );
  return { path: '/access/v1/evaluation', headers: JSON_HEADERS, bodies };
}

export function cerbosBatches(workload: Workload): Load {
  const bodies = inBatches(workload.questions, (question) => evaluation(workload, question));
  return { path: '/access/v1/evaluations', headers: JSON_HEADERS, bodies };
}

function evaluation({ grants }: Workload, question: Question): object {
  const { person, task, treatmentSite, centre } = question;
  const own = grants.slice(person * GRANTS_EACH, (person + 1) * GRANTS_EACH);
  return {
    subject: {
      type: 'person',
      id: String(person),
      properties: {
        'cerbos.roles': ['person'],
        grants: own.map(({ role, treatmentSite: site, centre: at, from, until }) => ({
          role: ROLES[role]?.id,
          site,
          centre: at,
          from,
          until,
        })),
      },
    },
    action: { name: TASKS[task] },
    resource: {
      type: 'treatment',
      id: `C${String(centre)}/${TREATMENT_SITES[treatmentSite] ?? ''}`,
      // The same instant for all: Cerbos takes items of one person and resource for one (docs of the peer).
      properties: { site: treatmentSite, centre, at: NOW },
    },
  };
}

function policy(): object {
  return {
    apiVersion: 'api.cerbos.dev/v1',
    resourcePolicy: {
      version: 'default',
      resource: 'treatment',
      rules: ROLES.map(({ id, tasks }) => ({
        actions: tasks.map((task) => TASKS[task]),
        effect: 'EFFECT_ALLOW',
        roles: ['person'],
        condition: {
          match: {
            expr:
              `P.attr.grants.exists(g, g.role == "${id}" && g.site == R.attr.site && ` +
              'g.centre == R.attr.centre && g.from <= R.attr.at && R.attr.at < g.until)',
          },
        },
      })),
    },
  };
}

function settings(policies: string, http: number, grpc: number): object {
  return {
    server: {
      httpListenAddr: `127.0.0.1:${String(http)}`,
      grpcListenAddr: `127.0.0.1:${String(grpc)}`,
      requestLimits: { maxActionsPerResource: 50, maxResourcesPerRequest: BATCH },
    },
    storage: { driver: 'disk', disk: { directory: policies, watchForChanges: false } },
    telemetry: { disabled: true },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/_cerbos/health`)).ok;
  } catch {
    return false;
  }
}
