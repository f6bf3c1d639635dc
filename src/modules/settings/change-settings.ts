import { Injectable } from '@nestjs/common';
import type { SettingsChange, SettingsView } from '../../contract/settings.js';
import type { OfficeSettings } from '../../domain/policy/office-settings.js';
import type { Caller } from '../../http/access.js';
import { conflict } from '../../http/problems.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { currentSettings, insertSettings, type StoredSettings } from '../../store/setting.store.js';

/** What the office sets for itself: each change is a version, and stands in the audit trail. */
@Injectable()
export class ChangeSettings {
  constructor(private readonly database: Database) {}

  async show(): Promise<SettingsView> {
    return settingsView(await currentSettings(this.database.read));
  }

  async run(caller: Caller, { basedOn, settings, reason }: SettingsChange): Promise<SettingsView> {
    return this.database.inTransaction(async (tx) => {
      const before = await currentSettings(tx);
      if (!(await insertSettings(tx, { body: settings, basedOn, reason, by: caller.id })))
        throw conflict('settings-changed', 'Somebody has changed the settings meanwhile. Look again.', {
          version: (await currentSettings(tx)).version,
        });
      const facts = { version: basedOn + 1, changes: changesText(before.body, settings) };
      await appendAudit(tx, {
        actorId: caller.id,
        actor: 'admin',
        action: 'settings.changed',
        applicationId: null,
        subject: 'settings',
        facts,
      });
      return settingsView(await currentSettings(tx));
    });
  }
}

/** `likeDecisions 3 to 5`: names and numbers, nothing that a person wrote. */
function changesText(before: OfficeSettings, after: OfficeSettings): string {
  return (Object.keys(after) as (keyof OfficeSettings)[])
    .filter((name) => before[name] !== after[name])
    .map((name) => `${name} ${before[name]} to ${after[name]}`)
    .join(', ');
}

function settingsView({ version, body, reason, setBy, setAt }: StoredSettings): SettingsView {
  return { version, settings: body, reason, setBy, setAt: setAt.toISOString() };
}
