import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { asKnown, checkTreatmentSiteChange } from '@oart/competency';
import type { CalendarDay, TreatmentSiteChange, TreatmentUnit, UnitId } from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { TreatmentSiteChangeRequest, TreatmentSiteChangeView } from '@oart/contract';
import { FrameworkService } from '../framework/framework.service.ts';
import { acceptedBy } from '../http/accepted-by.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { ProblemError, notFound } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { TreatmentSiteChangeEntity } from './organisation.entity.ts';
import { OrganisationService } from './organisation.service.ts';
import { treatmentSiteChangeView } from './treatment-site-change-view.ts';

/** Which treatment sites a unit is open for, from which day on. */
@Injectable()
export class TreatmentSiteService {
  readonly #recorder: Recorder;
  readonly #organisation: OrganisationService;
  readonly #framework: FrameworkService;

  constructor(recorder: Recorder, organisation: OrganisationService, framework: FrameworkService) {
    this.#recorder = recorder;
    this.#organisation = organisation;
    this.#framework = framework;
  }

  async recordChange(
    request: RecordingRequest,
    unitId: string,
    change: TreatmentSiteChangeRequest,
  ): Promise<Outcome<TreatmentSiteChangeView>> {
    refusePatientIdentifiers({ '/reason': change.reason });
    return this.#recorder.record(request, async (tx) => {
      const units = await this.#organisation.units(tx.manager);
      const unit = units.find(({ id }) => id === unitId);
      if (unit === undefined) throw notFound();
      const from = change.from as CalendarDay;
      const framework = await this.#framework.documentOn(tx.manager, from);
      const titles = titlesOf(framework, units);
      const { treatmentSite, opens, reason, supersedes } = change;
      const fields = { unit: unitId as UnitId, treatmentSite, opens, from, reason };
      const { others, corrected } = apart(unit, supersedes);
      acceptedBy(checkTreatmentSiteChange(fields, others, framework, corrected), { titles });
      const recorded = await tx.add(TreatmentSiteChangeEntity, uuidv7(), {
        unitId,
        treatmentSite,
        opens,
        startsOn: from,
        reason,
        supersedesId: supersedes,
      });
      return treatmentSiteChangeView({ ...fields, ...recorded }, titles);
    });
  }
}

/** The unit without the change that is corrected, and that one. @throws `conflict` for one that does not stand */
function apart(
  unit: TreatmentUnit,
  supersedes: string | null,
): { readonly others: TreatmentUnit; readonly corrected: TreatmentSiteChange | null } {
  const standing = asKnown(unit.siteChanges, Number.MAX_SAFE_INTEGER);
  const corrected = standing.find(({ id }) => id === supersedes) ?? null;
  if (supersedes !== null && corrected === null) {
    const message = 'This is no change of this unit that still stands.';
    throw new ProblemError('conflict', message, { errors: [{ pointer: '/supersedes', message }] });
  }
  const siteChanges = standing.filter((change) => change !== corrected);
  return { others: { ...unit, siteChanges }, corrected };
}
