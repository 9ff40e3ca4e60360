/** Body of `POST /api/people/:id/agency-requests`: the agency was asked for the record that it keeps. */
export interface AgencyRequestRequest {
  readonly agency: string;
  /** `YYYY-MM-DD` */
  readonly requestedOn: string;
}

export interface AgencyRequestView {
  readonly id: string;
  readonly agency: string;
  readonly requestedOn: string;
  /** Who recorded the request. */
  readonly recordedBy: string;
  /** When its record was submitted; null while the request is open. */
  readonly cameAt: string | null;
}

/** Every request to an agency about one person, the oldest first. */
export interface AgencyRequestsView {
  readonly requests: readonly AgencyRequestView[];
  readonly ledgerIndex: number;
}
