import { Injectable } from '@nestjs/common';
import { entitlementStateAt } from '@oart/competency';
import type { PersonId } from '@oart/competency';
import { asOfNow } from '../ledger/as-of.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { WaitingCounts } from '../session/waiting-counts.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import { CandidateService } from './candidate.service.ts';

/** What the navigation counts: grants that wait for the caller's acceptance, and candidates to entitle. */
@Injectable()
export class EntitlementWaiting {
  constructor(
    counts: WaitingCounts,
    candidates: CandidateService,
    facts: StandingFactsService,
    organisation: OrganisationService,
  ) {
    counts.register('toAccept', async (tx, { personId }) => {
      if (personId === null) return 0;
      const own = (await facts.known(tx, [personId], Number.MAX_SAFE_INTEGER)).get(personId);
      const granted = own?.entitlements ?? [];
      if (own === undefined || granted.length === 0) return 0;
      const moment = await organisation.now(tx);
      const states = granted.map(({ id }) => entitlementStateAt(own, id, moment).kind);
      return states.filter((state) => state === 'awaiting-acceptance').length;
    });
    counts.register('toEntitle', async (tx, caller) => {
      if (!caller.permissions.includes('entitler')) return 0;
      const all = await candidates.candidates(tx, await asOfNow(tx, caller.employerId));
      return all.filter(({ person, state }) => state === 'ready' && !isOwn(person.id, caller))
        .length;
    });
  }
}

function isOwn(person: string, { personId }: { readonly personId: PersonId | null }): boolean {
  return person === personId;
}
