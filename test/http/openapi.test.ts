import { readFileSync } from 'node:fs';
import { Client } from '../support/client.js';
import { startServer, type TestServer } from '../support/server.js';

const committed = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));

/** The calls that programs of others may rely on. */
const FIXED: readonly (readonly [string, string])[] = [
  ['post', '/api/accounts'],
  ['post', '/api/accounts/verification'],
  ['post', '/api/sessions'],
  ['get', '/api/sessions/current'],
  ['delete', '/api/sessions/current'],
  ['post', '/api/applications'],
  ['post', '/api/applications/{id}/transcripts'],
  ['get', '/api/transcripts/{id}'],
  ['get', '/api/transcripts/{id}/pages/{n}.png'],
  ['get', '/api/applications/{id}/evaluation'],
  ['get', '/api/evaluations/{id}'],
  ['get', '/api/applications/{id}/events'],
  ['get', '/api/staff/queue'],
  ['post', '/api/evaluations/{id}/decisions'],
  ['get', '/api/health/live'],
  ['get', '/api/health/ready'],
  ['get', '/metrics'],
];

describe('the published description of the API', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ SEGUE_ROLE: 'api' });
  });
  afterAll(() => server?.stop());

  it('in the repository is the one that the service serves', async () => {
    const { status, body } = await new Client(server.url).get('/api/openapi.json');
    expect(status).toBe(200);
    expect(body).toEqual(committed);
  });

  it('comes with a page to try it', async () => {
    const { status, body } = await new Client(server.url).get('/api/docs');
    expect(status).toBe(200);
    expect(String(body)).toContain('swagger-ui');
  });

  it.each(FIXED)('names %s %s, with what it answers', (method, path) => {
    const { responses } = committed.paths[path][method];
    expect(Object.keys(responses).filter((status) => status.startsWith('2'))).not.toEqual([]);
    expect(responses.default.description).toMatch(/problem\+json/);
  });

  it('points at no schema that it does not hold', () => {
    const text = JSON.stringify(committed);
    const named = [...text.matchAll(/#\/components\/schemas\/([^"]+)/g)].map(([, name]) => name!);
    const held = Object.keys(committed.components.schemas);
    expect(named.filter((name) => !held.includes(name))).toEqual([]);
  });
});
