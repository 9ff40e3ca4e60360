/** Signing and passwords, for tests that must go below HTTP: races, clocks, transactions that fail. */
export { AccountService } from '../../api/src/account/account.service.ts';
export { AccountViews } from '../../api/src/account/account-views.ts';
export { AccountRepository } from '../../api/src/account/account.repository.ts';
export { CredentialService } from '../../api/src/account/credential.service.ts';
export { LastAdministratorService } from '../../api/src/account/last-administrator.service.ts';
export { ClockService } from '../../api/src/clock/clock.service.ts';
export type { Caller } from '../../api/src/http/caller.ts';
export { ProblemError } from '../../api/src/http/problem-error.ts';
export { PersonEntity } from '../../api/src/person/person.entity.ts';
export { PersonnelFactsRepository } from '../../api/src/person/personnel-facts.repository.ts';
export { PersonnelFactsService } from '../../api/src/person/personnel-facts.service.ts';
export { SigningRepository } from '../../api/src/signing/signing.repository.ts';
export { SigningService } from '../../api/src/signing/signing.service.ts';
