import type { IAMClient } from '@aws-sdk/client-iam';
import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionCommand,
  type LambdaClient,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { assertOwnName } from '../environment';
import { allowAgain, denyEverything, isDeniedEverything } from '../playbooks/deny-everything';
import type { Playbook } from '../playbooks/playbook';
import { readName } from '../playbooks/playbook-input';
import { Refused } from '../refused';
import { downloadCode } from './download-code';

export interface FunctionTarget {
  readonly functionName: string;
}

interface FunctionBefore {
  /** Reserved concurrency; null where the function has none. */
  readonly concurrency: number | null;
  readonly roleName: string;
  /** Another incident has denied the role every call, and its undo allows it again. */
  readonly wasDenied: boolean;
  readonly codeSha256: string | undefined;
  readonly configuration: unknown;
}

/**
 * Stops a function: no invocation is accepted, and every session of its role is denied every call, whoever holds it. The
 * configuration and the code are kept first. The functions of this folder cannot be contained, so that a forged finding
 * does not disable the response.
 */
export function createContainFunction(lambda: LambdaClient, iam: IAMClient): Playbook<FunctionTarget, FunctionBefore> {
  return {
    name: 'contain-function',
    parseTarget: (target, environment) => {
      const functionName = readName(target, 'functionName', /^[\w-]{1,64}$/);
      assertOwnName(environment, functionName);
      if (functionName.startsWith(`${environment.name}-Response-`)) {
        throw new Refused(`${functionName} is a function of the response; contain it by hand`);
      }
      return { functionName };
    },
    describe: ({ functionName }) => `Stop the function ${functionName} and revoke the sessions of its role`,
    observe: async ({ functionName }, { environment }) => {
      const found = await lambda.send(new GetFunctionCommand({ FunctionName: functionName }));
      // Variables are encrypted, and this role cannot decrypt them.
      const { Environment: _, ...configuration } = found.Configuration ?? {};
      const roleName = configuration.Role?.split('/').at(-1) ?? '';
      assertOwnName(environment, roleName);
      return {
        concurrency: found.Concurrency?.ReservedConcurrentExecutions ?? null,
        roleName,
        wasDenied: await isDeniedEverything(iam, { roleName }),
        codeSha256: configuration.CodeSha256,
        configuration,
      };
    },
    preserve: [
      {
        name: 'keep-code',
        run: async ({ functionName }, { codeSha256 }, { record }) => {
          const { Code } = await lambda.send(new GetFunctionCommand({ FunctionName: functionName }));
          return downloadCode(Code?.Location, codeSha256, record);
        },
      },
    ],
    contain: [
      {
        name: 'stop-invocations',
        run: async ({ functionName }) => {
          const command = { FunctionName: functionName, ReservedConcurrentExecutions: 0 };
          await lambda.send(new PutFunctionConcurrencyCommand(command));
          return { concurrency: 0 };
        },
      },
      {
        name: 'revoke-sessions',
        run: async (_, { roleName }) => {
          await denyEverything(iam, { roleName });
          return { roleName, denied: 'every call' };
        },
      },
    ],
    undo: [
      {
        name: 'restore-sessions',
        run: async (_, { roleName, wasDenied }) => {
          if (!wasDenied) await allowAgain(iam, { roleName });
          return { roleName, denied: wasDenied };
        },
      },
      {
        name: 'restore-invocations',
        run: async ({ functionName: FunctionName }, { concurrency }) => {
          if (concurrency === null) await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
          else {
            const command = { FunctionName, ReservedConcurrentExecutions: concurrency };
            await lambda.send(new PutFunctionConcurrencyCommand(command));
          }
          return { concurrency };
        },
      },
    ],
  };
}
