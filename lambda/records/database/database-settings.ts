/** Where the database is and who asks it. No password: it is a token, made for each connection. */
export interface DatabaseSettings {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  readonly region: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment once, and names every variable that is wrong, never its value. */
export function databaseSettings(environment: Environment): DatabaseSettings {
  const wrong: string[] = [];
  const text = (variable: string, allowed: RegExp): string => {
    const value = environment[variable] ?? '';
    if (!allowed.test(value)) wrong.push(`${variable} must match ${allowed.source}`);
    return value;
  };
  const settings = {
    host: text('DATABASE_HOST', /^[a-z0-9.-]{1,253}$/),
    port: Number(text('DATABASE_PORT', /^[1-9]\d{0,4}$/)),
    name: text('DATABASE_NAME', /^[a-z_][a-z0-9_]{0,62}$/),
    user: text('DATABASE_USER', /^[a-z_][a-z0-9_]{0,62}$/),
    region: text('AWS_REGION', /^[a-z]{2}(-[a-z]+)+-\d$/),
  };
  if (wrong.length > 0) throw new Error(`The environment of the function is wrong: ${wrong.join('; ')}`);
  return settings;
}
