/**
 * The names that log groups of an environment can have. Most are generated and start with the stack's name; a few services
 * choose or demand a name of their own.
 */
export function logGroupPatterns(prefix: string): string[] {
  return [
    `${prefix}-*`,
    // AWS WAF only writes to log groups with this start of the name.
    `aws-waf-logs-${prefix}-*`,
    // Aurora and RDS Proxy name their log groups after the cluster and the proxy.
    `/aws/rds/cluster/${prefix}-*`,
    `/aws/rds/proxy/${prefix}-*`,
    // API Gateway writes execution logs to a group named after the generated API id.
    'API-Gateway-Execution-Logs_*',
  ];
}
