import { PinoLogger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { PersonId } from '@oart/competency';
import { PASSWORD } from './accounts.ts';
import type { TestDatabase } from './database.ts';
import { Recorder, createDataSource, openEmployer } from './product-recording.ts';
import type { RecordingRequest } from './product-recording.ts';
import {
  AccountHolderService,
  AccountRepository,
  AccountService,
  AccountViews,
  AuditorAccessService,
  ClockService,
  CredentialService,
  FactorProofService,
  FactorRepository,
  FactorService,
  InvitationService,
  LastAdministratorService,
  OrganisationRepository,
  OrganisationService,
  PersonEntity,
  PersonnelFactsRepository,
  PersonnelFactsService,
  SigningRepository,
  SigningService,
  WorkstationRepository,
  WorkstationService,
} from './product-signing.ts';
import type { Caller } from './product-signing.ts';

/** Where the pages of the desk would be. */
export const SIGNING_ORIGIN = 'https://oart.example';

/** The signing side of the product on a database, without HTTP. */
export interface SigningDesk {
  readonly connections: DataSource;
  readonly recorder: Recorder;
  readonly signing: SigningService;
  readonly factors: FactorService;
  readonly workstations: WorkstationService;
  /** A person with an account, as a caller, in an employer of the desk. */
  newSigner(employerId: string): Promise<Caller>;
  newEmployer(): Promise<string>;
}

export async function openSigningDesk(database: TestDatabase): Promise<SigningDesk> {
  const connections = await createDataSource(database.urls.app, { connections: 30 }).initialize();
  const recorder = new Recorder(connections);
  const accounts = new AccountRepository();
  const people = new PersonnelFactsService(new PersonnelFactsRepository());
  const clock = new ClockService(connections);
  const log = new PinoLogger({ pinoHttp: { level: 'silent' } });
  const credentials = new CredentialService(connections, recorder, accounts, clock, log);
  const views = new AccountViews(accounts, people);
  const administrators = new LastAdministratorService(people);
  const organisation = new OrganisationService(recorder, new OrganisationRepository());
  const auditors = new AuditorAccessService(organisation);
  const accountService = new AccountService(
    recorder,
    accounts,
    views,
    administrators,
    auditors,
    clock,
    log,
  );
  const holders = new AccountHolderService(recorder, accounts, people, organisation, auditors);
  const factors = new FactorRepository();
  const workstations = new WorkstationService(
    recorder,
    credentials,
    new WorkstationRepository(),
    log,
  );
  const settings = { publicUrl: SIGNING_ORIGIN };
  const proofs = new FactorProofService(
    recorder,
    credentials,
    factors,
    workstations,
    log,
    settings,
  );
  return {
    connections,
    recorder,
    signing: new SigningService(recorder, new SigningRepository(), proofs),
    factors: new FactorService(
      recorder,
      credentials,
      holders,
      factors,
      workstations,
      new InvitationService(connections, recorder, accounts, clock, log),
      log,
      settings,
    ),
    workstations,
    async newEmployer() {
      const employerId = uuidv7();
      await recorder.write(employerId, (tx) => openEmployer(tx, employerId, 'Hospital'));
      return employerId;
    },
    async newSigner(employerId) {
      const personId = uuidv7() as PersonId;
      const label = personId.slice(-12);
      await recorder.record(unkeyed(employerId), (tx) =>
        tx.add(PersonEntity, personId, { staffNumber: label, displayName: label, aliases: [] }),
      );
      const { result } = await accountService.open(unkeyed(employerId), null, {
        signInName: `signer-${label}`,
        personId,
        permissions: ['staff-member'],
        initialPassword: PASSWORD,
      });
      return {
        accountId: result.id,
        personId,
        employerId,
        permissions: ['staff-member'],
        auditorScope: null,
        sessionId: uuidv7(),
        requestId: uuidv7(),
      };
    },
  };
}

export function unkeyed(employerId: string): RecordingRequest {
  return { employerId, actor: null, account: null, idempotencyKey: null, bodyHash: null };
}
