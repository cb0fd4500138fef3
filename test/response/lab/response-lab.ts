import { jest } from '@jest/globals';
import { type RunOptions, StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import type { PlaybookName } from '../../../lambda/response/playbooks/playbook-name';
import type { Settings } from '../../../lib/settings/settings';
import { AwsEndpoint } from './aws-endpoint';
import './promise-with-resolvers';
import { ResponseTemplate } from './response-template';

type LocalHandlers = NonNullable<NonNullable<RunOptions['overrides']>['taskResourceLocalHandlers']>;
type LocalHandler = LocalHandlers[string];
type Handler = (event: unknown) => Promise<Awaited<ReturnType<LocalHandler>>>;

/** How an execution ended. */
export interface Ended {
  readonly name: string;
  readonly states: readonly string[];
  readonly output?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

/** The functions of the stack: the start of the logical id, and the folder of the code. */
const FUNCTIONS = {
  Route: 'RouterRoute',
  Ask: 'ApprovalsAsk',
  Decide: 'ApprovalsDecide',
  Close: 'Close',
  Sweep: 'ScheduledSweep',
  Digest: 'ScheduledDigest',
} as const;
const FOLDERS = {
  Route: 'route',
  Ask: 'ask-approval',
  Decide: 'decide-approval',
  Close: 'close',
  Sweep: 'sweep-blocks',
  Digest: 'digest',
} as const;
type FunctionName = keyof typeof FUNCTIONS;

/** Milliseconds after which an approval expires here; in the template it is an hour. */
const EXPIRES_MS = 1_500;

/**
 * Runs the response of an environment on this machine: the definitions of the synthesized state machines in an
 * interpreter, and the real handlers with the environment variables of the template, against an HTTP endpoint of AWS.
 */
export class ResponseLab {
  readonly aws = new AwsEndpoint();
  readonly template: ResponseTemplate;
  readonly #handlers = new Map<string, Handler>();
  #started = 0;

  constructor(settings?: Settings) {
    this.template = new ResponseTemplate(settings);
  }

  async start(): Promise<void> {
    await this.aws.start();
    Object.assign(process.env, {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'example',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_ENDPOINT_URL: this.aws.url,
      AWS_MAX_ATTEMPTS: '1',
    });
    for (const stream of [process.stdout, process.stderr]) jest.spyOn(stream, 'write').mockReturnValue(true);
  }

  reset(): void {
    this.aws.reset();
    this.#started = 0;
  }

  async invoke(name: FunctionName, event: unknown): Promise<unknown> {
    return (await this.#load(FUNCTIONS[name], FOLDERS[name]))(event);
  }

  /** Sends an event to the router, then runs the executions that it started to their end. */
  async handle(event: unknown, decide?: () => Promise<unknown>): Promise<readonly Ended[]> {
    await this.invoke('Route', event);
    const { executions } = this.aws.state;
    const started = executions.slice(this.#started);
    this.#started = executions.length;
    const running = started.map(({ machine, name, input }) =>
      this.#runMachine(readMachineId(machine), name, input, decide),
    );
    return Promise.all(running);
  }

  /** Starts a playbook as a person does. */
  run(playbook: PlaybookName, name: string, input: unknown, decide?: () => Promise<unknown>): Promise<Ended> {
    const id = playbook.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
    return this.#runMachine(`${id}Machine`, name, input, decide);
  }

  /** Opens the newest approval link: with GET, or with POST and a decision. */
  async followLink(decision?: 'approve' | 'refuse', change: (link: string) => string = (link) => link) {
    const links = this.aws.state.messages.flatMap(({ text }) => /https:\/\/\S+/.exec(text)?.[0] ?? []);
    const url = new URL(change(links.at(-1) ?? ''));
    const event = {
      requestContext: { http: { method: decision === undefined ? 'GET' : 'POST', sourceIp: '192.0.2.7' } },
      queryStringParameters: Object.fromEntries(url.searchParams),
      isBase64Encoded: true,
      body: Buffer.from(decision === undefined ? '' : `decision=${decision}`).toString('base64'),
    };
    const answer: { statusCode: number; body: string; headers: Record<string, string> } = Object(
      await this.invoke('Decide', event),
    );
    return answer;
  }

  async #runMachine(machine: string, name: string, input: unknown, decide?: () => Promise<unknown>): Promise<Ended> {
    const definition: StateMachineDefinition = JSON.parse(this.template.readDefinition(machine));
    const folder = machine
      .replace('Machine', '')
      .replace(/(?!^)[A-Z]/g, '-$&')
      .toLowerCase();
    const act = await this.#load(`Playbooks${machine.replace('Machine', '')}`, folder);
    const close = await this.#load(FUNCTIONS.Close, FOLDERS.Close);
    const run = new StateMachine(definition).run(JSON.parse(JSON.stringify(input)), {
      context: { Execution: { Name: name }, Task: { Token: `token-${name}` } },
      overrides: {
        taskResourceLocalHandlers: {
          Prepare: act,
          Act: act,
          Close: close,
          RecordRefusal: close,
          RecordExpiry: close,
          RecordFailure: close,
          AskApproval: (request: unknown) => this.#waitForToken(readPayload(request), decide),
        },
        retryIntervalOverrides: Object.fromEntries(Object.keys(definition.States).map((state) => [state, 0])),
      },
    });
    const states: string[] = [];
    const logged = (async () => {
      for await (const event of run.eventLogs)
        if (event.type.endsWith('StateEntered')) states.push(readStateName(event));
    })();
    try {
      const output: Record<string, unknown> = Object(await run.result);
      await logged;
      return { name, states, output };
    } catch (error) {
      await logged;
      return { name, states, error: readCause(error) };
    }
  }

  /** The `.waitForTaskToken` of Step Functions: asks, then waits for the result of the token or for the timeout. */
  async #waitForToken(payload: { readonly token: string }, decide?: () => Promise<unknown>): ReturnType<Handler> {
    await this.invoke('Ask', payload);
    await decide?.();
    const end = Date.now() + EXPIRES_MS;
    for (;;) {
      const result = this.aws.state.taskResults.find(({ token }) => token === payload.token);
      if (result?.error !== undefined) throw Object.assign(new Error('refused'), { name: result.error });
      if (result !== undefined) return JSON.parse(JSON.stringify(result.output ?? {}));
      if (decide !== undefined && Date.now() > end) break;
      if (decide === undefined) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw Object.assign(new Error('no answer'), { name: 'States.Timeout' });
  }

  /** Loads a handler as Lambda does: a module that reads its environment variables once. */
  async #load(id: string, folder: string): Promise<Handler> {
    const known = this.#handlers.get(id);
    if (known !== undefined) return known;
    const before = { ...process.env };
    Object.assign(process.env, this.template.readVariables(id));
    let handler: Handler | undefined;
    await jest.isolateModulesAsync(async () => {
      ({ handler } = await import(`../../../lambda/response/${folder}/handler`));
    });
    const { RESTORE_TRAIL_ROLE } = process.env;
    process.env = { ...before, ...(RESTORE_TRAIL_ROLE === undefined ? {} : { RESTORE_TRAIL_ROLE }) };
    if (handler === undefined) throw new Error(`${folder} has no handler`);
    this.#handlers.set(id, handler);
    return handler;
  }
}

/** The interpreter wraps the error of the Fail state. */
function readCause(error: unknown): string {
  const { cause } = Object(error);
  return cause instanceof Error ? cause.name : String(error);
}

/** The payload of a request that Lambda would get. */
function readPayload(request: unknown): { readonly token: string } {
  return Object(request).Payload;
}

function readMachineId(arn: string): string {
  return (arn.split(':').at(-1) ?? '').replace(/[0-9A-F]{8}$/, '');
}

function readStateName(event: object): string {
  const state: { name?: unknown } = Object(Reflect.get(event, 'state'));
  return String(state.name);
}
