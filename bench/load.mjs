import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { asNewFile } from './reference-transcript.mjs';

let uploads = 0;

/** So many uploads by so many clients, each waiting for its proposal before it sends the next. */
export async function uploadInTurn(service, bytes, { count, clients }) {
  const applications = await service.makeApplications(count);
  const before = service.cpu();
  const startedAt = performance.now();
  const results = [];
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let next = applications.pop(); next !== undefined; next = applications.pop())
        results.push(await service.upload(next, asNewFile(bytes, (uploads += 1))));
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const after = service.cpu();
  return {
    answered: results.map(({ answeredMs }) => answeredMs),
    proposed: results.map(({ proposedMs }) => proposedMs),
    perSecond: count / seconds,
    serviceCpuMs: (after.service - before.service) / count,
    postgresCpuMs: (after.postgres - before.postgres) / count,
  };
}

/** Uploads that come at a steady rate, whether or not the ones before are done: how a busy day feels. */
export async function uploadAtRate(service, bytes, { perSecond, seconds }) {
  const count = Math.max(5, Math.round(perSecond * seconds));
  const applications = await service.makeApplications(count);
  const running = [];
  for (const application of applications) {
    running.push(service.upload(application, asNewFile(bytes, (uploads += 1))));
    await sleep(1000 / perSecond);
  }
  return (await Promise.all(running)).map(({ proposedMs }) => proposedMs);
}

/** GETs by so many clients for so long, over kept connections. */
export async function get(url, cookie, { clients, seconds }) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const walls = [];
  const until = performance.now() + seconds * 1000;
  const one = () =>
    new Promise((resolve, reject) => {
      const asked = request(url, { agent, headers: { Cookie: cookie } }, (answer) => {
        answer.resume();
        answer.once('end', () =>
          answer.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${answer.statusCode}`)),
        );
      });
      asked.once('error', reject);
      asked.end();
    });
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        const startedAt = performance.now();
        await one();
        walls.push(performance.now() - startedAt);
      }
    }),
  );
  agent.destroy();
  return { walls, perSecond: walls.length / seconds };
}
