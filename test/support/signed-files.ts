import { webcrypto } from 'node:crypto';
import { Integer, OctetString, PrintableString, UTCTime } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  getCrypto,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

type Keys = webcrypto.CryptoKeyPair;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };
const HOLE = 8192;

export interface Authority {
  readonly keys: Keys;
  readonly certificate: Certificate;
  readonly pem: string;
}

/** An authority of our own, or a signer that one vouches for; made anew for each test. */
export async function authority(name: string, by: Authority | null = null): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: Math.ceil(Math.random() * 1e9) });
  certificate.subject.typesAndValues.push(commonName(name));
  certificate.issuer.typesAndValues.push(...(by?.certificate.subject.typesAndValues ?? [commonName(name)]));
  certificate.notBefore.value = new Date('2020-01-01T00:00:00Z');
  certificate.notAfter.value = new Date('2035-01-01T00:00:00Z');
  const isAuthority = new BasicConstraints({ cA: by === null });
  certificate.extensions = [
    new Extension({ extnID: '2.5.29.19', critical: true, extnValue: isAuthority.toSchema().toBER() }),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign((by?.keys ?? keys).privateKey, 'SHA-256');
  const body = Buffer.from(certificate.toSchema().toBER()).toString('base64').replace(/.{64}/g, '$&\n');
  const pem = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  return { keys, certificate, pem };
}

function commonName(value: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type: '2.5.4.3', value: new PrintableString({ value }) });
}

/** The PDF with a signature behind its end, made by the signer and sent with these certificates. */
export async function sign(
  bytes: Buffer,
  signer: Authority,
  chain: readonly Authority[] = [],
  digest: 'SHA-256' | 'SHA-1' = 'SHA-256',
): Promise<Buffer> {
  const { file, hole } = withHole(bytes);
  const signed = Buffer.concat([file.subarray(0, hole), file.subarray(hole + HOLE * 2 + 2)]);
  const contents = await cms(signed, signer, chain, digest);
  file.write(contents.toString('hex').padEnd(HOLE * 2, '0'), hole + 1, 'latin1');
  return file;
}

/** An incremental update with a signature field whose contents are still to be written. */
function withHole(bytes: Buffer): { file: Buffer; hole: number } {
  const text = bytes.toString('latin1');
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)![1]!;
  const size = Number(/\/Size (\d+)/.exec(text)![1]);
  const root = Number(/\/Root (\d+) 0 R/.exec(text)![1]);
  const catalog = new RegExp(`(?:^|\\n)${root} 0 obj\\s*<<([\\s\\S]*?)>>\\s*endobj`).exec(text)![1]!;
  const [field, value] = [size, size + 1];
  const place = 'X'.repeat(40);
  const objects: [number, string][] = [
    [root, `<<${catalog} /AcroForm << /Fields [${field} 0 R] /SigFlags 3 >> >>`],
    [field, `<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /Rect [0 0 0 0] /V ${value} 0 R >>`],
    [
      value,
      '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (D:20240502120000Z) ' +
        `/ByteRange ${place} /Contents <${'0'.repeat(HOLE * 2)}> >>`,
    ],
  ];
  let added = '';
  let table = '';
  for (const [number, object] of objects) {
    table += `${number} 1\n${String(bytes.length + added.length).padStart(10, '0')} 00000 n \n`;
    added += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const start = bytes.length + added.length;
  const trailer = `trailer\n<< /Size ${size + 2} /Root ${root} 0 R /Prev ${before} >>\n`;
  const file = Buffer.concat([
    bytes,
    Buffer.from(`${added}xref\n${table}${trailer}startxref\n${start}\n%%EOF\n`, 'latin1'),
  ]);
  const hole = file.indexOf('/Contents <') + '/Contents '.length;
  const after = hole + HOLE * 2 + 2;
  file.write(`[0 ${hole} ${after} ${file.length - after}]`.padEnd(40), file.indexOf(place), 'latin1');
  return { file, hole };
}

async function cms(
  signed: Buffer,
  { keys, certificate }: Authority,
  chain: readonly Authority[],
  digest: 'SHA-256' | 'SHA-1',
): Promise<Buffer> {
  const hash = await webcrypto.subtle.digest(digest, new Uint8Array(signed));
  const attribute = (type: string, value: unknown) => new Attribute({ type, values: [value] });
  const data = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    certificates: [certificate, ...chain.map((each) => each.certificate)],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        digestAlgorithm: new AlgorithmIdentifier({
          algorithmId: getCrypto(true).getOIDByAlgorithm({ name: digest }, true),
        }),
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute('1.2.840.113549.1.9.3', contentType()),
            attribute('1.2.840.113549.1.9.5', new UTCTime({ valueDate: new Date('2024-05-02T12:00:00Z') })),
            attribute('1.2.840.113549.1.9.4', new OctetString({ valueHex: hash })),
          ],
        }),
      }),
    ],
  });
  await data.sign(keys.privateKey, 0, digest);
  const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: data.toSchema(true) });
  return Buffer.from(info.toSchema().toBER());
}

function contentType() {
  return new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }).toSchema().valueBlock.value[0];
}
