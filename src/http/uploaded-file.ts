import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { invalid, ProblemError } from './problems.js';

export interface UploadedFile {
  readonly bytes: Buffer;
  readonly name: string;
}

/** How such a request is described: one part, `file`. */
export const FILE_BODY = {
  schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
};

/** As `FILE_BODY`, with the reason for what the file brings. */
export const FILE_AND_REASON_BODY = {
  schema: {
    ...FILE_BODY.schema,
    properties: { ...FILE_BODY.schema.properties, reason: { type: 'string' } },
    required: ['file', 'reason'],
  },
};

/**
 * The one file of a multipart request, in the part `file`. Its size is bounded where the server is put
 * together.
 */
export async function uploadedFile(request: FastifyRequest): Promise<UploadedFile> {
  if (!request.isMultipart()) throw notMultipart();
  const part = await request.file();
  if (part === undefined) throw invalid('file-missing', 'The part named file is missing.');
  const bytes = await part.toBuffer();
  if (part.fieldname === 'file') return { bytes, name: part.filename };
  throw invalid('file-missing', 'The file must be in the part named file.');
}

/** An uploaded file that waits on the disk until the call is answered, and the texts that came with it. */
export interface FileOnDisk {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** As `uploadedFile`, for files that are too large to be held in memory. */
export async function fileOnDisk(request: FastifyRequest, bytesMax: number): Promise<FileOnDisk> {
  if (!request.isMultipart()) throw notMultipart();
  const { files, values } = await request
    .saveRequestFiles({ limits: { fileSize: bytesMax } })
    .catch((error: unknown) => {
      if ((error as { code?: string }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
      const most = Math.floor(bytesMax / 1024 / 1024);
      const said = `The file is larger than ${most} MB. Send it in parts, each with the first line.`;
      throw new ProblemError(413, 'too-large', said);
    });
  const file = files.find(({ fieldname }) => fieldname === 'file');
  if (file === undefined) throw invalid('file-missing', 'The part named file is missing.');
  const fields = Object.entries(values).flatMap(([name, part]) => {
    const value = (part as { value?: unknown } | null | undefined)?.value;
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return {
    path: file.filepath,
    name: file.filename,
    ...(await digestOf(file.filepath)),
    fields: Object.fromEntries(fields),
  };
}

async function digestOf(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    hash.update(chunk);
  }
  return { sha256: hash.digest('hex'), bytes };
}

function notMultipart(): ProblemError {
  const said = 'Send the file as multipart/form-data in a part named file.';
  return new ProblemError(415, 'unsupported-type', said);
}
