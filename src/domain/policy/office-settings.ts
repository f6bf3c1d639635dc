/** What an office sets for itself. Nothing that decides on credit: that is policy. */
export interface OfficeSettings {
  /** So many people must have been decided alike before a rule is proposed. */
  readonly likeDecisions: number;
  /** A rule whose last day is at most so many days away is shown as expiring. */
  readonly expiringDays: number;
}

/** What may be set, both ends included. */
export const SETTING_BOUNDS: Readonly<Record<keyof OfficeSettings, readonly [least: number, most: number]>> =
  {
    likeDecisions: [1, 1000],
    expiringDays: [1, 3650],
  };
