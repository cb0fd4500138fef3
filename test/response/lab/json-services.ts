import { type AwsAnswer, type AwsState, computeMac, refuseJson } from './aws-state';

type Request = Readonly<Record<string, unknown>>;
type Operation = (state: AwsState, request: Request) => unknown;

const answer = (content: unknown = {}): AwsAnswer => ({ status: 200, body: JSON.stringify(content) });

function findUser(state: AwsState, { Username }: Request) {
  return state.users.get(String(Username));
}

/** The operations of services with a JSON protocol; an answer with a status is an error. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  GetIPSet: ({ blocked, lockToken }) => ({
    IPSet: { Name: 'blocked', Id: 'id', IPAddressVersion: 'IPV4', Addresses: blocked, Description: 'Addresses' },
    LockToken: `${lockToken}`,
  }),
  UpdateIPSet: (state, { Addresses, LockToken }) => {
    if (LockToken !== `${state.lockToken}`) return refuseJson('WAFOptimisticLockException');
    state.blocked = Addresses as string[];
    state.lockToken += 1;
    return { NextLockToken: `${state.lockToken}` };
  },
  AdminGetUser: (state, request) => {
    const user = findUser(state, request);
    return user ? { Username: request['Username'], Enabled: user.enabled } : refuseJson('UserNotFoundException');
  },
  AdminDisableUser: (state, request) => setEnabled(state, request, false),
  AdminEnableUser: (state, request) => setEnabled(state, request, true),
  AdminUserGlobalSignOut: (state, request) => {
    const user = findUser(state, request);
    if (user) user.signedOut = true;
    return user ? {} : refuseJson('UserNotFoundException');
  },
  GetTrail: ({ trail }) => (trail ? { Trail: trail.settings } : refuseJson('TrailNotFoundException')),
  GetEventSelectors: ({ trail }) =>
    trail ? { AdvancedEventSelectors: trail.selectors } : refuseJson('TrailNotFoundException'),
  UpdateTrail: (state, request) => {
    if (state.trail === undefined) return refuseJson('TrailNotFoundException');
    state.trail.settings = request;
    return {};
  },
  CreateTrail: (state, request) => {
    state.trail = { settings: request, selectors: [], insights: [], logging: false };
    return {};
  },
  PutEventSelectors: ({ trail }, { AdvancedEventSelectors }) => {
    if (trail) trail.selectors = AdvancedEventSelectors;
    return {};
  },
  PutInsightSelectors: ({ trail }, { InsightSelectors }) => {
    if (trail) trail.insights = InsightSelectors;
    return {};
  },
  StartLogging: ({ trail }) => {
    if (trail) trail.logging = true;
    return {};
  },
  StartExecution: ({ executions }, { stateMachineArn, name, input }) => {
    const machine = String(stateMachineArn);
    if (executions.some((found) => found.machine === machine && found.name === name)) {
      return refuseJson('ExecutionAlreadyExists');
    }
    executions.push({ machine, name: String(name), input: JSON.parse(String(input)) });
    return { executionArn: `${machine}:${name}`, startDate: 0 };
  },
  SendTaskSuccess: ({ taskResults }, { taskToken, output }) => {
    if (taskResults.some(({ token }) => token === taskToken)) return refuseJson('TaskTimedOut');
    taskResults.push({ token: String(taskToken), output: JSON.parse(String(output)) });
    return {};
  },
  SendTaskFailure: ({ taskResults }, { taskToken, error }) => {
    if (taskResults.some(({ token }) => token === taskToken)) return refuseJson('TaskTimedOut');
    taskResults.push({ token: String(taskToken), error: String(error) });
    return {};
  },
  GenerateMac: (_, { Message }) => ({ Mac: computeMac(String(Message)), MacAlgorithm: 'HMAC_SHA_256' }),
  VerifyMac: (_, { Message, Mac }) =>
    Mac === computeMac(String(Message)) ? { MacValid: true } : refuseJson('KMSInvalidMacException'),
};

function setEnabled(state: AwsState, request: Request, enabled: boolean): unknown {
  const user = findUser(state, request);
  if (user) user.enabled = enabled;
  return user ? {} : refuseJson('UserNotFoundException');
}

export function answerJson(state: AwsState, operation: string, body: string): AwsAnswer {
  const run = OPERATIONS[operation];
  if (run === undefined) return refuseJson(`Unknown:${operation}`, 404);
  const result = run(state, JSON.parse(body));
  return isAnswer(result) ? result : answer(result);
}

function isAnswer(value: unknown): value is AwsAnswer {
  return typeof value === 'object' && value !== null && 'status' in value && 'body' in value;
}
