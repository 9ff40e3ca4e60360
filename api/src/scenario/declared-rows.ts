import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import {
  FrameworkApprovalEntity,
  FrameworkVersionEntity,
  FrameworkWithdrawalEntity,
  PolicyApprovalEntity,
  PolicyVersionEntity,
} from '../framework/framework.entity.ts';
import type { Recording } from '../ledger/recording.ts';
import {
  SiteEntity,
  SoftwareChangeEntity,
  TreatmentSiteChangeEntity,
  TreatmentUnitEntity,
} from '../organisation/organisation.entity.ts';
import type { Loading, Writers } from './loading.ts';

/** Frameworks and policies with their approvals, units with their sites. */
export const DECLARED = {
  framework: async (tx, { document, effectiveFrom, withdrawal }) => {
    const version = { number: document.number, effectiveFrom, ...stored(document) };
    const recorded = await tx.add(FrameworkVersionEntity, uuidv7(), version);
    const frameworkVersionId = recorded.id;
    await tx.add(FrameworkApprovalEntity, uuidv7(), { frameworkVersionId });
    if (withdrawal !== null) {
      const reason = 'As the scenario file says.';
      const withdrawn = { frameworkVersionId, withdrawnFrom: withdrawal.from, reason };
      await tx.add(FrameworkWithdrawalEntity, uuidv7(), withdrawn);
    }
    return recorded;
  },

  policy: async (tx, { document }) => {
    const version = { number: document.number, ...stored(document) };
    const recorded = await tx.add(PolicyVersionEntity, uuidv7(), version);
    await tx.add(PolicyApprovalEntity, uuidv7(), { policyVersionId: recorded.id });
    return recorded;
  },

  unit: async (tx, { name, platform, treatmentSites, site, timeZone }, loading) => {
    const siteId = await siteOf(tx, site, timeZone, loading);
    const columns = { siteId, name, platform, treatmentSites: [...treatmentSites] };
    return tx.add(TreatmentUnitEntity, uuidv7(), columns);
  },

  'software-change': (tx, { unit, version, effectiveAt, changeClass }, { labels }) =>
    tx.add(SoftwareChangeEntity, uuidv7(), {
      unitId: labels.unit(unit),
      version,
      effectiveAt,
      changeClass,
      reason: null,
      neverWas: null,
    }),
  'treatment-site-change': (tx, fact, loading) =>
    tx.add(TreatmentSiteChangeEntity, uuidv7(), {
      unitId: loading.labels.unit(fact.unit),
      treatmentSite: fact.treatmentSite,
      opens: fact.opens,
      startsOn: fact.from,
      reason: fact.reason,
      supersedesId: loading.corrected(fact),
    }),
} satisfies Partial<Writers>;

/** One site for each name and zone. */
async function siteOf(
  tx: Recording,
  name: string,
  timeZone: string,
  { siteIds }: Loading,
): Promise<string> {
  const key = `${name} ${timeZone}`;
  const known = siteIds.get(key);
  if (known !== undefined) return known;
  const { id } = await tx.add(SiteEntity, uuidv7(), { name, timeZone });
  siteIds.set(key, id);
  return id;
}

function stored(document: object): { readonly document: Buffer; readonly sha256: string } {
  const bytes = Buffer.from(JSON.stringify(document), 'utf8');
  return { document: bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
