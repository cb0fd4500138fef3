import type { TemplateResource } from '../../templates/template-resource';
import { findKind } from '../kinds/all-kinds';
import { findNumber, findText, readAt } from '../known-values';
import type { Admission } from './security-groups';

/** Engines of databases, each with its name for readers and the port without a setting. */
const ENGINES: readonly (readonly [RegExp, string, number])[] = [
  [/postgres/i, 'PostgreSQL', 5432],
  [/mysql|mariadb|^aurora$/i, 'MySQL', 3306],
  [/sqlserver/i, 'SQL Server', 1433],
  [/oracle/i, 'Oracle', 1521],
  [/db2/i, 'Db2', 50_000],
  [/memcached/i, 'Memcached', 11_211],
  [/redis|valkey/i, 'Redis', 6379],
];

/** Properties that set the port of a database or a cache. */
const PORTS = ['Port', 'DBPort', 'DbPort'];

/** Whether a rule admits clients: one for another port, such as that of a node exporter, is no way to the data. */
export function isForClients({ from, to }: Admission, target: TemplateResource): boolean {
  const port = findPort(target);
  return port === undefined || (from <= port && port <= to);
}

/** `PostgreSQL 5432`, `HTTPS`; the ports of the rule when the kind of service is not known. */
export function readProtocol(target: TemplateResource, { ports }: Admission): string {
  const named = findKind(target.type)?.protocol;
  if (named === 'HTTPS' && ports === 'tcp 443') return named;
  const name = findEngine(target)?.[1] ?? (named === 'HTTPS' ? undefined : named?.replace(/ \d+$/, ''));
  const port = findPort(target);
  if (name !== undefined) return port === undefined ? name : `${name} ${port}`;
  return ports.replace('tcp', 'TCP').replace('udp', 'UDP');
}

/** The port that clients use, as far as the template or the kind of service determines it. */
function findPort(target: TemplateResource): number | undefined {
  for (const property of PORTS) {
    const port = findNumber(readAt(target, property));
    if (port !== undefined) return port;
  }
  if (readAt(target, 'Port').present) return undefined;
  const usual = /\d+$/.exec(findKind(target.type)?.protocol ?? '')?.[0];
  return usual === undefined ? findEngine(target)?.[2] : Number(usual);
}

function findEngine(target: TemplateResource): (typeof ENGINES)[number] | undefined {
  const engine = findText(readAt(target, 'Engine')) ?? findText(readAt(target, 'EngineFamily'));
  return engine === undefined ? undefined : ENGINES.find(([pattern]) => pattern.test(engine));
}
