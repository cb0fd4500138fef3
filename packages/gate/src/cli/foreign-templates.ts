import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import type { App, Stack } from 'aws-cdk-lib';
import type { ForeignTemplate } from '../assessment/foreign-locations';
import type { DeploymentReader } from '../engine/deployments';
import { expandTemplate } from '../foreign/expand-template';
import type { JsonObject } from '../foreign/json-value';
import { includeDefinitions } from '../foreign/local-definitions';
import type { NotJudged } from '../foreign/not-judged';
import { writeNotJudged } from '../foreign/not-judged-metadata';
import { isRefusal, type Problem } from '../foreign/problem';
import { looksLikeTemplate, parseTemplate } from '../foreign/template-text';
import { isRecord } from '../templates/template';
import { createDefinitionReader } from './definition-file';
import { readAssemblyDeployments } from './foreign-assembly';
import { createScopes, ForeignStack } from './foreign-construct';
import type { ForeignFile } from './foreign-file';
import { findForeignFiles } from './foreign-files';
import { UsageError } from './usage-error';

/** The templates that were loaded, and sentences about the files that were not. */
export interface LoadedTemplates {
  readonly templates: readonly ForeignTemplate[];
  readonly skipped: readonly string[];
  /** Folders of the cloud assemblies among them. */
  readonly assemblies: readonly string[];
  /** Reads how the stacks of the cloud assemblies are deployed, by the path that they have here. */
  readonly readDeployments: DeploymentReader;
}

/**
 * Loads foreign templates into an app, so that the gate judges them like the templates of a CDK app. A file that was
 * meant to be a template and cannot be read becomes a stack with nothing but that finding, while the rest is judged.
 *
 * @throws UsageError for wrong paths, and when no file is a template
 */
export function loadTemplates(app: App, paths: readonly string[]): LoadedTemplates {
  const files = findForeignFiles(paths);
  const read = files.map((file) => ({ file, content: readContent(file) }));
  const skipped = read.flatMap(({ file: { file }, content }) =>
    'skipped' in content ? [`Skipped ${file}: ${content.skipped}.`] : [],
  );
  const ids = chooseIds(files);
  const stacks = new Map<string, Stack>();
  const templates = read.flatMap(({ file, content }): readonly ForeignTemplate[] => {
    if ('skipped' in content) return [];
    const stack = addStack(app, file, ids.get(file) ?? file.file, content.template, stacks);
    stacks.set(file.file, stack);
    const { origins } = expandTemplate(content.template, stack.node.path);
    return [{ stack: stack.node.path, file: file.file, lines: content.lines, origins }];
  });
  if (templates.length === 0) {
    throw new UsageError(`--template ${paths.join(', ')}: no file is a template.\n${skipped.join('\n')}`);
  }
  return {
    templates,
    skipped,
    assemblies: [...new Set(files.flatMap(({ stack }) => stack?.assembly ?? []))],
    readDeployments: (describe) => readAssemblyDeployments(files, stacks, describe),
  };
}

type Content =
  | { readonly template: JsonObject; readonly lines: ReadonlyMap<string, number> }
  | { readonly skipped: string };

function readContent(read: ForeignFile): Content {
  // A file that cannot be read may be a template, so it is never skipped.
  if ('unreadable' in read) return createRefused({ line: 1, cause: read.unreadable });
  const { bytes, isNamed } = read;
  const parsed = parseTemplate(bytes);
  if (isRefusal(parsed)) {
    return isNamed || looksLikeTemplate(bytes) ? createRefused(parsed.refused) : { skipped: parsed.refused.cause };
  }
  const { template, lines, problems } = parsed;
  if (!isRecord(template['Resources'])) {
    const cause = 'it has no section Resources';
    return isNamed ? createRefused({ line: 1, cause }) : { skipped: cause };
  }
  // A problem outside of the resources has its own line.
  const places = problems.map(({ logicalId = '', line }) => [logicalId, line] as const);
  const whole = includeDefinitions(template, createDefinitionReader(read.file));
  return { template: writeNotJudged(whole, problems.map(describeProblem)), lines: new Map([...places, ...lines]) };
}

function describeProblem({ logicalId, cause }: Problem): NotJudged {
  return {
    kind: 'resource',
    subject: logicalId ?? 'template',
    cause,
    ...(logicalId === undefined ? {} : { logicalId }),
  };
}

/** A template without resources, whose line is the line of the mistake. */
function createRefused({ line, cause }: Problem): Content {
  const part: NotJudged = { kind: 'file', logicalId: 'File', subject: 'template', cause };
  return { template: writeNotJudged({ Resources: {} }, [part]), lines: new Map([['File', line]]) };
}

function addStack(
  app: App,
  { stack }: ForeignFile,
  id: string,
  template: JsonObject,
  stacks: ReadonlyMap<string, Stack>,
): Stack {
  const { path = [id], stackName = `T-${id.replaceAll(/[^0-9A-Za-z-]/g, '-')}`, env, nestedIn } = stack ?? {};
  const parent = nestedIn === undefined ? undefined : stacks.get(nestedIn.file);
  const scope = createScopes(app, path.slice(0, -1));
  // Two assemblies of one app have stacks of the same path.
  const isTaken = scope.node.tryFindChild(path.at(-1) ?? id) !== undefined;
  return new ForeignStack(scope, isTaken ? `${path.at(-1)}-${id}` : (path.at(-1) ?? id), {
    template,
    ...(nestedIn === undefined && { stackName }),
    ...(env && { env }),
    ...(parent && nestedIn && { nestedIn: { ...nestedIn, stack: parent } }),
  });
}

/**
 * Chooses an id for each file that is no part of an assembly: its name without the extension, as far as a construct can
 * have it. A file whose name is not enough has that of its folder as well, and a hash of its path, which is the same in
 * every run.
 */
function chooseIds(files: readonly ForeignFile[]): ReadonlyMap<ForeignFile, string> {
  const names = files.map(({ file }) => basename(file).replace(/(?:\.template)?\.(?:ya?ml|json|template)$/i, ''));
  const count = (name: string): number => counts.get(name.toLowerCase()) ?? 0;
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name.toLowerCase(), count(name) + 1);
  return new Map(
    files.map((file, index) => {
      const name = names[index] ?? '';
      // CDK names the files of stacks by their ids, in ASCII.
      if (/^[\w-]+$/.test(name) && count(name) === 1) return [file, name];
      const longer = count(name) === 1 ? name : `${basename(dirname(file.file))}-${name}`;
      const hash = createHash('sha256').update(file.file).digest('hex').slice(0, 8);
      return [file, `${longer.replaceAll(/[^\p{L}\p{N}_-]/gu, '-')}-${hash}`];
    }),
  );
}
