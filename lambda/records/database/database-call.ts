import type { Pool } from 'pg';
import { Unavailable } from '../unavailable';
import { getFailureCode, isIdleSessionTimeout, isLostConnection, isOutage } from './database-failure';

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
 * Sends one statement per request: a function sets the tenant, acts, and records who did it, in one transaction. The
 * statement is unnamed and changes no session state, so RDS Proxy can reuse the connection for the next client.
 *
 * @throws Unavailable when the database does not answer
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-pinning.html
 */
export function createDatabaseCall(database: Pick<Pool, 'query'>): DatabaseCall {
  return async <Answer>({ function: name, parameters, repeatable }: DatabaseFunctionCall) => {
    const named = Object.keys(parameters).map((parameter, index) => `p_${parameter} => $${index + 1}`);
    const ask = async () => {
      const text = `select bulwark.${name}(${named.join(', ')}) as answer`;
      const { rows } = await database.query<{ answer: Answer }>(text, Object.values(parameters));
      const [row] = rows;
      if (row === undefined) throw new Error(`bulwark.${name} answered nothing`);
      return row.answer;
    };
    const started = performance.now();
    try {
      return await ask().catch((error) => {
        const code = getFailureCode(error) ?? '';
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
