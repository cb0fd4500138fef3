import type { ReceivedRequest } from '../local-server';

/** What the account has: scans of Inspector by name, parameters, and names of services with a role. */
export interface AccountState {
  readonly scans: Record<string, string>;
  readonly parameters: Map<string, string>;
  readonly roles: Set<string>;
}

export interface EndpointOptions {
  /** Answers of Inspector's status before a switch is complete. @default 0 */
  readonly slow?: number;
  /** Error of Inspector for the account. */
  readonly failure?: string;
}

/**
 * The calls of IAM, Inspector and Systems Manager that the account set-up makes, in the protocols of these services.
 *
 * @see https://docs.aws.amazon.com/inspector/v2/APIReference/API_Enable.html
 */
export function createAccountEndpoint(state: AccountState, { slow = 0, failure }: EndpointOptions = {}) {
  let pending = 0;
  let target: Record<string, string> = {};
  const switchTo = (status: string, types: readonly string[]) => {
    if (failure !== undefined) {
      const failedAccounts = [
        { accountId: '111122223333', errorCode: failure, errorMessage: 'refused by the endpoint' },
      ];
      return { status: 200, body: JSON.stringify({ accounts: [], failedAccounts }) };
    }
    target = Object.fromEntries(types.map((type) => [type, status]));
    pending = slow;
    const now = pending === 0 ? status : status.replace(/ED$/, 'ING');
    for (const type of types) state.scans[type] = now;
    return { status: 200, body: JSON.stringify({ accounts: [], failedAccounts: [] }) };
  };
  return (request: ReceivedRequest): { status: number; body: string } => {
    if (request.path === '/enable') return switchTo('ENABLED', JSON.parse(request.body).resourceTypes);
    if (request.path === '/disable') return switchTo('DISABLED', JSON.parse(request.body).resourceTypes);
    if (request.path === '/status/batch/get') {
      if (pending > 0) {
        pending -= 1;
        if (pending === 0) Object.assign(state.scans, target);
      }
      return { status: 200, body: JSON.stringify({ accounts: [describeScans(state.scans)] }) };
    }
    const [, operation] = String(request.headers['x-amz-target'] ?? '').split('.');
    if (operation !== undefined) return answerParameter(state.parameters, operation, JSON.parse(request.body));
    return answerRole(state.roles, new URLSearchParams(request.body));
  };
}

function describeScans(scans: Readonly<Record<string, string>>): object {
  const read = (scan: string) => ({
    status: scans[scan] ?? 'DISABLED',
    errorCode: 'ALREADY_ENABLED',
    errorMessage: '',
  });
  return {
    accountId: '111122223333',
    state: read('EC2'),
    resourceState: { ec2: read('EC2'), ecr: read('ECR'), lambda: read('LAMBDA'), lambdaCode: read('LAMBDA_CODE') },
  };
}

function answerParameter(
  parameters: Map<string, string>,
  operation: string,
  { Name, Value }: { readonly Name: string; readonly Value?: string },
) {
  const known = parameters.get(Name);
  if (operation === 'PutParameter') parameters.set(Name, Value ?? '');
  else if (known === undefined) {
    return { status: 400, body: JSON.stringify({ __type: 'ParameterNotFound', message: 'unknown parameter' }) };
  } else if (operation === 'DeleteParameter') parameters.delete(Name);
  return {
    status: 200,
    body: JSON.stringify(operation === 'GetParameter' ? { Parameter: { Name, Value: known } } : {}),
  };
}

function answerRole(roles: Set<string>, fields: URLSearchParams) {
  const service = fields.get('AWSServiceName') ?? '';
  if (fields.get('Action') !== 'CreateServiceLinkedRole' || service === 'unknown.amazonaws.com') {
    return refuse('AccessDenied', 'not allowed by the endpoint');
  }
  if (roles.has(service)) {
    return refuse('InvalidInput', `Service role name for ${service} has been taken in this account.`);
  }
  roles.add(service);
  const xml = `<CreateServiceLinkedRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><CreateServiceLinkedRoleResult/>
    <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></CreateServiceLinkedRoleResponse>`;
  return { status: 200, body: xml };
}

function refuse(code: string, message: string) {
  const xml = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
  return { status: 400, body: xml };
}
