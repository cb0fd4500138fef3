import { readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type App, BootstraplessSynthesizer, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { ForeignTemplate } from '../lib/compliance/assessment/foreign-locations';

/** Puts templates that somebody else wrote into an app, so that the gate judges them as it judges ours. */
export function loadTemplates(app: App, paths: readonly string[]): readonly ForeignTemplate[] {
  return paths.flatMap(templatesAt).map(({ file, name, env }) => {
    const text = readFileSync(file, 'utf8');
    const props: StackProps = env === undefined ? {} : { env };
    // Adds nothing to a template: that of a CDK app has the parameter of the bootstrap version already. Under exactOptionalPropertyTypes CDK's class
    // does not fit CDK's own interface, so it is put beside the other properties untyped.
    Object.assign(props, { synthesizer: new BootstraplessSynthesizer() });
    const stack = new Stack(app, name, props);
    try {
      new CfnInclude(stack, 'Template', { templateFile: file });
    } catch (error) {
      throw new Error(`${file} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`);
    }
    return { stack: name, file, text };
  });
}

interface Found {
  readonly file: string;
  readonly name: string;
  readonly env?: { readonly account: string; readonly region: string };
}

function templatesAt(path: string): readonly Found[] {
  if (!statSync(path).isDirectory()) {
    const name = basename(path).replace(/(\.template)?\.json$/, '');
    return [{ file: path, name: name.replaceAll(/[^\w-]/g, '-') }];
  }
  return new CloudAssembly(path).stacksRecursively.map(({ id, environment, templateFullPath }) => ({
    file: join(path, relative(path, templateFullPath)),
    name: id,
    ...(environment.account.startsWith('unknown') || environment.region.startsWith('unknown')
      ? {}
      : { env: { account: environment.account, region: environment.region } }),
  }));
}
