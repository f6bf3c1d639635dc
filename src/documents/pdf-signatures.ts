import { X509Certificate } from 'node:crypto';
import type { SignatureFact } from './document-facts.js';
import type { PdfEngine, PdfHandle } from './pdf-engine.js';
import { isoDate } from './pdf-facts.js';

/** More signatures than this on one file are not looked at. */
const SIGNATURES_MAX = 10;
const CHAIN_MAX = 8;
const CHECKED = new Set(['adbe.pkcs7.detached', 'ETSI.CAdES.detached']);
/** Digests of which two texts with the same one have been found: MD5, SHA-1. */
const FORGEABLE = new Set(['1.2.840.113549.2.5', '1.3.14.3.2.26']);
const SIGNING_TIME = '1.2.840.113549.1.9.5';

interface Held {
  readonly contents: Buffer;
  readonly range: readonly number[];
  readonly kind: string;
  readonly at: string | null;
}

/**
 * The signatures on a file. `issuers` are certificates in PEM whose word is taken; without them no signature
 * is verified. Nothing is fetched: a certificate that was called back later is not noticed.
 */
export async function signaturesOn(
  engine: PdfEngine,
  pdf: PdfHandle,
  bytes: Uint8Array,
  issuers: readonly string[],
): Promise<SignatureFact[]> {
  const count = Math.min(SIGNATURES_MAX, engine.call.FPDF_GetSignatureCount(pdf));
  const facts: SignatureFact[] = [];
  for (let at = 0; at < count; at += 1) {
    const held = heldBy(engine, engine.call.FPDF_GetSignatureObject(pdf, at));
    facts.push(await factOf(held, bytes, trusted(issuers)));
  }
  return facts;
}

function heldBy(engine: PdfEngine, signature: number): Held {
  const { call } = engine;
  const text = (ask: (of: number, to: number, length: number) => number) =>
    engine
      .bytesFrom((to, length) => ask(signature, to, length))
      .toString('latin1')
      .replace(/\0+$/, '');
  const numbers = engine.bytesFrom((to, length) => {
    const count = call.FPDFSignatureObj_GetByteRange(signature, to, length / 4);
    return count * 4;
  });
  return {
    contents: engine.bytesFrom((to, length) => call.FPDFSignatureObj_GetContents(signature, to, length)),
    range: Array.from({ length: numbers.length / 4 }, (_, at) => numbers.readInt32LE(at * 4)),
    kind: text(call.FPDFSignatureObj_GetSubFilter),
    at: isoDate(text(call.FPDFSignatureObj_GetTime)),
  };
}

async function factOf(
  held: Held,
  bytes: Uint8Array,
  issuers: readonly X509Certificate[],
): Promise<SignatureFact> {
  const open = (reason: string, more: Partial<SignatureFact> = {}): SignatureFact => ({
    signer: null,
    at: held.at,
    state: 'signature-not-verified',
    reason,
    ...more,
  });
  if (!CHECKED.has(held.kind))
    return open(`A signature of the kind ${held.kind || 'that is not named'} is not checked.`);
  const content = await contentOf(held.contents).catch(() => null);
  if (content === null) return open('The signature cannot be read.');
  const signer = { signer: nameOf(content.signer), at: held.at ?? content.at };
  if (!coversAll(held, bytes))
    return open('It does not cover the whole file: something was added later.', signer);
  if (FORGEABLE.has(content.digest)) return open('Its digest is of a kind that can be forged.', signer);
  const signed = Buffer.concat([slice(bytes, held.range, 0), slice(bytes, held.range, 2)]);
  if (!(await content.isOver(signed).catch(() => false)))
    return open('The file is not the one that was signed.', signer);
  if (issuers.length === 0) return open('No issuer is configured to compare it with.', signer);
  if (signer.at === null) return open('It does not say when it was made.', signer);
  const issuer = endOfChain(content.signer, content.chain, issuers, signer.at);
  if (issuer === null) return open('Its chain does not end in a configured issuer, or had run out.', signer);
  const name = nameOf(issuer) ?? 'a configured issuer';
  const reason = `It covers the whole file, and ${name} vouches for the signer.`;
  return { ...signer, state: 'signature-verified', reason };
}

