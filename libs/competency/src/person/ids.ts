/** Ids are UUIDv7 made by the application; the brands keep one from being passed as another. */
export type PersonId = string & { readonly __person: unique symbol };
export type EvidenceId = string & { readonly __evidence: unique symbol };
export type AssessmentId = string & { readonly __assessment: unique symbol };
export type EntitlementId = string & { readonly __entitlement: unique symbol };
export type SuspensionId = string & { readonly __suspension: unique symbol };
export type DelegationId = string & { readonly __delegation: unique symbol };
export type UnitId = string & { readonly __unit: unique symbol };
export type FactId = string;
