import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { invalid, ProblemError } from './problems.js';

export interface UploadedFile {
  readonly bytes: Buffer;
  readonly name: string;
}

/**
 * The one file of a multipart request, in the part `file`. Its size is bounded where the server is put
 * together.
 */
export async function uploadedFile(request: FastifyRequest): Promise<UploadedFile> {
  if (!request.isMultipart()) {
    throw new ProblemError(
      415,
      'unsupported-type',
      'Send the file as multipart/form-data in a part named file.',
    );
  }
  const part = await request.file();
  if (part === undefined) throw invalid('file-missing', 'The part named file is missing.');
  const bytes = await part.toBuffer();
  if (part.fieldname === 'file') return { bytes, name: part.filename };
  throw invalid('file-missing', 'The file must be in the part named file.');
}
