import type { Pool } from 'pg';
import { Unavailable } from '../unavailable';
import { failureCode, isLostConnection, isOutage } from './database-failure';

type Argument = string | number | boolean | null | undefined | Buffer | readonly string[];

/** A call of one function of the schema `bulwark`. */
export interface Call {
  readonly function: string;
  /** By name, without the `p_` that parameters carry there. */
  readonly parameters: Readonly<Record<string, Argument>>;
  /** Doing it twice is as good as once, so a connection that was found broken is replaced and the call made again. */
  readonly repeatable: boolean;
}

export type DatabaseCall = <Answer>(call: Call) => Promise<Answer>;

/**
 * One statement a request: the function sets the tenant, acts and writes down who did it, in one transaction. The statement is unnamed
 * and changes nothing of the session, so RDS Proxy can give the connection to the next one.
 *
 * @throws Unavailable when the database does not answer
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-pinning.html
 */
export function databaseCall(database: Pick<Pool, 'query'>): DatabaseCall {
  return async <Answer>({ function: name, parameters, repeatable }: Call) => {
    const named = Object.keys(parameters).map((parameter, index) => `p_${parameter} => $${index + 1}`);
    const ask = async () => {
      const text = `select bulwark.${name}(${named.join(', ')}) as answer`;
      const { rows } = await database.query<{ answer: Answer }>(text, Object.values(parameters));
      const [row] = rows;
      if (row === undefined) throw new Error(`bulwark.${name} answered nothing`);
      return row.answer;
    };
    try {
      return await ask().catch((error) => {
        if (repeatable && isLostConnection(failureCode(error) ?? '')) return ask();
        throw error;
      });
    } catch (error) {
      const code = failureCode(error);
      throw code !== undefined && isOutage(code) ? new Unavailable('database', code) : error;
    }
  };
}
