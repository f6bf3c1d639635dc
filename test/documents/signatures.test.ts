import { ReaderPool } from '../../src/documents/reader-pool.js';
import type { SignatureFact } from '../../src/documents/document-facts.js';
import { authority, sign } from '../support/signed-files.js';
import { savedAgain, signable } from '../support/tampered-files.js';

const pools: ReaderPool[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

async function signatureOn(bytes: Buffer, issuers: readonly string[]): Promise<SignatureFact> {
  const pool = new ReaderPool({ children: 1, issuers });
  pools.push(pool);
  const answer = await pool.read(bytes, 'signed.pdf');
  if (answer.kind !== 'read') throw new Error(`refused: ${answer.code}`);
  expect(answer.transcript.issues).toEqual([]);
  expect(answer.facts!.signatures).toHaveLength(1);
  return answer.facts!.signatures[0]!;
}

describe('the signature on a document', () => {
  it('is verified when it covers the file and its chain ends in a configured issuer', async () => {
    const issuer = await authority('Alder Registrars');
    const signer = await authority('Registrar of Alder Valley', issuer);
    expect(await signatureOn(await sign(signable(), signer), [issuer.pem])).toEqual({
      signer: 'Registrar of Alder Valley',
      at: '2024-05-02T12:00:00Z',
      state: 'signature-verified',
      reason: 'It covers the whole file, and Alder Registrars vouches for the signer.',
    });
  });

  it.each([
    ['no issuer is configured', /No issuer is configured/],
    ['another authority of the same name vouches for it', /chain does not end/],
    ['the signer vouches for itself', /chain does not end/],
    ['something was added after it', /does not cover the whole file/],
    ['a byte was changed', /not the one that was signed/],
    ['its digest can be forged', /can be forged/],
    ['a signer without authority vouches for another', /chain does not end/],
  ])('is present, not verified, when %s', async (what, reason) => {
    const issuer = await authority('Alder Registrars');
    const signer = await authority('Registrar of Alder Valley', issuer);
    const file = signable();
    const given = {
      'no issuer is configured': async () => ({ bytes: await sign(file, signer), issuers: [] }),
      'another authority of the same name vouches for it': async () => ({
        bytes: await sign(file, await authority('Registrar', await authority('Alder Registrars'))),
        issuers: [issuer.pem],
      }),
      'the signer vouches for itself': async () => ({
        bytes: await sign(file, await authority('Registrar')),
        issuers: [issuer.pem],
      }),
      'something was added after it': async () => ({
        bytes: Buffer.concat([await sign(file, signer), Buffer.from('% more\n')]),
        issuers: [issuer.pem],
      }),
      'a byte was changed': async () => {
        const bytes = await sign(file, signer);
        bytes.write('Rowan Ellerx', bytes.indexOf('Rowan Ellery'), 'latin1');
        return { bytes, issuers: [issuer.pem] };
      },
      'its digest can be forged': async () => ({
        bytes: await sign(file, signer, [], 'SHA-1'),
        issuers: [issuer.pem],
      }),
      'a signer without authority vouches for another': async () => ({
        bytes: await sign(file, await authority('Somebody', signer), [signer]),
        issuers: [issuer.pem],
      }),
    }[what]!;
    const { bytes, issuers } = await given();
    const fact = await signatureOn(bytes, issuers);
    expect(fact.state).toBe('signature-not-verified');
    expect(fact.reason).toMatch(reason);
  });

  it('does not hide that the grades were changed after it', async () => {
    const issuer = await authority('Alder Registrars');
    const signer = await authority('Registrar of Alder Valley', issuer);
    const signed = await sign(signable(), signer);
    const pool = new ReaderPool({ children: 1, issuers: [issuer.pem] });
    pools.push(pool);
    const answer = await pool.read(savedAgain('grade', signed), 'changed.pdf');
    if (answer.kind !== 'read') throw new Error(`refused: ${answer.code}`);
    expect(answer.facts!.signatures[0]!.state).toBe('signature-not-verified');
    expect(answer.transcript.issues.map(({ code }) => code)).toEqual(['several-revisions']);
  });
});
