import { posix } from 'node:path';

export interface Source {
  /** Path in the repository: `lib/network/network.ts`. */
  readonly path: string;
  readonly text: string;
}

export interface Rule {
  readonly promise: string;
  /** Said to the one who breaks it. */
  readonly why: string;
  readonly applies: (path: string) => boolean;
  readonly offences: (source: Source) => readonly string[];
  /** Sources that break it, to show that it can fail. */
  readonly bad: readonly Source[];
}

const isConstruct = (path: string) => /^lib\/(?!compliance\/|evidence\/)/.test(path) && !path.endsWith('.acks.ts');
const isProduct = (path: string) => /^(bin|lib|lambda|local)\//.test(path);

/** Where code may look at the world. lib/functions/bundled-code.ts writes the bundle where the CDK asks for it, and the CDK hands the gate paths of templates. */
const mayTouchTheWorld = (path: string) =>
  !path.startsWith('lib/') ||
  path === 'lib/functions/bundled-code.ts' ||
  path === 'lib/compliance/deployment/template-files.ts';

export const RULES: readonly Rule[] = [
  {
    promise: 'constructs know nothing of compliance',
    why: 'A construct that knows its judge is built for the judge. Write the finding into <construct>.acks.ts beside it.',
    applies: isConstruct,
    offences: importing(/^lib\/compliance\/|^cdk-nag$|\.acks$/),
    bad: [
      { path: 'lib/data/a.ts', text: "import { acknowledge } from '../compliance/acknowledgement';" },
      { path: 'lib/data/a.ts', text: "import { NagSuppressions } from 'cdk-nag';" },
      { path: 'lib/data/a.ts', text: "import { bAcks } from './b.acks';" },
    ],
  },
  {
    promise: 'a sidecar imports its construct, the acknowledgement, and at most the region and account of its stack',
    why: 'A reviewer opens **/*.acks.ts and reads decisions. Logic belongs into the construct or the gate.',
    applies: (path) => path.endsWith('.acks.ts'),
    offences: (source) => {
      const folder = posix.dirname(source.path);
      return importsOf(source).filter(
        (path) =>
          path !== 'lib/compliance/acknowledgement' &&
          path !== 'aws-cdk-lib' &&
          (posix.dirname(path) !== folder || path.endsWith('.acks')),
      );
    },
    bad: [
      { path: 'lib/data/a.acks.ts', text: "import { Bucket } from 'aws-cdk-lib/aws-s3';" },
      { path: 'lib/data/a.acks.ts', text: "import { B } from '../api/b';" },
    ],
  },
  {
    promise: 'the gate knows no construct but through sidecars',
    why: 'The gate judges any CDK app. What it must know of ours stands in a sidecar, listed in lib/compliance/sidecars.ts.',
    applies: (path) => path.startsWith('lib/compliance/'),
    offences: (source) =>
      importsOf(source).filter(
        (path) =>
          /^(lib|lambda|bin)\/(?!compliance\/)/.test(path) &&
          !(source.path === 'lib/compliance/sidecars.ts' && path.endsWith('.acks')),
      ),
    bad: [
      { path: 'lib/compliance/a.ts', text: "import { Network } from '../network/network';" },
      { path: 'lib/compliance/a.ts', text: "import { networkAcks } from '../network/network.acks';" },
      { path: 'lib/compliance/sidecars.ts', text: "import { Network } from '../network/network';" },
    ],
  },
  {
    promise: 'an output knows the assessment and nothing else',
    why: 'Every output is a pure function of the assessment: what it needs besides belongs into the assessment.',
    applies: (path) => path.startsWith('lib/evidence/'),
    offences: (source) =>
      importsOf(source).filter(
        (path) =>
          !/^lib\/(evidence\/|compliance\/assessment\/assessment$)/.test(path) &&
          path !== 'sarif' &&
          path !== 'node:crypto',
      ),
    bad: [
      { path: 'lib/evidence/a.ts', text: "import type { Judgement } from '../compliance/judgement';" },
      { path: 'lib/evidence/a.ts', text: "import { App } from 'aws-cdk-lib';" },
    ],
  },
  {
    promise: 'a construct does not know the stacks',
    why: 'Stacks hand things to each other through lib/backend.ts. A construct that imports a stack cannot be used in another one.',
    applies: (path) => path.startsWith('lib/') && path !== 'lib/backend.ts',
    offences: importing(/-stack$|^lib\/backend$|^bin\//),
    bad: [
      { path: 'lib/api/a.ts', text: "import type { DataStack } from '../data/data-stack';" },
      { path: 'lib/api/api-stack.ts', text: "import { DataStack } from '../data/data-stack';" },
    ],
  },
  {
    promise: 'lambda/ imports no lib/',
    why: 'It runs in AWS: an import from lib/ would bundle the CDK into a function. What both need stands in lambda/, and lib/ reads it.',
    applies: (path) => path.startsWith('lambda/'),
    offences: importing(/^(lib|bin|local|test)\/|^aws-cdk-lib|^constructs$|^cdk-nag$/),
    bad: [
      { path: 'lambda/records/a.ts', text: "import { REGIONS } from '../../lib/settings/regions';" },
      { path: 'lambda/records/a.ts', text: "import { Duration } from 'aws-cdk-lib';" },
    ],
  },
  {
    promise: 'lib/ touches no disk, clock, network, randomness or process',
    why: 'The same commit gives byte-identical templates on any machine. Read it in bin/ and hand it in.',
    applies: (path) => !mayTouchTheWorld(path),
    offences: (source) => [
      ...importing(/^(node:)?(fs|os|process|child_process|https?|net|timers)(\/|$)/)(source),
      ...matching(
        /\bprocess\s*[.[]|\bnew Date\(\s*\)|\bDate\.now\b|\bMath\.random\b|\brandom(?:Bytes|Int|UUID)\b|\bfetch\(|\bperformance\.|\bfromLookup\b/,
      )(source),
    ],
    bad: [
      { path: 'lib/data/a.ts', text: "import { readFileSync } from 'node:fs';" },
      { path: 'lib/data/a.ts', text: "import { readFile } from 'fs/promises';" },
      { path: 'lib/data/a.ts', text: 'const region = process.env.AWS_REGION;' },
      { path: 'lib/data/a.ts', text: 'const now = new Date();' },
      { path: 'lib/data/a.ts', text: 'const now = Date.now();' },
      { path: 'lib/data/a.ts', text: "import { randomUUID } from 'node:crypto';" },
      { path: 'lib/data/a.ts', text: "const vpc = Vpc.fromLookup(this, 'Vpc', {});" },
    ],
  },
  {
    promise: 'a stack file composes',
    why: 'It is the table of contents of its folder. What hardens a resource stands in the construct that owns it.',
    applies: (path) => path.endsWith('-stack.ts'),
    offences: matching(
      /\bCfn(?!Output\b)[A-Z]\w*|\bPolicyStatement\b|\baddPropertyOverride\b|\bRemovalPolicy\b|\bencrypt\w*:/,
    ),
    bad: [
      { path: 'lib/data/data-stack.ts', text: "import { CfnDBProxy } from 'aws-cdk-lib/aws-rds';" },
      { path: 'lib/data/data-stack.ts', text: 'role.addToPolicy(new PolicyStatement({}));' },
    ],
  },
  {
    promise: 'permissions are written out',
    why: 'Rights come from ServiceRole.allow() in the construct that owns the resource. AWS managed and inline policies are wider than they look.',
    applies: (path) => path.startsWith('lib/'),
    offences: matching(
      /\bfromAwsManagedPolicyName\b|\binlinePolicies\b|\baddToRolePolicy\b|\bactions: \[[^\]]*'[\w-]*:?\*'/,
    ),
    bad: [
      { path: 'lib/data/a.ts', text: "ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess')" },
      { path: 'lib/data/a.ts', text: "role.allow({ actions: ['s3:GetObject', 's3:*'], resources });" },
    ],
  },
  {
    promise: 'a file holds one idea, in at most 250 lines',
    why: 'Past 250 lines a file holds two ideas. Find the second one and give it a name.',
    applies: isProduct,
    offences: ({ text }) => {
      const lines = text.trimEnd().split('\n').length;
      return lines > 250 ? [`${lines} lines`] : [];
    },
    bad: [{ path: 'lambda/records/a.ts', text: '\n'.repeat(250).concat('x') }],
  },
  {
    promise: 'a file is named after its idea, and there are no barrels',
    why: 'utils, helpers, common and index say nothing, and collect everything.',
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
    promise: 'imports name the service module and leave extensions out',
    why: "One spelling for one thing: `import { Key } from 'aws-cdk-lib/aws-kms'`, never a namespace, a deep path or a .js at the end.",
    applies: isProduct,
    offences: (source) => [
      ...matching(/^import \* as|from '\.[^']*\.(js|ts|mjs)'/m)(source),
      ...importing(/^aws-cdk-lib\/[\w-]+\/|^aws-cdk-lib\/core/)(source),
    ],
    bad: [
      { path: 'lib/data/a.ts', text: "import * as rds from 'aws-cdk-lib/aws-rds';" },
      { path: 'lib/data/a.ts', text: "import { Key } from 'aws-cdk-lib/aws-kms/lib/key';" },
      { path: 'lib/data/a.ts', text: "import { b } from './b.js';" },
    ],
  },
  {
    promise: 'types are not lied about',
    why: 'any, @ts-ignore and a lint exception without a reason hide what the compiler found. @ts-expect-error is for tests, with the reason.',
    applies: () => true,
    offences: (source) => [
      ...matching(/(?<=[:<,|&(] ?|\bas )\bany\b(?=\s*(?:[,;)>[\]|&={]|$))/)({
        ...source,
        text: withoutComments(source.text),
      }),
      ...matching(/\/[/*] *@ts-(ignore|nocheck)\b|biome-ignore(-\w+)? [\w/]+\s*(:\s*)?$/m)(source),
      ...(isProduct(source.path) ? matching(/\/[/*] *@ts-expect-error\b/)(source) : []),
    ],
    bad: [
      { path: 'lib/data/a.ts', text: 'function f(x: any) {}' },
      { path: 'lib/data/a.ts', text: 'const x = y as any;' },
      { path: 'lib/data/a.ts', text: 'const x: Map<string, any> = y;' },
      { path: 'test/a.ts', text: '// @ts-' + 'ignore' },
      { path: 'lib/data/a.ts', text: '// @ts-expect-error it works anyway' },
      { path: 'lib/data/a.ts', text: '// biome-' + 'ignore lint/suspicious/noConsole:' },
    ],
  },
];

/** What a source imports: our own files by their path from the root, packages by name. */
export function importsOf({ path, text }: Source): string[] {
  const statements = /(?:\bfrom\s+|\bimport\s+|\bimport\(|\brequire\()'([^']+)'/g;
  return [...text.matchAll(statements)].map(([, target = '']) =>
    target.startsWith('.') ? posix.join(posix.dirname(path), target) : target,
  );
}

function importing(forbidden: RegExp): Rule['offences'] {
  return (source) => importsOf(source).filter((path) => forbidden.test(path));
}

function matching(forbidden: RegExp): Rule['offences'] {
  return ({ text }) => {
    const found = forbidden.exec(text);
    return found === null ? [] : [`line ${text.slice(0, found.index).split('\n').length}: ${found[0]}`];
  };
}

function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(?<=^|\s)\/\/.*$/gm, '');
}
