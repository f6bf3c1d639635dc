import { join } from 'node:path';
import { z } from 'zod';
import type { Certificate } from '../domain/program/certificate.js';
import { readOrFault } from './files.js';
import { PACKAGE_ROOT } from './package-root.js';
import { amount, bool, count, list, money, nullable, text } from './shapes.js';
import { readYaml } from './yaml-file.js';

const FILE = 'reference/certificates/berklee-online.yaml';

const orNull = nullable(text);

const CertificatesFile = z.strictObject({
  types: z.array(
    z.strictObject({
      name: text,
      era: text,
      courses: orNull,
      credits: orNull,
      duration: orNull,
      fee: orNull,
      note: orNull,
      source: text,
    }),
  ),
  certificates: z.array(
    z.strictObject({
      name: text,
      type: text,
      courses: nullable(count),
      credits: nullable(amount),
      required: list(text),
      requiredCount: nullable(count),
      electives: list(text),
      electiveCount: nullable(count),
      listComplete: bool,
      pricePerCourse: nullable(money),
      payInFull: nullable(money),
      discount: orNull,
      startSeen: orNull,
      note: orNull,
      source: text,
    }),
  ),
  conversion: z.array(
    z.strictObject({ rule: text, value: text, conditions: list(text), source: orNull, confidence: text }),
  ),
});

/** What the school's pages say of certificates: the types, those that are named, and what they turn into. */
type CertificateFacts = z.infer<typeof CertificatesFile>;

/** The file belongs to the program: every application that is shown asks for the same certificates. */
let loaded: CertificateFacts | null = null;

/** The school's certificates with their sources. Throws `ReferenceFault`, also for an unknown type. */
export function loadCertificates(): readonly Certificate[] {
  return loadCertificateFacts().certificates;
}

/** Everything that is known of certificates. Throws `ReferenceFault`. */
export function loadCertificateFacts(): CertificateFacts {
  return (loaded ??= readCertificates(readOrFault(join(PACKAGE_ROOT, FILE)), FILE));
}

/** Reads the certificates from YAML text; `file` only names it in faults. */
export function readCertificates(yaml: string, file: string): CertificateFacts {
  const { value, fault } = readYaml(yaml, file, CertificatesFile);
  value.certificates.forEach((certificate, at) => {
    const { name, type } = certificate;
    const place = (field: string) => ['certificates', at, field];
    if (!value.types.some((each) => each.name === type))
      throw fault('unknown-type', `${name}: the type ${type} is none of those above`, place('type'));
    if (value.certificates.findIndex((each) => each.name === name) !== at)
      throw fault('name-twice', `the certificate ${name} stands twice`, place('name'));
    const wrong = miscounted(certificate);
    if (wrong !== null) throw fault('miscounted', `${name}: ${wrong}`, place('required'));
  });
  return value;
}

/** A list never names more courses than it takes, and a complete one names them all. */
function miscounted(certificate: CertificateFacts['certificates'][number]): string | null {
  const { courses, required, requiredCount, electives, electiveCount, listComplete } = certificate;
  const most = requiredCount ?? courses;
  if (most !== null && required.length > most)
    return `${required.length} courses are listed as required, of ${most}`;
  const all = required.length + (electiveCount ?? electives.length);
  return listComplete && courses !== null && all !== courses
    ? `the list is called complete and has ${all} of ${courses} courses`
    : null;
}
