import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDropzone } from 'react-dropzone';
import { call, sentenceOf } from '../api.js';
import classes from './file-drop.module.css';
import { Note } from './note.js';

const MEBIBYTES_MAX = 20;

interface FileDropProps {
  readonly application: string;
  /** A field that fills the page, or a line among others. */
  readonly isLarge: boolean;
}

/** Takes files by dropping, choosing or keyboard, and sends them one after another. */
export function FileDrop({ application, isLarge }: FileDropProps) {
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: (files: readonly File[]) => sendAll(application, files),
    onSettled: () => queries.invalidateQueries({ queryKey: ['application', application] }),
  });
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    onDrop: (files) => files.length > 0 && send.mutate(files),
    noClick: true,
    noKeyboard: true,
    disabled: send.isPending,
  });
  return (
    <div className="stack no-print">
      <div
        {...getRootProps()}
        className={classes['drop']}
        data-large={isLarge || undefined}
        data-over={isDragActive || undefined}
      >
        <input {...getInputProps()} aria-label="Transcript files" />
        <p className={classes['title']}>
          {isLarge ? 'Drop your transcripts here' : 'Add another transcript'}
        </p>
        <p className="quiet">
          A PDF as your school issued it is best. Scans, photos, CSV, plain text and electronic records (PESC,
          ELMO, EDI, CLR) work too; up to {MEBIBYTES_MAX} MB a file.
        </p>
        <Button variant={isLarge ? 'filled' : 'default'} loading={send.isPending} onClick={open}>
          Choose files
        </Button>
      </div>
      {(send.data ?? []).map(({ name, sentence }) => (
        <Note key={name} tone="refused" title={name}>
          {sentence}
        </Note>
      ))}
    </div>
  );
}

/** Gives what could not be sent; the others are on their way already. */
async function sendAll(
  application: string,
  files: readonly File[],
): Promise<{ name: string; sentence: string }[]> {
  const refused = [];
  for (const file of files) {
    const form = new FormData();
    form.append('file', file);
    try {
      await call('POST', `/applications/${application}/transcripts`, form);
    } catch (error) {
      refused.push({ name: file.name, sentence: sentenceOf(error) });
    }
  }
  return refused;
}
