import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads the context of cdk.json, as the CDK command line does: feature flags decide what is synthesized. Path metadata
 * is on, so that findings can name constructs. Functions are not bundled, since no rule reads their code and bundling
 * is slow.
 */
export function readContextWithoutBundling(): Record<string, unknown> {
  const { context }: { context: Record<string, unknown> } = JSON.parse(
    readFileSync(join(__dirname, '..', 'cdk.json'), 'utf8'),
  );
  return { ...context, 'aws:cdk:enable-path-metadata': true, 'aws:cdk:bundling-stacks': [] };
}
