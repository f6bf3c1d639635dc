import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readConfig, SETTINGS } from '../../src/config.js';

type Service = Readonly<Record<string, any>>;
const text = readFileSync('docker-compose.yml', 'utf8');
const services: Readonly<Record<string, Service>> = parse(text, { merge: true }).services;
const dockerfile = readFileSync('Dockerfile', 'utf8');

const GIVEN: Readonly<Record<string, string>> = {
  PUBLIC_URL: 'https://transfer.example.edu',
  POSTGRES_PASSWORD: 'pgpassword',
  S3_ACCESS_KEY: 'thekey',
  S3_SECRET_KEY: 'thesecret',
  SESSION_SECRET: 'a-secret-of-forty-characters-for-a-test!',
};

/** Fills in variables as compose does: `${NAME:-default}` and `${NAME:?sentence}`. */
function filled(value: string, given = GIVEN): string {
  return value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, mark: string, rest: string) => {
    if (given[name] !== undefined) return given[name];
    if (mark === '-') return rest;
    throw new Error(rest);
  });
}

function settingsOf(name: string, given = GIVEN): Record<string, string> {
  const environment = services[name]!['environment'] as Record<string, string>;
  return Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, filled(value, given)]));
}

describe('docker-compose.yml', () => {
  it.each(['api', 'worker'])('gives the %s settings that exist, and production accepts them', (name) => {
    const settings = settingsOf(name);
    expect(Object.keys(settings).filter((each) => !SETTINGS.includes(each))).toEqual([]);
    const config = readConfig(settings);
    expect(config).toMatchObject({ mode: 'production', role: name, publicUrl: GIVEN['PUBLIC_URL'] });
    const { databaseUrl, redisUrl, storageUrl, smtpUrl } = config;
    const hosts = [databaseUrl, redisUrl, storageUrl, smtpUrl].map((url) => new URL(url!).hostname);
    expect(hosts).toEqual(['postgres', 'redis', 'storage', 'mailpit']);
  });

  it('gives both the same records, queue, storage, secret and address to listen on', () => {
    const own = ['SEGUE_ROLE', 'WORKER_CONCURRENCY'];
    const shared = (settings: Record<string, string>) =>
      Object.entries(settings).filter(([name]) => !own.includes(name));
    expect(shared(settingsOf('worker'))).toEqual(shared(settingsOf('api')));
  });

  it('names every secret that is missing in a sentence, and holds none', () => {
    for (const name of Object.keys(GIVEN)) {
      const { [name]: _, ...others } = GIVEN;
      expect(() => settingsOf('api', others)).toThrow(new RegExp(`^set ${name} to .{10,}`));
    }
    const fixed = Object.values(services).flatMap(({ environment = {} }) => Object.entries(environment));
    const secrets = fixed.filter(([name]) => /PASSWORD|SECRET|KEY/.test(name));
    expect(secrets.length).toBeGreaterThan(3);
    expect(secrets.filter(([, value]) => !/^\$\{\w+:\?[^}]+\}$/.test(String(value)))).toEqual([]);
  });

  it('keeps Redis from forgetting, and letters from being lost when one is given', () => {
    const command = services['redis']!['command'].join(' ');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toContain('--appendonly yes');
    const sending = settingsOf('worker', { ...GIVEN, SMTP_URL: 'smtps://u:p@mail.example.edu' });
    expect(readConfig(sending).smtpUrl).toBe('smtps://u:p@mail.example.edu');
  });

  it('lets workers be many, and starts nothing before what it needs is well', () => {
    expect(Object.keys(services).toSorted()).toEqual([
      'api',
      'mailpit',
      'postgres',
      'redis',
      'storage',
      'worker',
    ]);
    for (const [name, service] of Object.entries(services)) {
      expect(service).not.toHaveProperty('container_name');
      const words: unknown[] = service['healthcheck'].test;
      expect([name, words.map((word) => typeof word)]).toEqual([name, words.map(() => 'string')]);
    }
    for (const name of ['api', 'worker']) {
      const { HOST, PORT } = settingsOf(name);
      expect(HOST).toBe('0.0.0.0');
      expect(services[name]!['healthcheck'].test.at(-1)).toContain(`:${PORT}/api/health/ready`);
    }
    expect(services['worker']).not.toHaveProperty('ports');
    for (const name of ['api', 'worker']) {
      const needs = Object.entries(services[name]!['depends_on']);
      expect(needs.map(([need]) => need).toSorted()).toEqual(['postgres', 'redis', 'storage']);
      expect(needs.filter(([, { condition }]: any) => condition !== 'service_healthy')).toEqual([]);
    }
  });

  it('keeps what must last on volumes, and shows ports to this machine only', () => {
    const kept = Object.entries(services).flatMap(([name, { volumes = [] }]) =>
      volumes.map((volume: string) => `${name} ${volume}`),
    );
    expect(kept).toEqual([
      'postgres postgres:/var/lib/postgresql',
      'redis redis:/data',
      'storage storage:/data',
    ]);
    const ports = Object.values(services).flatMap((service) => service['ports'] ?? []);
    expect(ports.filter((port: string) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('runs the built service as nobody special', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^CMD \["node", "dist\/src\/main\.js"\]$/m);
  });
});
