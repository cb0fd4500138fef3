import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';

/** Seconds per measurement. */
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 10);
/** Not counted: the JIT compilers of both sides need some seconds. */
const WARM_UP_SECONDS = 5;
/** Concurrent requests: few to measure latency, more to measure throughput. */
const [FEW, MANY] = [16, 32];

interface Started {
  readonly url: string;
  readonly postmaster: number;
  readonly bareUrl: string;
  readonly token: string;
  readonly apiKey: string;
}

interface Measured {
  readonly what: string;
  readonly connections: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly requests: number;
}

type Headers = Readonly<Record<string, string>>;

const buildRecord = (subject: string = randomUUID()) =>
  JSON.stringify({ subject, fields: { name: 'Ada Example', email: 'ada@example.com', note: 'Prefers letters.' } });

async function measure(what: string, options: autocannon.Options): Promise<Measured> {
  await autocannon({ duration: WARM_UP_SECONDS, ...options });
  const result = await autocannon({ duration: SECONDS, ...options });
  if (result.non2xx + result.errors > 0) throw new Error(`${what}: ${result.non2xx} refused, ${result.errors} errors`);
  const { requests, latency } = result;
  return {
    what,
    connections: options.connections ?? 0,
    perSecond: Math.round(requests.average),
    p50: latency.p50,
    p99: latency.p99,
    requests: requests.total,
  };
}

async function main(): Promise<void> {
  const child = fork(join(__dirname, 'backend-process.ts'), {
    execArgv: ['--no-warnings', '--import', 'tsx', '--conditions=bulwark-source'],
  });
  const { url, bareUrl, postmaster, token, apiKey } = await waitForMessage<Started>(child);
  const pinned = pin(child.pid ?? 0, '0') && pin(postmaster, '1') && pin(process.pid, '1');
  const headers = { authorization: `Bearer ${token}`, 'x-api-key': apiKey, 'content-type': 'application/json' };

  const create = (to: string, sent: Headers, subject?: string): autocannon.Options => ({
    url: to,
    method: 'POST',
    connections: MANY,
    headers: sent,
    requests: [
      {
        setupRequest: (request) => ({
          ...request,
          headers: { ...request.headers, 'idempotency-key': randomBytes(12).toString('hex') },
          body: buildRecord(subject),
        }),
      },
    ],
  });
  const read = (to: string, sent: Headers): autocannon.Options => ({ url: to, connections: FEW, headers: sent });

  const id = await createRecord(`${url}/records`, headers);
  const bareId = await createRecord(bareUrl, headers);
  const before = await countKmsCalls(child);
  const defended = [
    await measure('read by id', read(`${url}/records/${id}`, headers)),
    await measure('create, each of a new person', create(`${url}/records`, headers)),
    await measure('create, all of one person', create(`${url}/records`, headers, randomUUID())),
    await measure('search', {
      url: `${url}/records/search`,
      method: 'POST',
      connections: FEW,
      headers,
      body: JSON.stringify({ email: 'nobody@example.com' }),
    }),
  ];
  const requests = defended.reduce((sum, each) => sum + each.requests, 0);
  const calls = (await countKmsCalls(child)) - before;
  const bare = [
    await measure('bare server: read by id', read(`${bareUrl}/${bareId}`, {})),
    await measure('bare server: create', create(bareUrl, { 'content-type': 'application/json' })),
  ];
  child.send('stop');

  const lines = [...defended, ...bare].map(
    ({ what, connections, perSecond, p50, p99 }) =>
      `${what.padEnd(32)}${`${connections}`.padStart(12)}${`${perSecond}`.padStart(8)}/s${`${p50}`.padStart(8)} ms${`${p99}`.padStart(8)} ms`,
  );
  const computeRatio = (one: number, other: number) =>
    ((defended[one]?.perSecond ?? 0) / (bare[other]?.perSecond ?? 1)).toFixed(2);
  process.stdout.write(
    `${SECONDS} s each, ${cpus().length} cores shared with the load${pinned ? ' (one for the backend, one for all else)' : ''}, Node.js ${process.version}\n\n` +
      `${''.padEnd(32)}${'connections'.padStart(12)}${'rate'.padStart(10)}${'p50'.padStart(11)}${'p99'.padStart(11)}\n${lines.join('\n')}\n\n` +
      `With every defence, as a share of the rate of the bare server: read ${computeRatio(0, 0)}, create ${computeRatio(1, 1)}\n` +
      `KMS calls in ${requests} requests: ${calls} (${((calls / requests) * 10_000).toFixed(2)} in 10,000)\n`,
  );
}

/** Pins a process to one core where the system supports it, so that processes do not move between cores. */
function pin(pid: number, core: string): boolean {
  return spawnSync('taskset', ['-acp', core, `${pid}`]).status === 0;
}

function waitForMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (sent) => resolve(sent as T));
    child.once('exit', () => reject(new Error('the backend exited')));
  });
}

async function countKmsCalls(child: ChildProcess): Promise<number> {
  const answer = waitForMessage<{ kmsCalls: number }>(child);
  child.send('calls');
  return (await answer).kmsCalls;
}

async function createRecord(url: string, headers: Headers): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': randomBytes(12).toString('hex') },
    body: buildRecord(),
  });
  const { id }: { id?: string } = Object(await response.json());
  if (id === undefined) throw new Error(`${url} answered ${response.status}`);
  return id;
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
