import { setTimeout as wait } from 'node:timers/promises';
import type { Emulator } from '../emulator';
import { StepFailed } from '../step-log';
import type { AwsClient } from './aws-client';

const STACK = 'bulwark-bootstrap-policies';
const VERSION = '2010-05-15';
const POLL_MS = 200;

/** Creates the stack of docs/bootstrap/policies.yaml, as `aws cloudformation deploy` does. */
export async function deployPolicies(
  aws: AwsClient,
  emulator: Emulator,
  template: string,
  parameters: ReadonlyMap<string, string>,
): Promise<string> {
  const numbered = [...parameters].flatMap(([name, value], index) => [
    [`Parameters.member.${index + 1}.ParameterKey`, name],
    [`Parameters.member.${index + 1}.ParameterValue`, value],
  ]);
  await aws.query('cloudformation', VERSION, 'CreateStack', {
    StackName: STACK,
    TemplateBody: template,
    'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
    ...Object.fromEntries(numbered),
  });
  for (;;) {
    const { status = 'missing', events = [] } = (await emulator.readStacks())[STACK] ?? {};
    if (status === 'CREATE_COMPLETE') break;
    if (!status.endsWith('IN_PROGRESS')) {
      throw new StepFailed(`${STACK} is ${status}: ${events.map(({ reason }) => reason).join(' ')}`);
    }
    await wait(POLL_MS);
  }
  await aws.query('cloudformation', VERSION, 'UpdateTerminationProtection', {
    StackName: STACK,
    EnableTerminationProtection: 'true',
  });
  return STACK;
}
