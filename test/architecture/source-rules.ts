export interface Source {
  /** Path in the repository: `lib/network/network.ts`. */
  readonly path: string;
  readonly text: string;
}

export interface Rule {
  readonly promise: string;
  /** Shown to whoever breaks it. */
  readonly why: string;
  readonly applies: (path: string) => boolean;
  readonly offences: (source: Source) => readonly string[];
  /** Sources that break it, to show that it can fail. */
  readonly bad: readonly Source[];
}

const isProduct = (path: string) => /^(bin|cost|lib|lambda|local|packages\/gate\/src|rehearsal)\//.test(path);
/** Functions of values only: constructs, rules, frameworks, reports. */
const isPure = (path: string) => /^(lib|packages\/gate\/src)\//.test(path) && !/\/src\/(runtime|cli)\//.test(path);

export const RULES: readonly Rule[] = [
  {
    promise: 'lib/ and the core of the gate read no clock, process or randomness',
    why: 'The same commit gives byte-identical templates and reports on any machine. Read it in bin/, runtime/ or cli/ and hand it in.',
    applies: isPure,
    offences: (source) =>
      findMatch(
        /\bprocess(\.[a-z]|\[)|\bnew Date\(\s*\)|\bDate\.now\b|\bMath\.random\b|\brandom(?:Bytes|Int|UUID)\b|\bfetch\(|\bperformance\.|\bfromLookup\b/,
      )({ ...source, text: removeComments(source.text) }),
    bad: [
      { path: 'lib/data/a.ts', text: 'const region = process.env.AWS_REGION;' },
      { path: 'lib/data/a.ts', text: 'const now = new Date();' },
      { path: 'packages/gate/src/reports/a.ts', text: 'const now = Date.now();' },
      { path: 'lib/data/a.ts', text: "import { randomUUID } from 'node:crypto';" },
      { path: 'lib/data/a.ts', text: "const vpc = Vpc.fromLookup(this, 'Vpc', {});" },
    ],
  },
  {
    promise: 'a stack file only composes',
    why: 'It is the table of contents of its folder. Properties that harden a resource belong into the construct that owns it.',
    applies: (path) => path.endsWith('-stack.ts'),
    offences: findMatch(
      /\bCfn(?!Output\b)[A-Z]\w*|\bPolicyStatement\b|\baddPropertyOverride\b|\bRemovalPolicy\b|\bencrypt\w*:/,
    ),
    bad: [
      { path: 'lib/data/data-stack.ts', text: "import { CfnDBProxy } from 'aws-cdk-lib/aws-rds';" },
      { path: 'lib/data/data-stack.ts', text: 'role.addToPolicy(new PolicyStatement({}));' },
    ],
  },
  {
    promise: 'permissions are written out',
    why: 'Permissions come from ServiceRole.allow() in the construct that owns the resource. AWS managed and inline policies are wider than they look.',
    applies: (path) => path.startsWith('lib/'),
    offences: findMatch(
      /\bfromAwsManagedPolicyName\b|\binlinePolicies\b|\baddToRolePolicy\b|\bactions: \[[^\]]*'[\w-]*:?\*'/,
    ),
    bad: [
      { path: 'lib/data/a.ts', text: "ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess')" },
      { path: 'lib/data/a.ts', text: "role.allow({ actions: ['s3:GetObject', 's3:*'], resources });" },
    ],
  },
  {
    promise: 'a file has at most 250 lines',
    why: 'Past 250 lines a file holds two ideas. Find the second one and give it a name.',
    applies: isProduct,
    offences: ({ text }) => {
      const lines = text.trimEnd().split('\n').length;
      return lines > 250 ? [`${lines} lines`] : [];
    },
    bad: [{ path: 'lambda/records/a.ts', text: '\n'.repeat(250).concat('x') }],
  },
  {
    promise: 'a file is named for the thing in it, and there are no barrels',
    why: 'utils, helpers, common and index name nothing and collect everything.',
    applies: () => true,
    offences: ({ path }) =>
      path.split(/[/.]/).filter((part) => /^(index|(.*-)?(utils?|helpers?|common|misc|shared-code))$/.test(part)),
    bad: [
      { path: 'lib/network/index.ts', text: '' },
      { path: 'lib/utils/arn.ts', text: '' },
      { path: 'test/test-helpers.ts', text: '' },
    ],
  },
  {
    promise: 'imports name what they import and leave extensions out',
    why: "One spelling per thing: `import { Key } from 'aws-cdk-lib/aws-kms'`, never a namespace or a .js at the end.",
    applies: isProduct,
    offences: findMatch(/^import \* as|from '\.[^']*\.(js|ts|mjs)'/m),
    bad: [
      { path: 'lib/data/a.ts', text: "import * as rds from 'aws-cdk-lib/aws-rds';" },
      { path: 'lib/data/a.ts', text: "import { b } from './b.js';" },
    ],
  },
  {
    promise: 'types are not lied about',
    why: 'any, @ts-ignore and a lint exception without a reason hide what the compiler found. @ts-expect-error is for tests, with the reason.',
    applies: () => true,
    offences: (source) => [
      ...findMatch(/(?<=[:<,|&(] ?|\bas )\bany\b(?=\s*(?:[,;)>[\]|&={]|$))/)({
        ...source,
        text: removeComments(source.text),
      }),
      ...findMatch(/\/[/*] *@ts-(ignore|nocheck)\b|biome-ignore(-\w+)? [\w/]+\s*(:\s*)?$/m)(source),
      ...(isProduct(source.path) ? findMatch(/\/[/*] *@ts-expect-error\b/)(source) : []),
    ],
    bad: [
      { path: 'lib/data/a.ts', text: 'function f(x: an' + 'y) {}' },
      { path: 'lib/data/a.ts', text: 'const x = y as an' + 'y;' },
      { path: 'lib/data/a.ts', text: 'const x: Map<string, an' + 'y> = y;' },
      { path: 'test/a.ts', text: '// @ts-' + 'ignore' },
      { path: 'lib/data/a.ts', text: '// @ts-expect-error it works anyway' },
      { path: 'lib/data/a.ts', text: '// biome-' + 'ignore lint/suspicious/noConsole:' },
    ],
  },
];

function findMatch(forbidden: RegExp): Rule['offences'] {
  return ({ text }) => {
    const found = forbidden.exec(text);
    return found === null ? [] : [`line ${text.slice(0, found.index).split('\n').length}: ${found[0]}`];
  };
}

function removeComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(?<=^|\s)\/\/.*$/gm, '');
}
