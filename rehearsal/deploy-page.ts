/** The commands and settings of docs/deploy.md, so that the rehearsal runs what the page shows. */
export interface BootstrapInstructions {
  /** Parameters of the stack with the policies. */
  readonly policyParameters: ReadonlyMap<string, string>;
  /** Entries of the context in cdk.json. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Everything after `npx cdk`. */
  readonly bootstrapParameters: readonly string[];
}

export interface PageVariables {
  readonly AWS_ACCOUNT: string;
  readonly AWS_REGION: string;
}

/** @throws Error naming the command that the page lacks */
export function readBootstrapInstructions(page: string, variables: PageVariables): BootstrapInstructions {
  const policies = splitCommand(findBlock(page, 'aws cloudformation deploy'), 'aws cloudformation deploy');
  const overrides = policies.slice(policies.indexOf('--parameter-overrides') + 1);
  const bootstrap = splitCommand(findBlock(page, 'npx cdk bootstrap'), 'npx cdk bootstrap');
  const context = findBlock(page, '"@aws-cdk/core:bootstrapQualifier"').trim().replace(/,$/, '');
  return {
    policyParameters: new Map(
      overrides
        .filter((each) => /^\w+=/.test(each))
        .map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]),
    ),
    context: JSON.parse(`{${context}}`),
    bootstrapParameters: bootstrap.slice(3).map((word) => expandVariables(word, variables)),
  };
}

/** The fenced block of a Markdown page that contains a text. */
function findBlock(page: string, text: string): string {
  for (const [, block = ''] of page.matchAll(/```\w*\n(.*?)```/gs)) {
    if (block.includes(text)) return block;
  }
  throw new Error(`docs/deploy.md has no block with ${text}`);
}

/** The words of the command that starts with a text; a backslash continues a line. */
function splitCommand(block: string, start: string): readonly string[] {
  const line = block
    .replace(/\\\n/g, ' ')
    .split('\n')
    .find((each) => each.startsWith(start));
  if (line === undefined) throw new Error(`docs/deploy.md has no command ${start}`);
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = '']) => quoted ?? plain);
}

function expandVariables(word: string, variables: PageVariables): string {
  return word.replace(/\$\{?(AWS_ACCOUNT|AWS_REGION)\}?/g, (_, name: keyof PageVariables) => variables[name]);
}
