/** What `npm test` has arranged. */
function arranged(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error('run the tests with: npm test -- <path>; they need what that command arranges');
  return value;
}

export const postgresUrl = (): string => arranged('SEGUE_TEST_POSTGRES');
export const redisUrl = (): string => arranged('SEGUE_TEST_REDIS');
/** For a test that needs a Redis of its own. */
export const redisProgram = (): string => arranged('SEGUE_TEST_REDIS_PROGRAM');
export const browserPath = (): string => arranged('SEGUE_TEST_BROWSER');
