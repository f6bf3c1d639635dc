import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ownRecordView, type OwnRecordView } from '../../contract/own-record.js';
import type { OwnCourse } from '../../domain/evaluation/own-course.js';
import { actedOn, refuseOwnCase, type Caller } from '../../http/access.js';
import { invalid, notFound } from '../../http/problems.js';
import type { UploadedFile } from '../../http/uploaded-file.js';
import { readBerkleeRecord } from '../../reference/load-berklee-record.js';
import { loadCertificates } from '../../reference/load-certificates.js';
import { ReferenceFault } from '../../reference/reference-fault.js';
import { findApplication, lockApplication } from '../../store/application.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { requestEvaluation } from '../../store/evaluation.store.js';
import { announce } from '../../store/outbox.store.js';
import { findOwnRecord, insertOwnRecord } from '../../store/own-record.store.js';

/** More rows than any student has: the file is of another kind. */
const COURSES_MAX = 400;

/**
 * Takes an applicant's courses from the school's own student record, so that a graduate of a certificate need
 * not send a transcript of them. All rows or none; the same file again changes nothing.
 */
@Injectable()
export class ImportOwnRecord {
  constructor(private readonly database: Database) {}

  async run(
    caller: Caller,
    application: string,
    { bytes }: UploadedFile,
  ): Promise<OwnRecordView & { readonly isNew: boolean }> {
    const courses = coursesIn(bytes);
    const known = loadCertificates();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return this.database.inTransaction(async (tx) => {
      const found = await findApplication(tx, application);
      if (found === null) throw notFound('This application');
      refuseOwnCase(caller, found.applicantId);
      await lockApplication(tx, application);
      const before = await findOwnRecord(tx, application);
      if (before?.sha256 === sha256) return { ...ownRecordView(before, known), isNew: false };
      const version = await insertOwnRecord(tx, { application, sha256, courses, by: caller.id });
      const facts = { version, courses: courses.length, sha256 };
      const entry = actedOn(caller, application, application);
      await appendAudit(tx, { ...entry, action: 'own-record.imported', facts });
      await requestEvaluation(tx, application, 'own-record-imported');
      await announce(tx, { application, kind: 'application', id: application, state: found.state });
      return { ...ownRecordView((await findOwnRecord(tx, application))!, known), isNew: true };
    });
  }
}

function coursesIn(bytes: Uint8Array): readonly OwnCourse[] {
  const courses = readOrInvalid(bytes);
  if (courses.length === 0) throw invalid('no-courses', 'The file names no course under its first line.');
  if (courses.length > COURSES_MAX)
    throw invalid(
      'too-many-courses',
      `The file has more than ${COURSES_MAX} rows: it is no record of one student.`,
    );
  return courses;
}

function readOrInvalid(bytes: Uint8Array): readonly OwnCourse[] {
  try {
    return readBerkleeRecord(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'the record');
  } catch (error) {
    if (error instanceof ReferenceFault) {
      const place = error.where === null ? '' : `Line ${error.where.line}, column ${error.where.column}: `;
      throw invalid(error.code, `${place}${error.sentence}. Nothing was taken from the file.`);
    }
    if (error instanceof TypeError)
      throw invalid('not-text', 'The file is no text in UTF-8. Save it as CSV UTF-8.');
    throw error;
  }
}
