/** The values of an answered request, by the names of the log format. */
export type AccessLogValues = Readonly<Record<string, string | number | undefined>>;

/** Variables that have no value on this machine. AWS also writes `-` for a missing value. */
const NEVER_HERE: ReadonlySet<string> = new Set(['xrayTraceId', 'wafResponseCode', 'tlsVersion', 'cipherSuite']);

/**
 * Creates a function that writes log lines in the format of the stage.
 *
 * @throws Error for an unknown variable of the format
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export function createAccessLog(
  format: string,
  known: ReadonlySet<string>,
  write: (line: string) => void,
): (context: AccessLogValues) => void {
  const variables = [...format.matchAll(VARIABLE)].map(([, name = '']) => name);
  const unknown = variables.filter((name) => !known.has(name) && !NEVER_HERE.has(name));
  if (unknown.length > 0)
    throw new Error(`the local run does not support $context.${unknown.join(', $context.')} of the access log`);
  // Every second part is the name of a variable.
  const parts = format.split(VARIABLE);
  return (context) => {
    const line = parts.map((part, at) => (at % 2 === 0 ? part : escapeValue(context[part] ?? '-'))).join('');
    write(`${line}\n`);
  };
}

/** The format is JSON: a value must not end its string. */
function escapeValue(value: string | number): string {
  if (typeof value === 'number') return `${value}`;
  return PLAIN.test(value) ? value : JSON.stringify(value).slice(1, -1);
}

/** JSON quotes no character of such a text. */
const PLAIN = /^[ !#-[\]-~]*$/;

const VARIABLE = /\$context\.([A-Za-z0-9_.]+)/g;
