/** What is known of a request once it is answered, by the names of the log format. */
export type LogContext = Readonly<Record<string, string | number | undefined>>;

/** Variables that have no value here. AWS writes `-` for a value that is not there as well. */
const NEVER_HERE: ReadonlySet<string> = new Set(['xrayTraceId', 'wafResponseCode', 'tlsVersion', 'cipherSuite']);

/**
 * Writes lines in the format of the stage.
 *
 * @throws Error at the start for a variable that is not known here
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export function accessLog(
  format: string,
  known: ReadonlySet<string>,
  write: (line: string) => void,
): (context: LogContext) => void {
  const variables = [...format.matchAll(VARIABLE)].map(([, name = '']) => name);
  const unknown = variables.filter((name) => !known.has(name) && !NEVER_HERE.has(name));
  if (unknown.length > 0)
    throw new Error(`the access log names $context.${unknown.join(', $context.')}, unknown to the local run`);
  // Every other part is the name of a variable.
  const parts = format.split(VARIABLE);
  return (context) => {
    const line = parts.map((part, at) => (at % 2 === 0 ? part : escaped(context[part] ?? '-'))).join('');
    write(`${line}\n`);
  };
}

/** The formats of stages are JSON: a value may not end the text it stands in. */
function escaped(value: string | number): string {
  return typeof value === 'number' ? `${value}` : JSON.stringify(value).slice(1, -1);
}

const VARIABLE = /\$context\.([A-Za-z0-9_.]+)/g;
