import { caseFiles, runCase } from '../src/cli/cases-command.js';

describe('the cases in the registrar’s words', () => {
  it.each(caseFiles('fixtures/cases'))('%s', async (file) => {
    expect((await runCase(file)).differences).toEqual([]);
  });
});
