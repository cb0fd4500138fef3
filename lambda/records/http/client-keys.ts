import type { ClientKeys } from './principal';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the API key of each client from CLIENT_API_KEYS: a JSON object of client ids and ids of API keys.
 *
 * @throws Error when it is missing or has another form
 */
export function readClientKeys(environment: Environment): ClientKeys {
  try {
    const value: unknown = JSON.parse(String(environment['CLIENT_API_KEYS']));
    const entries = Object.entries(Object(value));
    if (Object.prototype.toString.call(value) === '[object Object]' && entries.every(isEntryOfIds)) {
      return new Map(entries);
    }
  } catch {
    // No JSON: the error below has no part of the value.
  }
  throw new Error('Invalid environment variables: CLIENT_API_KEYS must be a JSON object of ids');
}

function isEntryOfIds(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}
