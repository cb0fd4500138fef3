import { hash } from 'node:crypto';
import type { Pool } from 'pg';
import { Unavailable } from '../unavailable';
import {
  getFailureCode,
  isIdleSessionTimeout,
  isLostConnection,
  isOutage,
  isPreparationFailure,
} from './database-failure';

type Argument = string | number | boolean | null | undefined | Buffer | readonly string[];

/** A call of one function of the schema `bulwark`. */
export interface DatabaseFunctionCall {
  readonly function: string;
  /** By name, without the prefix `p_`. */
  readonly parameters: Readonly<Record<string, Argument>>;
  /** Whether a second call has the same effect as one. Such a call is made again when its connection was lost. */
  readonly repeatable: boolean;
}

export type DatabaseCall = <Answer>(call: DatabaseFunctionCall) => Promise<Answer>;

/**
 * Milliseconds after which a lost connection is not replaced by another one. A database that resumes may take most of
 * the time of the function for the first.
 */
const REPEAT_WITHIN_MS = 3_000;

/**
 * Sends one statement per request: a function sets the tenant, acts, and records who did it, in one transaction.
 * The statement of a function is prepared once for each connection: to prepare it each time took a fifth of the time of
 * PostgreSQL for a read. It is prepared by a message of the protocol, not by SQL, so RDS Proxy can prepare it again on
 * the connection that it chooses, and reuse the connection for the next client.
 *
 * @throws Unavailable when the database does not answer
 * @see https://aws.amazon.com/blogs/database/amazon-rds-proxy-multiplexing-support-for-postgresql-extended-query-protocol/
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-pinning.html
 */
export function createDatabaseCall(database: Pick<Pool, 'query'>): DatabaseCall {
  const statements = new Map<string, Statement>();

  return async <Answer>({ function: name, parameters, repeatable }: DatabaseFunctionCall) => {
    const text = buildText(name, Object.keys(parameters));
    const statement = statements.get(text) ?? { name: buildName(name, text), text };
    statements.set(text, statement);
    const values = Object.values(parameters);
    const ask = async () => {
      const { rows } = await database.query<{ answer: Answer }>({ ...statement, values });
      const [row] = rows;
      if (row === undefined) throw new Error(`bulwark.${name} answered nothing`);
      return row.answer;
    };
    const started = performance.now();
    try {
      return await ask().catch((error) => {
        const code = getFailureCode(error) ?? '';
        if (isPreparationFailure(code)) {
          // From now on without a name, since it may fail again.
          statement.name = '';
          return ask();
        }
        const hasTime = performance.now() - started < REPEAT_WITHIN_MS;
        if (hasTime && (isIdleSessionTimeout(code) || (repeatable && isLostConnection(code)))) return ask();
        throw error;
      });
    } catch (error) {
      const code = getFailureCode(error);
      throw code !== undefined && isOutage(code) ? new Unavailable('database', code) : error;
    }
  };
}

interface Statement {
  /** The name under which a connection prepares it; empty for a statement that is prepared for each call. */
  name: string;
  readonly text: string;
}

function buildText(name: string, parameters: readonly string[]): string {
  const named = parameters.map((parameter, index) => `p_${parameter} => $${index + 1}`);
  return `select bulwark.${name}(${named.join(', ')}) as answer`;
}

/**
 * The name contains a hash of the text: two versions of the service that share a connection of a proxy never have
 * different statements of the same name.
 */
function buildName(name: string, text: string): string {
  return `${name}_${hash('sha256', text).slice(0, 16)}`;
}
