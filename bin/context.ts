import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The context of cdk.json, which the cdk command line would hand to the app: feature flags decide what is built. Templates tell the paths of their
 * constructs, as that command line has them do. Functions are not bundled: no rule looks into code, and a bundle takes longer than all rules.
 */
export function contextWithoutBundling(): Record<string, unknown> {
  const { context }: { context: Record<string, unknown> } = JSON.parse(
    readFileSync(join(__dirname, '..', 'cdk.json'), 'utf8'),
  );
  return { ...context, 'aws:cdk:enable-path-metadata': true, 'aws:cdk:bundling-stacks': [] };
}