interface SignedContent {
  readonly signer: X509Certificate;
  readonly chain: readonly X509Certificate[];
  /** Object identifier of the digest. */
  readonly digest: string;
  readonly at: string | null;
  readonly isOver: (signed: Buffer) => Promise<boolean>;
}

/** What a detached CMS signature (RFC 5652) holds. Throws when it is none. */
async function contentOf(contents: Buffer): Promise<SignedContent> {
  const { ContentInfo, SignedData } = await import('pkijs');
  const info = ContentInfo.fromBER(new Uint8Array(withoutPadding(contents)));
  const data = new SignedData({ schema: info.content });
  const [signerInfo, ...others] = data.signerInfos;
  if (signerInfo === undefined || others.length > 0) throw new Error('one signer is expected');
  const chain = (data.certificates ?? []).flatMap((each) =>
    'tbsView' in each ? [new X509Certificate(Buffer.from(each.toSchema().toBER()))] : [],
  );
  const check = await data
    .verify({ signer: 0, data: new ArrayBuffer(0), extendedMode: true })
    .catch(
      (error: unknown) =>
        error as { signerCertificate?: { toSchema: () => { toBER: () => ArrayBuffer } } | null },
    );
  if (!check.signerCertificate) throw new Error('the certificate of the signer is missing');
  const time = signerInfo.signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME)?.values[0] as
    { toDate?: () => Date } | undefined;
  return {
    signer: new X509Certificate(Buffer.from(check.signerCertificate.toSchema().toBER())),
    chain,
    digest: signerInfo.digestAlgorithm.algorithmId,
    at: time?.toDate?.().toISOString().replace('.000Z', 'Z') ?? null,
    isOver: async (signed) =>
      data.verify({ signer: 0, data: new Uint8Array(signed).buffer }).catch(() => false),
  };
}

/** The hole that a signature is written into is larger than the signature; zeros fill the rest. */
function withoutPadding(contents: Buffer): Buffer {
  if (contents[0] !== 0x30 || contents.length < 4) throw new Error('no sequence');
  const first = contents[1]!;
  if (first < 0x80) return contents.subarray(0, 2 + first);
  const count = first & 0x7f;
  if (count === 0 || count > 4) return contents;
  return contents.subarray(0, 2 + count + contents.readUIntBE(2, count));
}

/** Everything but the hole with the signature itself, to the last byte of the file. */
function coversAll({ contents, range }: Held, bytes: Uint8Array): boolean {
  const [start, length, after, rest, ...more] = range;
  if (start !== 0 || length === undefined || after === undefined || rest === undefined) return false;
  if (more.length > 0 || after <= length || after + rest !== bytes.length) return false;
  const hole = Buffer.from(bytes.subarray(length, after)).toString('latin1');
  return hole.toLowerCase().replace(/\s+/g, '') === `<${contents.toString('hex')}>`;
}

function slice(bytes: Uint8Array, range: readonly number[], at: number): Uint8Array {
  return bytes.subarray(range[at]!, range[at]! + range[at + 1]!);
}

/** The configured issuer that a chain of valid certificates leads to; null when none does. */
function endOfChain(
  signer: X509Certificate,
  chain: readonly X509Certificate[],
  issuers: readonly X509Certificate[],
  at: string,
): X509Certificate | null {
  const time = Date.parse(at);
  const isValid = ({ validFrom, validTo }: X509Certificate) =>
    Date.parse(validFrom) <= time && time <= Date.parse(validTo);
  let certificate = signer;
  for (let step = 0; step < CHAIN_MAX; step += 1) {
    if (!isValid(certificate)) return null;
    const of = certificate;
    const isIssuer = (other: X509Certificate) =>
      other.ca && of.checkIssued(other) && of.verify(other.publicKey) && isValid(other);
    const end = issuers.find((issuer) => issuer.fingerprint256 === of.fingerprint256 || isIssuer(issuer));
    if (end !== undefined) return end;
    const next = chain.find((other) => other.fingerprint256 !== of.fingerprint256 && isIssuer(other));
    if (next === undefined) return null;
    certificate = next;
  }
  return null;
}

function trusted(issuers: readonly string[]): X509Certificate[] {
  return issuers.map((pem) => new X509Certificate(pem));
}

function nameOf({ subject }: X509Certificate): string | null {
  return /^(?:CN|O)=(.+)$/m.exec(subject)?.[1] ?? null;
}
