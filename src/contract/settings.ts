import { z } from 'zod';
import { SETTING_BOUNDS } from '../domain/policy/office-settings.js';
import { plainProse } from './plain-text.js';

const within = ([least, most]: readonly [number, number]) => z.number().int().min(least).max(most);

const OfficeSettings = z
  .object({
    likeDecisions: within(SETTING_BOUNDS.likeDecisions),
    expiringDays: within(SETTING_BOUNDS.expiringDays),
  })
  .strict();

/** New settings on top of the version that was on the screen. */
export const SettingsChange = z
  .object({ basedOn: z.number().int().min(1), settings: OfficeSettings, reason: plainProse(1000) })
  .strict()
  .meta({ id: 'SettingsChange' });
export type SettingsChange = z.infer<typeof SettingsChange>;

export const SettingsView = z
  .object({
    version: z.number().int(),
    settings: OfficeSettings,
    reason: z.string(),
    /** Null: came with the product. */
    setBy: z.string().nullable(),
    setAt: z.iso.datetime(),
  })
  .meta({ id: 'Settings' });
export type SettingsView = z.infer<typeof SettingsView>;
