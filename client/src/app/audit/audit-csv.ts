import type { CsvCell, EntitlementView } from '@oart/contract';

/** The entitlements on the screen as rows of a file, each with what it rests on. */
export function auditCsv(
  entitlements: readonly EntitlementView[],
): readonly (readonly CsvCell[])[] {
  return [
    [
      'Number',
      'Person',
      'Role',
      'Tasks',
      'Treatment sites',
      'State',
      'Entitler',
      'Delegation',
      'Granted at',
      'Accepted at',
      'Effective from',
      'Expires on',
      'Framework version',
      'Framework SHA-256',
      'It rests on',
    ],
    ...entitlements.map((each) => [
      each.number,
      each.person.displayName,
      each.roleTitle,
      each.tasks.map(({ id }) => id).join(' '),
      each.scope.treatmentSites.join(' '),
      each.state,
      each.entitler,
      each.delegation,
      each.grantedAt,
      each.acceptedAt,
      each.effectiveFrom,
      each.expiresOn,
      each.frameworkVersion,
      each.frameworkSha256,
      each.basis
        .map(({ title, attestedBy, attestedAt, sha256 }) =>
          [title, attestedBy, attestedAt ?? '', `SHA-256 ${sha256}`]
            .filter((part) => part !== '')
            .join(', '),
        )
        .join('; '),
    ]),
  ];
}
