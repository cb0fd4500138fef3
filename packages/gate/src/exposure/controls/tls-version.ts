/**
 * The lowest version of TLS that a security policy accepts: `1.2` for `ELBSecurityPolicy-TLS13-1-2-2021-06`,
 * `SecurityPolicy_TLS13_1_2_2021_06`, `TLSv1.2_2021` and `Policy-Min-TLS-1-2-2019-07`; undefined for other names.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html
 */
export function readTlsVersion(policy: string | undefined): string | undefined {
  if (policy === undefined) return undefined;
  const minor = /TLS13[-_]1[-_]([0-3])/.exec(policy)?.[1] ?? /TLS[-_]?v?1(?:[-_.]([0-3]))?(?!\d)/i.exec(policy)?.[1];
  if (minor !== undefined) return `1.${minor}`;
  return /^ELBSecurityPolicy-(2016-08|FS-2018-06)$|^TLSv1(_2016)?$/.test(policy) ? '1.0' : undefined;
}

/** `HTTPS only, TLS 1.2 or later`. Without a policy nothing is said about the version. */
export function describeHttps(version: string | undefined): string {
  return version === undefined ? 'HTTPS only' : `HTTPS only, TLS ${version} or later`;
}
