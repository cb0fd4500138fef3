import { setTimeout as wait } from 'node:timers/promises';
import { types } from 'node:util';
import type { Logger } from '@aws-lambda-powertools/logger';
import { getFailureCode } from '../records/database/database-failure';

export interface WaitOptions {
  /** Ends the wait early. */
  readonly deadline: AbortSignal;
  readonly logger: Pick<Logger, 'info'>;
  /** Milliseconds after which no further attempt is made. @default two minutes */
  readonly waitMs?: number;
}

const WAIT_MS = 120_000;
/** Milliseconds of the first pause and of the longest; each pause is twice as long as the one before. */
const PAUSE = { first: 500, longest: 15_000 };

/**
 * Connects to a database that was created or resumed a moment ago. Only an error that may pass is awaited, and only
 * before the connection: a migration is never repeated.
 */
export async function waitForDatabase<Connection>(
  connect: () => Promise<Connection>,
  { deadline, logger, waitMs = WAIT_MS }: WaitOptions,
): Promise<Connection> {
  const started = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connect();
    } catch (error) {
      const awaited = findAwaited(error);
      if (awaited === undefined) throw error;
      const pauseMs = Math.min(PAUSE.first * 2 ** (attempt - 1), PAUSE.longest);
      const waitedMs = Math.round(performance.now() - started);
      if (deadline.aborted || waitedMs + pauseMs > waitMs) throw giveUp(awaited, waitedMs, error);
      logger.info('waiting for the database', { for: awaited, code: getFailureCode(error), attempt, pauseMs });
      await wait(pauseMs, undefined, { signal: deadline }).catch(() => {
        throw giveUp(awaited, waitedMs, error);
      });
    }
  }
}

/**
 * Errors that may pass, and what is missing until then. Refused sign-ins are among them: RDS enables IAM authentication
 * some seconds after a cluster is available, and a new permission takes some seconds to take effect.
 *
 * @see https://www.postgresql.org/docs/17/errcodes-appendix.html
 */
const AWAITED: readonly (readonly [code: RegExp, awaited: string])[] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'the name of the database in DNS'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/, 'the database to accept connections'],
  [/^(ETIMEDOUT|TIMEOUT)$/, 'an answer of the database, which may be resuming'],
  [/^(ECONNRESET|EPIPE|EPROTO|CONNECTION_LOST|NO_TLS)$/, 'the database to accept TLS'],
  [/^57P03$/, 'the database to finish its start'],
  [/^53300$/, 'a free connection of the database'],
  [/^28(000|P01)$/, 'IAM authentication of the database'],
];

function findAwaited(error: unknown): string | undefined {
  const code = getConnectionFailureCode(error);
  return AWAITED.find(([pattern]) => pattern.test(code))?.[1];
}

/** pg gives the refusal of TLS no code. */
function getConnectionFailureCode(error: unknown): string {
  const words = types.isNativeError(error) ? error.message : '';
  return /does not support SSL/.test(words) ? 'NO_TLS' : (getFailureCode(error) ?? '');
}

function giveUp(awaited: string, waitedMs: number, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  const code = getConnectionFailureCode(error);
  return new Error(`waited ${Math.round(waitedMs / 1000)} s for ${awaited}: ${code} (${reason})`, { cause: error });
}
