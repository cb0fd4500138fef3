/**
 * Runs a callback that creates many constructs. CDK collects a stack trace for each, which takes most of the time, and
 * prints a warning for each deprecated property, although no program set it.
 */
export function runQuietly<T>(run: () => T): T {
  const { stackTraceLimit } = Error;
  const { env } = process;
  const deprecated = env['JSII_DEPRECATED'];
  Error.stackTraceLimit = 0;
  env['JSII_DEPRECATED'] = 'quiet';
  try {
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    if (deprecated === undefined) Reflect.deleteProperty(env, 'JSII_DEPRECATED');
    else env['JSII_DEPRECATED'] = deprecated;
  }
}
