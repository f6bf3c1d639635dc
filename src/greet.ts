import { join } from 'node:path';
import type { Config } from './config.js';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './modules/accounts/seed-demo.js';
import type { Running } from './start.js';

/** What a person needs to know after a start: the address, where the data lies, and the demo logins. */
export function greet(config: Config, { url, databaseHome }: Running): string {
  const places = [
    ...(config.storageUrl === null ? [`  documents  ${join(config.dataDir, 'objects')}`] : []),
    ...(config.smtpUrl === null ? [`  letters    ${join(config.dataDir, 'mail')}`] : []),
    ...(databaseHome === null ? [] : [`  database   ${databaseHome}`]),
  ];
  const logins = DEMO_ACCOUNTS.map(({ email, roles }) => `  ${email.padEnd(24)} ${roles.join(', ')}`);
  const people = config.role !== 'worker';
  const demo =
    people && config.mode === 'demo' ? ['', `Demo logins, password ${DEMO_PASSWORD}`, ...logins] : [];
  return [
    '',
    people ? `Segue is open at ${url}` : `This worker tells how it is at ${url}/metrics`,
    ...(places.length === 0 ? [] : ['', 'The data lies in', ...places]),
    ...demo,
    '',
    'Ctrl-C stops it.',
    '',
  ].join('\n');
}
