/** Address of the database, and the user. It has no password: a token is created for each connection. */
export interface DatabaseSettings {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  readonly region: string;
  /** Milliseconds that a connection may take, with the time that a paused database needs to resume. */
  readonly connectMs: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error naming every invalid variable of the environment, never a value */
export function parseDatabaseSettings(environment: Environment): DatabaseSettings {
  const wrong: string[] = [];
  const readText = (variable: string, allowed: RegExp): string => {
    const value = environment[variable] ?? '';
    if (!allowed.test(value)) wrong.push(`${variable} must match ${allowed.source}`);
    return value;
  };
  const settings = {
    host: readText('DATABASE_HOST', /^[a-z0-9.-]{1,253}$/),
    port: Number(readText('DATABASE_PORT', /^[1-9]\d{0,4}$/)),
    name: readText('DATABASE_NAME', /^[a-z_][a-z0-9_]{0,62}$/),
    user: readText('DATABASE_USER', /^[a-z_][a-z0-9_]{0,62}$/),
    connectMs: Number(readText('DATABASE_CONNECT_MS', /^[1-9]\d{2,4}$/)),
    region: readText('AWS_REGION', /^[a-z]{2}(-[a-z]+)+-\d$/),
  };
  if (wrong.length > 0) throw new Error(`Invalid environment variables: ${wrong.join('; ')}`);
  return settings;
}
