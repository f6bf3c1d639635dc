import { newApplicant, readCase } from '../support/applicants.js';
import { type Client, until } from '../support/client.js';
import { openOffice, publishRuleOfTwo } from '../support/office.js';
import type { KeptRecord, Started } from '../support/record.js';

let record: KeptRecord;
let service: Started;
let registrar: Client;
let evaluator: Client;
beforeAll(async () => {
  ({ record, service, registrar, evaluator } = await openOffice());
});
afterAll(() => record?.discard());

describe('a rule of two courses that asks for a person', () => {
  let application = '';
  let pair: readonly { id: string; proposal: { together: string[] } }[] = [];

  /** The newest evaluation, once it is made: where each of the two lines stands. */
  const now = () =>
    until(async () => {
      const { body } = await registrar.get(`/api/applications/${application}`);
      if (body.evaluation?.state !== 'completed') return null;
      const { body: found } = await registrar.get(`/api/evaluations/${body.evaluation.id}/case`);
      const lines = found.lines.filter(({ code }: { code: string }) => /^MUS 20[56]$/.test(code));
      const stand = lines.map(({ id }: { id: string }) => {
        return found.evaluation.lines.find((line: { id: string }) => line.id === id).decision;
      });
      return { id: found.id, version: found.version, lines, stand, evaluation: found.evaluation };
    });
  const decide = async (line: string, outcome: string) => {
    const { id, version } = await now();
    const decisions = [{ line, outcome, reason: 'The chair compared them.' }];
    const said = await registrar.post(`/api/evaluations/${id}/decisions`, { version, decisions });
    const both = pair.map((each) => each.id);
    expect([said.status, said.body.lines.toSorted()]).toEqual([200, both.toSorted()]);
    return now();
  };

  it('is proposed for both, each naming the other', async () => {
    expect((await publishRuleOfTwo({ evaluator, registrar })).status).toBe(204);
    const applicant = await newApplicant(service.url, 'pair@example.org');
    ({ application } = await readCase(applicant));
    const { lines, stand } = await now();
    pair = lines;
    expect(stand).toEqual(['pending', 'pending']);
    expect(pair.map(({ proposal }) => proposal.together)).toEqual([[pair[1]!.id], [pair[0]!.id]]);
  });

  it('is approved for both with one word, as one award', async () => {
    const { stand, lines, evaluation } = await decide(pair[0]!.id, 'approve');
    expect(stand).toEqual(['awarded', 'awarded']);
    expect(lines.map(({ decision }: { decision: { outcome: string } }) => decision.outcome)).toEqual([
      'approve',
      'approve',
    ]);
    const award = evaluation.awards.find(({ courses }: { courses: string[] }) =>
      courses.includes('OMPRD-160'),
    );
    expect(award).toMatchObject({
      lines: pair.map(({ id }) => id),
      credits: '6',
      certainty: 'approved',
    });
  });

  it('is no precedent for either of them alone', async () => {
    const { body } = await evaluator.get('/api/staff/rules/proposals?least=1');
    const sent = body.proposals.flatMap(({ rule }: { rule: { sends: { code: string }[] } }) =>
      rule.sends.map(({ code }) => code),
    );
    expect(sent).not.toContain('MUS 205');
    expect(sent).not.toContain('MUS 206');
  });

  it('is taken back for both', async () => {
    const { stand, lines } = await decide(pair[1]!.id, 'undo');
    expect(stand).toEqual(['pending', 'pending']);
    expect(lines.map(({ decision }: { decision: unknown }) => decision)).toEqual([null, null]);
  });

  it('is denied for both with one word, and no suggestion takes its place', async () => {
    const { stand, lines } = await decide(pair[0]!.id, 'deny');
    expect(stand).toEqual(['denied', 'denied']);
    const [first, second] = lines.map(({ decision }: { decision: object }) => decision);
    expect(first).toMatchObject({ outcome: 'deny', together: [pair[1]!.id] });
    expect(second).toMatchObject({ outcome: 'deny', together: [pair[0]!.id] });
  });

  it('is taken back for both after a denial, whichever of them is named', async () => {
    const { stand, lines } = await decide(pair[1]!.id, 'undo');
    expect(stand).toEqual(['pending', 'pending']);
    const again = lines.map(({ proposal }: { proposal: { together: string[] } }) => proposal.together);
    expect(again).toEqual([[pair[1]!.id], [pair[0]!.id]]);
  });
});
