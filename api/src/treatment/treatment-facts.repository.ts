import { Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { handsOn, inLedgerOrder } from '@oart/competency';
import type {
  Act,
  ActCorrection,
  CourseFacts,
  FractionEnd,
  FractionFacts,
  FractionRef,
  PersonId,
  PracticeFacts,
  TreatmentCase,
} from '@oart/competency';
import type { CaseSort } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { byPerson } from '../ledger/by-person.ts';
import { factRows, factRowsWithin } from '../ledger/fact-rows.ts';
import { factsKnown } from '../ledger/facts-known.ts';
import { recordedOf } from '../ledger/recorded-of.ts';
import {
  ActCorrectionEntity,
  ActEntity,
  FractionEndEntity,
  TreatmentCaseEntity,
} from './treatment.entity.ts';

const IN_LEDGER_ORDER = { ledgerIndex: 'ASC' } as const;

const CASE_COLUMNS: SortColumns<TreatmentCaseEntity, CaseSort> = {
  recordedAt: { by: 'ledgerIndex', as: 'number' },
  reference: { by: 'reference', as: 'text' },
  treatmentSite: { by: 'treatmentSite', as: 'text' },
};

export interface CaseFilter {
  readonly unit?: string;
  readonly treatmentSite?: string;
}

/** A course of treatment that goes on. */
export type OpenCase = Pick<TreatmentCase, 'reference' | 'fractionsPlanned'>;

/** A correction with the words that the rules do not read. */
export interface ExplainedCorrection extends ActCorrection {
  readonly explanation: string;
}

/** An act with what the rules do not read of it. */
export interface ActOnFile extends Act {
  readonly breakGlass: string | null;
  readonly downtime: string | null;
  readonly explanation: string | null;
  readonly incidentReference: string | null;
}

/** A fraction as it is on file, with what was said about its acts and corrections. */
export interface FractionOnFile extends FractionFacts {
  readonly acts: readonly ActOnFile[];
  readonly actCorrections: readonly ExplainedCorrection[];
}

@Injectable()
export class TreatmentFactsRepository {
  /**
   * Every act, by whomever, of the fractions in which each person signed or supervised one, with its
   * corrections: a later act of somebody else may have made theirs void (F10, F21).
   */
  async practice(
    tx: EntityManager,
    persons: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, PracticeFacts>> {
    const rows = await factRowsWithin(
      tx,
      ActEntity,
      `(fact.employer_id, fact.case_reference, fact.fraction) in (
         select own.employer_id, own.case_reference, own.fraction from oart.act own
           where own.actor_id = any ($1)
         union select own.employer_id, own.case_reference, own.fraction from oart.act own
           where own.supervisor_id = any ($1))`,
      persons,
    );
    const acts = rows.map(actOf);
    const corrections = await this.#corrections(tx, acts);
    const correctionOf = new Map(corrections.map((correction) => [correction.act, correction]));
    const fractions = [...Map.groupBy(acts, fractionOf).values()];
    const handled = byPerson(
      fractions.flatMap((fraction) =>
        [...new Set(fraction.flatMap(handsOn))].map((person) => ({ person, fraction })),
      ),
      ({ person }) => person,
    );
    return new Map(
      persons.map((person) => {
        const touched = inLedgerOrder(handled(person).flatMap(({ fraction }) => fraction));
        const actCorrections = touched.flatMap((act) => correctionOf.get(act.id) ?? []);
        return [person, { acts: touched, actCorrections: inLedgerOrder(actCorrections) }];
      }),
    );
  }

  /** The fraction in which an act was signed; null where there is no such act. */
  async fractionOf(tx: EntityManager, act: string): Promise<FractionRef | null> {
    const row = await tx.findOneBy(ActEntity, { id: act });
    return row === null ? null : { case: row.caseReference, fraction: row.fraction };
  }

  /** One fraction of a case as on file; null where there is no such case. */
  async fraction(tx: EntityManager, ref: FractionRef): Promise<FractionOnFile | null> {
    const [found] = await this.fractions(tx, [ref]);
    return found ?? null;
  }

  /** Fractions in the order asked for, however many by the same few statements; null as above. */
  async fractions(
    tx: EntityManager,
    refs: readonly FractionRef[],
  ): Promise<readonly (FractionOnFile | null)[]> {
    const rows = await tx.findBy(TreatmentCaseEntity, {
      reference: Any(refs.map((ref) => ref.case)),
    });
    const cases = new Map(rows.map((row) => [row.reference, caseOf(row)]));
    if (cases.size === 0) return refs.map(() => null);
    const ofFractions = {
      where: {
        caseReference: Any([...cases.keys()]),
        fraction: Any(refs.map(({ fraction }) => fraction)),
      },
      order: IN_LEDGER_ORDER,
    };
    const acts = (await tx.find(ActEntity, ofFractions)).map(actOf);
    const ends = (await tx.find(FractionEndEntity, ofFractions)).map(endOf);
    const corrections = await this.#corrections(tx, acts);
    return refs.map(({ case: reference, fraction }) => {
      const treatmentCase = cases.get(reference);
      if (treatmentCase === undefined) return null;
      const isHere = (row: Act | FractionEnd): boolean =>
        row.caseReference === reference && row.fraction === fraction;
      const own = acts.filter(isHere);
      const ids = new Set(own.map(({ id }) => id));
      return {
        treatmentCase,
        fraction,
        acts: own,
        actCorrections: corrections.filter(({ act }) => ids.has(act)),
        ends: ends.filter(isHere),
      };
    });
  }

  /** Cases of which a planned fraction has not ended. */
  async openCases(tx: EntityManager): Promise<readonly OpenCase[]> {
    return tx.query<OpenCase[]>(
      `select opened.reference, opened.fractions_planned as "fractionsPlanned"
       from oart.treatment_case opened
       where opened.fractions_planned > (
         select count(distinct fraction) from oart.fraction_end ended
         where ended.employer_id = opened.employer_id
           and ended.case_reference = opened.reference
           and ended.fraction between 1 and opened.fractions_planned)`,
    );
  }

  /** The acts of these cases in all their fractions, or of every case. */
  async courses(
    tx: EntityManager,
    references: readonly string[] | null,
  ): Promise<readonly CourseFacts<ActOnFile>[]> {
    const cases = await tx.findBy(
      TreatmentCaseEntity,
      references === null ? {} : { reference: Any([...references]) },
    );
    const rows = await factRows(
      tx,
      ActEntity,
      'caseReference',
      cases.map((row) => row.reference),
    );
    const acts = Map.groupBy(rows.map(actOf), ({ caseReference }) => caseReference);
    const corrections = Map.groupBy(
      await this.#corrections(tx, [...acts.values()].flat()),
      ({ act }) => act,
    );
    return cases.map((row) => {
      const own = acts.get(row.reference) ?? [];
      const actCorrections = own.flatMap(({ id }) => corrections.get(id) ?? []);
      return { treatmentCase: caseOf(row), acts: own, actCorrections };
    });
  }

  /**
   * Cases in which an offline review is owed or a concern may stand, and perhaps a few more, or fewer where acts
   * were entered in another order than they were performed: those with a
   * selection or a concern that no later review of its fraction answers. What is owed is for the rules to say.
   * @param reviewTasks the tasks that are such a review
   */
  async casesToReview(
    tx: EntityManager,
    reviewTasks: readonly string[],
  ): Promise<readonly string[]> {
    const rows = await tx.query<{ case_reference: string }[]>(
      `select distinct asked.case_reference from oart.act asked
       where asked.outcome in ('selected', 'concern') and not exists (
         select from oart.act review
         where review.employer_id = asked.employer_id
           and review.case_reference = asked.case_reference and review.fraction = asked.fraction
           and review.task = any ($1) and review.outcome = 'reviewed'
           and review.mode <> 'without-entitlement'
           and review.ledger_index > asked.ledger_index
           and review.performed_at >= asked.performed_at
           and not exists (
             select from oart.act_correction wrong
             where wrong.employer_id = review.employer_id and wrong.act_id = review.id))`,
      [reviewTasks],
    );
    return rows.map((row) => row.case_reference);
  }

  /** One page of the cases known at a ledger index. */
  async cases(
    tx: EntityManager,
    asked: PageAsked<CaseSort> & CaseFilter,
    knownAt: number,
  ): Promise<Slice<TreatmentCase>> {
    const { unit, treatmentSite } = asked;
    const having = { unitId: unit, treatmentSite };
    const cases = factsKnown(tx, TreatmentCaseEntity, { knownAt }, having);
    const { rows, cursor } = await keysetPage(cases, CASE_COLUMNS, asked);
    return { rows: rows.map(caseOf), cursor };
  }

  async #corrections(
    tx: EntityManager,
    acts: readonly Act[],
  ): Promise<readonly ExplainedCorrection[]> {
    const rows = await factRows(
      tx,
      ActCorrectionEntity,
      'actId',
      acts.map((act) => act.id),
    );
    return rows.map((row) => ({
      ...recordedOf(row),
      act: row.actId,
      reason: row.reason,
      explanation: row.explanation ?? '',
    }));
  }
}

function fractionOf({ caseReference, fraction }: Act): string {
  return `${caseReference}/${String(fraction)}`;
}

function caseOf(row: TreatmentCaseEntity): TreatmentCase {
  return {
    ...recordedOf(row),
    reference: row.reference,
    unit: row.unitId,
    treatmentSite: row.treatmentSite,
    fractionsPlanned: row.fractionsPlanned,
  };
}

export function actOf(row: ActEntity): ActOnFile {
  return {
    ...recordedOf(row),
    caseReference: row.caseReference,
    fraction: row.fraction,
    unit: row.unitId,
    treatmentSite: row.treatmentSite,
    adaptationType: row.adaptationType,
    task: row.task,
    actor: row.actorId,
    supervisor: row.supervisorId,
    performedAt: row.performedAt,
    performedOn: row.performedOn,
    outcome: row.outcome,
    selection: row.selection,
    correctedStructures: row.correctedStructures,
    doseCheckResult: row.doseCheckResult,
    disposition: row.disposition,
    mode: row.mode,
    breakGlass: row.breakGlassId,
    downtime: row.downtimeId,
    explanation: row.explanation,
    incidentReference: row.incidentReference,
  };
}

function endOf(row: FractionEndEntity): FractionEnd {
  return {
    ...recordedOf(row),
    caseReference: row.caseReference,
    fraction: row.fraction,
    outcome: row.outcome,
  };
}
