/** The part of the package `smtp-server` that the tests use. */
declare module 'smtp-server' {
  import type { Server } from 'node:net';
  import type { Readable } from 'node:stream';

  type Done = (error?: Error | null) => void;
  export class SMTPServer {
    constructor(options: {
      authOptional: boolean;
      disabledCommands: readonly string[];
      onRcptTo?(address: { address: string }, session: unknown, done: Done): void;
      onData?(stream: Readable, session: unknown, done: Done): void;
    });
    readonly server: Server;
    listen(port: number, host: string, listening: () => void): void;
    close(closed: () => void): void;
  }
}
