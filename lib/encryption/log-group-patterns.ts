/**
 * Builds the name patterns of all log groups of an environment. Most names are generated and start with the name of the
 * stack. A few services choose or require a name.
 */
export function buildLogGroupPatterns(prefix: string): string[] {
  return [
    `${prefix}-*`,
    // AWS WAF writes only to log groups with this prefix.
    `aws-waf-logs-${prefix}-*`,
    // Aurora and RDS Proxy name their log groups after the cluster and the proxy.
    `/aws/rds/cluster/${prefix}-*`,
    `/aws/rds/proxy/${prefix}-*`,
    // API Gateway writes execution logs to a group named after the generated API id.
    'API-Gateway-Execution-Logs_*',
  ];
}
