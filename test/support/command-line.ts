import { main } from '../../src/cli/segue.js';

/** What a command wrote, and its exit code. */
export interface Written {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process. */
export async function segue(...args: readonly string[]): Promise<Written> {
  const written = { stdout: '', stderr: '' };
  const streams = ['stdout', 'stderr'] as const;
  const before = streams.map((stream) => [stream, process[stream].write] as const);
  for (const stream of streams) {
    process[stream].write = (said: string | Uint8Array) => {
      written[stream] += String(said);
      return true;
    };
  }
  try {
    const status = await main(args);
    return { status, ...written };
  } finally {
    for (const [stream, write] of before) process[stream].write = write;
  }
}
