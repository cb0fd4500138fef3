import type { ClientKeys } from './principal';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the API key of each client from CLIENT_API_KEYS: a JSON object of client ids and ids of API keys.
 *
 * @throws Error when it is missing or has another form
 */
export function readClientKeys(environment: Environment): ClientKeys {
  const keys = parseObject(environment['CLIENT_API_KEYS'] ?? '');
  const entries = Object.entries(keys ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  if (keys === undefined || entries.length < Object.keys(keys).length) {
    throw new Error('Invalid environment variables: CLIENT_API_KEYS must be a JSON object of ids');
  }
  return new Map(entries);
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
