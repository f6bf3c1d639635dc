import { connect } from 'node:net';
import { until } from '../support/client.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

describe('a body that is too large', () => {
  it('is heard out, so that whoever still sends it gets the answer', async () => {
    const piece = Buffer.alloc(256 * 1024, 'a');
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (bytes) => (answer += String(bytes)));
    const head = ['POST /api/sessions HTTP/1.1', `Host: ${hostname}`, 'X-Segue: 1'];
    socket.write(
      [...head, 'Content-Type: application/json', `Content-Length: ${piece.length * 8}`, '', ''].join('\r\n'),
    );
    await until(async () => answer.includes(' 413 '));
    for (let n = 0; n < 8; n += 1) {
      await new Promise<void>((resolve, reject) => {
        socket.write(piece, (error) => (error === undefined || error === null ? resolve() : reject(error)));
      });
    }
    // The next question on the same connection is answered too.
    socket.write(`GET /api/nothing HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
    await until(async () => answer.includes(' 404 '));
    socket.destroy();
  });
});
