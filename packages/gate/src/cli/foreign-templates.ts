import { readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type App, BootstraplessSynthesizer, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { ForeignTemplate } from '../assessment/foreign-locations';

/** Loads foreign templates into an app, so that the gate judges them like the templates of a CDK app. */
export function loadTemplates(app: App, paths: readonly string[]): readonly ForeignTemplate[] {
  return paths.flatMap(findTemplates).map(({ file, name: wanted, env }) => {
    const name = findFreeName(app, wanted);
    const text = readFileSync(file, 'utf8');
    const props: StackProps = env === undefined ? {} : { env };
    // This synthesizer adds nothing to a template. exactOptionalPropertyTypes makes the class incompatible with CDK's
    // interface, so it is assigned untyped.
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

/** Two templates may have the same file name in different folders. */
function findFreeName(app: App, wanted: string): string {
  const taken = (name: string): boolean => app.node.tryFindChild(name) !== undefined;
  if (!taken(wanted)) return wanted;
  let number = 2;
  while (taken(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

interface TemplateFile {
  readonly file: string;
  readonly name: string;
  readonly env?: { readonly account: string; readonly region: string };
}

function findTemplates(path: string): readonly TemplateFile[] {
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
