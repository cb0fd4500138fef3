import { randomUUID } from 'node:crypto';
import type { DatabaseFunctionCall } from '../../../../lambda/records/database/database-call';
import { STATEMENT_MS } from '../../../../lambda/records/database/database-connection';
import { createWriteService } from '../../../../lambda/records/write/write-service';
import { deriveTestKeys } from '../encryption/test-keys';
import {
  type AuthorizedRequest,
  CLIENT_KEYS,
  createAnsweringDatabase,
  createKeepingLogger,
  NOW,
  now,
  type ServiceResponse,
  sendTo,
} from '../service-requests';

export const tenant = deriveTestKeys();
export const subject = randomUUID();
export const RECEIPT = { id: randomUUID(), subject, version: 1, createdAt: NOW, updatedAt: NOW };
/** After this the function has given up. */
export const DEADLINE = new Date(now() + STATEMENT_MS).toISOString();

/** The keys of the tenant, and how they were asked for. A test calls `reset` before. */
export const keys = {
  exist: true,
  asked: [] as unknown[],
  reset() {
    Object.assign(this, { exist: true, asked: [] });
  },
};
const ring = {
  find: async (...parameters: unknown[]) => {
    keys.asked.push(['find', ...parameters]);
    return keys.exist ? tenant : undefined;
  },
  findOrCreate: async (...parameters: unknown[]) => {
    keys.asked.push(['findOrCreate', ...parameters]);
    return tenant;
  },
  forget: (name: string) => void keys.asked.push(['forget', name]),
};

export interface WriteResponse extends ServiceResponse {
  readonly calls: readonly DatabaseFunctionCall[];
  /** Of the log line. */
  readonly event: unknown;
}

/** Sends a request to the function that writes, with a database that gives these answers. */
export async function sendWrite(
  request: Omit<AuthorizedRequest, 'scope'>,
  ...answers: readonly unknown[]
): Promise<WriteResponse> {
  const { call, calls } = createAnsweringDatabase(...answers);
  const { logger, lines } = createKeepingLogger();
  const handle = createWriteService({ call, keys: ring, clientKeys: CLIENT_KEYS, logger, now });
  const response = await sendTo(handle, { ...request, scope: 'records/write' });
  return { ...response, calls, event: lines[0]?.['event'] };
}

/** Bytes of a parameter, as they are stored, in base64. */
export const readBytes = (value: unknown) => (value === null ? null : Buffer.from(Object(value)).toString('base64'));
