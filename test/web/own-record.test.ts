import { LOOKS, picture, seriousFindings, signIn } from '../support/browser.js';
import { Client } from '../support/client.js';
import { servedInBrowser } from '../support/served.js';

const RECORD = `code,title,credits,grade,term,enrollment,certificate
OHARM-101,Music Theory 101,3,A-,2013-fall,credit,Theory and Harmony
OEART-115,Basic Ear Training,3,B,2013-fall,non-credit,
OMPRD-160,Music Production Analysis,3,C,2014-spring,credit,Theory and Harmony
`;

const service = servedInBrowser();

describe.each(LOOKS)('a graduate of a certificate, $look', ({ look, options }) => {
  it('sends no transcript: staff add the record, and the applicant sees what counts', async () => {
    const number = LOOKS.findIndex((each) => each.look === look);
    const applicant = await new Client(service.url).signIn('applicant@example.edu');
    const started = { program: 'bps-music-production', term: `${2027 + number}-fall` };
    const id = (await applicant.post('/api/applications', started)).body.id as string;

    const staff = await service.open(options);
    await signIn(staff.page, 'registrar@example.edu');
    await staff.page.goto(`/staff/cases/${id}`);
    await staff.page.getByText('has not been added').waitFor();
    const field = staff.page.locator('input[type=file]');
    const file = (csv: string) => ({ name: 'record.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await field.setInputFiles(file(RECORD.replace('2014-spring', 'soon')));
    await staff.page.getByText(/^Line 4, column 5: term/).waitFor();
    await field.setInputFiles(file(RECORD));
    const lines = staff.page.getByRole('region', { name: 'the lines' });
    await lines.getByText('Music Theory 101').first().waitFor();
    await staff.page.getByText(/The school’s own record: 3 courses/).waitFor();
    expect(await seriousFindings(staff.page)).toEqual([]);
    await picture(staff.page, `own-record-desk-${number}`, true);
    expect(staff.faults.filter((fault) => !fault.includes('400'))).toEqual([]);
    await staff.page.context().close();

    const own = await service.open(options);
    await signIn(own.page, 'applicant@example.edu');
    await own.page.goto(`/applications/${id}`);
    await own.page.getByText('3 courses from our own record').waitFor();
    await own.page.getByText(/You need not send a transcript of these courses/).waitFor();
    await own.page.getByText('This is an estimate made on our own record').waitFor();
    expect(await seriousFindings(own.page)).toEqual([]);
    await picture(own.page, `own-record-${number}`, true);
    expect(own.faults).toEqual([]);
    await own.page.context().close();
  });
});
