import { join } from 'node:path';
import { z } from 'zod';
import type { OfficeSettings } from '../domain/policy/office-settings.js';
import { readOrFault } from './files.js';
import { PACKAGE_ROOT } from './package-root.js';
import { count, text } from './shapes.js';
import { readYaml } from './yaml-file.js';

const FILE = 'reference/office/settings.yaml';
const SettingsFile = z.strictObject({ likeDecisions: count, expiringDays: count, source: text });

/** What a new office starts with. Throws `ReferenceFault`. */
export function loadOfficeSettings(): OfficeSettings & { readonly source: string } {
  return readYaml(readOrFault(join(PACKAGE_ROOT, FILE)), FILE, SettingsFile).value;
}
