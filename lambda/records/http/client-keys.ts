import { parse, record, string } from 'zod/mini';
import type { ClientKeys } from './principal';

type Environment = Readonly<Record<string, string | undefined>>;

const ids = record(string(), string());

/**
 * Reads the API key of each client from CLIENT_API_KEYS: a JSON object of client ids and ids of API keys.
 *
 * @throws Error when it is missing or has another form
 */
export function readClientKeys(environment: Environment): ClientKeys {
  try {
    return new Map(Object.entries(parse(ids, JSON.parse(String(environment['CLIENT_API_KEYS'])))));
  } catch {
    throw new Error('Invalid environment variables: CLIENT_API_KEYS must be a JSON object of ids');
  }
}
