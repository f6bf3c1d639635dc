import { LOOKS, expectUsable, signIn } from '../support/browser.js';
import { Client } from '../support/client.js';
import { servedInBrowser } from '../support/served.js';

const service = servedInBrowser();
let evaluator: Client;
let registrar: Client;
beforeAll(async () => {
  evaluator = await new Client(service.url).signIn('evaluator@example.edu');
  registrar = await new Client(service.url).signIn('registrar@example.edu');
});

async function drafted(code: string, change: object = {}): Promise<string> {
  const rule = {
    sending: { institution: 'x-harlow-valley' },
    sends: [{ code }],
    receives: { category: 'ARTS_HUMANITIES' },
    when: { minimumGrade: null, minimumCredits: null, taken: { from: null, to: null }, programs: [] },
    priority: 0,
    autoApprove: true,
    citation: null,
    ...change,
  };
  const draft = { id: null, basedOn: 0, rule, reason: 'Compared' };
  const { status, body } = await evaluator.post('/api/staff/rules', draft);
  expect(status).toBe(201);
  return body.id as string;
}
const publish = async (id: string, version: number) => {
  const { status } = await registrar.post(`/api/staff/rules/${id}/versions/${version}/publication`);
  expect(status).toBe(204);
};

describe.each(LOOKS)('drafts of rules, $look', ({ look, options }) => {
  const nth = LOOKS.findIndex((each) => each.look === look) + 1;

  it('that nobody wants are taken away with a reason, and the rule goes on as it was', async () => {
    const code = `GON ${nth}`;
    const id = await drafted(code);
    await publish(id, 1);
    const ending = { basedOn: 1, on: '2030-12-31', reason: 'Replaced' };
    expect((await evaluator.post(`/api/staff/rules/${id}/end`, ending)).status).toBe(201);
    const { page, faults } = await service.open(options);
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/rules?q=${encodeURIComponent(code)}`);
    await page.getByText('An end on December 31, 2030 waits to be published').waitFor();
    const row = page.locator('tbody tr').filter({ hasText: code });
    expect(await row.textContent()).toMatch(/PublishedAn end on/);
    await expectUsable(page, `rule-list-waiting-${look}`);
    await page.goto(`/staff/rules/${id}`);
    await page.getByText('Published · version 1').waitFor();
    await page.getByText('An end on December 31, 2030 waits to be published').waitFor();
    expect(await page.getByText('Last day December 31, 2030. Replaced').count()).toBe(1);
    await expectUsable(page, `rule-end-waits-${look}`, true);
    await page.getByRole('button', { name: 'Take this end away' }).click();
    await page.getByText('Version 1 stays published as it is.').waitFor();
    await expectUsable(page, `rule-take-away-${look}`);
    await page.getByLabel('Reason').fill('The school keeps the course');
    await page.getByRole('button', { name: 'Take it away now' }).click();
    await page.getByText(/^Taken away by .*: The school keeps the course$/).waitFor();
    expect(await page.getByText('waits to be published').count()).toBe(0);
    await expectUsable(page, `rule-taken-away-${look}`, true);

    const again = { basedOn: 1, on: '2030-12-31', reason: 'Replaced' };
    expect((await evaluator.post(`/api/staff/rules/${id}/end`, again)).status).toBe(201);
    await publish(id, 3);
    await page.reload();
    await page.getByText('Published, last day December 31, 2030 · version 3').waitFor();
    const gone = await drafted(`${code} B`);
    await page.goto(`/staff/rules/${gone}`);
    await page.getByRole('button', { name: 'Take this draft away' }).click();
    await page.getByLabel('Reason').fill('Written twice');
    await page.getByRole('button', { name: 'Take it away now' }).click();
    await page.getByText('Nobody had published it, and it decides nothing.').waitFor();
    await expectUsable(page, `rule-gone-${look}`);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('that contradict each other warn of one another', async () => {
    const code = `SIS ${nth}`;
    const one = await drafted(code);
    const two = await drafted(code, { receives: { category: 'SOCIAL_SCIENCE' } });
    const { page, faults } = await service.open(options);
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/rules/${one}`);
    await page.getByText('Another draft that waits says otherwise').waitFor();
    expect(await page.getByText(two).count()).toBeGreaterThan(0);
    expect(await page.getByText('It contradicts no published rule.').count()).toBe(0);
    await expectUsable(page, `rule-sister-${look}`, true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('of a file are taken away at once', async () => {
    const form = new FormData();
    const head = 'id,institution,sends,gives,receives,decided_by,decided_on,reason';
    const row = (id: string) =>
      `${id},x-harlow-valley,${id} 1,category,ARTS_HUMANITIES,faculty,2014-03-02,compared`;
    form.append('file', new Blob([[head, row(`ta${nth}a`), row(`ta${nth}b`)].join('\n')]), 'rules.csv');
    form.append('reason', `List ${nth}`);
    const { body } = await evaluator.post('/api/staff/rules/imports', form);
    const { page, faults } = await service.open(options);
    await signIn(page, 'evaluator@example.edu');
    await page.goto(`/staff/rules/files/${body.id}`);
    await page.getByRole('button', { name: 'Take 2 drafts away' }).click();
    await page.getByLabel('Reason').fill('The wrong list');
    await page.getByRole('button', { name: 'Take it away now' }).click();
    await page.getByText('2 drafts of the file were taken away.').waitFor();
    await expectUsable(page, `rule-file-gone-${look}`);
    await page.goto('/staff/rules/files');
    const came = page.locator('tbody tr').filter({ hasText: `List ${nth}` });
    expect(await came.textContent()).toMatch(/202$/);
    await expectUsable(page, `rule-files-gone-${look}`);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('a rule that was out of use', () => {
  it('tells in its history when, by whom and why', async () => {
    const id = await drafted('OUT 1');
    await publish(id, 1);
    const stop = await registrar.post(`/api/staff/rules/${id}/suspension`, { reason: 'A ticket is open' });
    expect(stop.status).toBe(204);
    const { page, faults } = await service.open();
    await signIn(page, 'registrar@example.edu');
    await page.goto(`/staff/rules/${id}`);
    await page.getByRole('heading', { name: 'Times out of use' }).waitFor();
    await page.getByText(/^Suspended by .*: A ticket is open$/).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
