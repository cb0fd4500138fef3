import { CfnParameter, CfnRule, Fn, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ExampleValue } from './settings/example-values';
import { formatPath } from './settings/format-value';

/** Logical id of the parameter that lets a rehearsal deploy. */
export const PARAMETER = 'DeployExampleValues';
/** Value of the parameter that lets a rehearsal deploy. */
export const REHEARSAL = 'rehearsal';

/**
 * Describes an example value for the person who synthesizes.
 *
 * @param environment its name
 */
export function describeExampleValue(environment: string, { path, value, instead }: ExampleValue): string {
  return `${environment}${formatPath(path)} is an example value (${JSON.stringify(value)}). Set ${instead}.`;
}

/**
 * Makes CloudFormation refuse every stack of an environment that has values of the example, before it creates anything:
 * an assertion of a rule is checked first, whoever deploys the template and how. A rehearsal on an emulator lifts the
 * refusal by a parameter.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
 */
export function refuseExampleValues(backend: IConstruct, examples: readonly ExampleValue[]): void {
  if (examples.length === 0) return;
  const fields = examples.map(({ path }) => formatPath(path).slice(1)).join(', ');
  const assertDescription =
    `${backend.node.id} has example values: ${fields}. Set your own in bin/environments.ts. ` +
    `To rehearse with them, deploy with --parameters ${PARAMETER}=${REHEARSAL}.`;
  for (const stack of backend.node.findAll().filter(Stack.isStack)) {
    const parameter = new CfnParameter(stack, PARAMETER, {
      description: 'Whether example values of bin/environments.ts may be deployed, which only a rehearsal does.',
      allowedValues: ['refuse', REHEARSAL],
      default: 'refuse',
    });
    new CfnRule(stack, 'OwnValues', {
      assertions: [{ assert: Fn.conditionEquals(parameter.valueAsString, REHEARSAL), assertDescription }],
    });
  }
}
