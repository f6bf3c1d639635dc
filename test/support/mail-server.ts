import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface ReceivedLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
}

/** A mail server that keeps what it gets. `refuse` answers addresses with a passing failure, naming them. */
export class MailServer {
  readonly received: ReceivedLetter[] = [];
  refuse = false;
  #server: SMTPServer | null = null;

  /** Listens on the port; 0 takes a free one. Gives the port. */
  async open(port = 0): Promise<number> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, done) =>
        this.refuse
          ? done(Object.assign(new Error(`<${address}> is busy, come back later`), { responseCode: 450 }))
          : done(),
      onData: (stream, _session, done) => {
        simpleParser(stream).then(({ to, subject, text, messageId }) => {
          const [first] = to === undefined ? [] : [to].flat();
          const address = first?.value[0]?.address ?? '';
          this.received.push({
            to: address,
            subject: subject ?? '',
            text: text ?? '',
            messageId: messageId ?? '',
          });
          done();
        }, done);
      },
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    this.#server = server;
    const address = server.server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }

  close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    return server === null ? Promise.resolve() : new Promise((resolve) => server.close(resolve));
  }
}
