/**
 * Options of every client of the AWS SDK here: three attempts, each with an end, so that a function can record a failed
 * call before its own timeout.
 */
export const CLIENT_OPTIONS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
} as const;
