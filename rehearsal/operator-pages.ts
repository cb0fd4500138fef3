import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rehearsal } from './rehearsal';
import { OperatorPage } from './runbook/operator-page';
import type { Variant } from './settings-variants';
import { StepFailed, type StepLog } from './step-log';

const RUNBOOKS = join(__dirname, '..', 'docs', 'runbooks');

interface RehearsedPage {
  readonly file: string;
  /** Commands that create what the page acts on. */
  readonly before: string;
  /** Commands that read the state after the undo, and remove what was created. */
  readonly after: string;
  /** What the chapters print: a pattern for the whole of it. */
  readonly prints: Readonly<Record<string, RegExp>>;
}

const POOL = `POOL=$(aws cloudformation describe-stacks --stack-name "$ENVIRONMENT-Identity" \
  --query "Stacks[0].Outputs[?OutputKey=='UserPoolId'].OutputValue" --output text)`;
const CREATE_USER = `${POOL}
aws cognito-idp admin-create-user --user-pool-id "$POOL" --username ada@example.com --message-action SUPPRESS \
  --temporary-password 'Not-a-secret-0123' --user-attributes Name=email,Value=ada@example.com Name=custom:tenant,Value=example`;
/** A user of another tenant. */
const CREATE_STRANGER = CREATE_USER.replaceAll('ada@', 'bob@').replace('Value=example', 'Value=other');
const readEnabled = (user: string) =>
  `aws cognito-idp admin-get-user --user-pool-id "$POOL" --username ${user}@example.com --query Enabled --output text`;
const deleteUser = (user: string) =>
  `aws cognito-idp admin-delete-user --user-pool-id "$POOL" --username ${user}@example.com`;

const PAGES: readonly RehearsedPage[] = [
  {
    file: 'block-address.md',
    before: '',
    after: `while [ -n "$(aws stepfunctions list-executions --state-machine-arn "$MACHINE" --status-filter RUNNING \
  --query 'executions[].name' --output text)" ]; do sleep 1; done
aws wafv2 get-ip-set --name "$NAME" --id "$ID" --scope "$SCOPE" --query IPSet.Addresses --output text`,
    prints: { Block: /^incident block-\d+$/, Check: /^SUCCEEDED\n203\.0\.113\.7\/32$/, after: /^$/ },
  },
  {
    file: 'disable-user.md',
    before: CREATE_USER,
    after: `${readEnabled('ada')}\n${deleteUser('ada')}`,
    prints: { Check: /\tFalse$/, after: /^True$/ },
  },
  {
    file: 'revoke-tenant.md',
    before: `${CREATE_USER}\n${CREATE_STRANGER}`,
    after: [
      readEnabled('ada'),
      // One member: the user of the other tenant is none.
      'wc -w <<< "$MEMBERS"',
      'aws apigateway get-api-key --api-key "$KEY" --query enabled --output text',
      deleteUser('ada'),
      deleteUser('bob'),
    ].join('\n'),
    prints: { Check: /^False$/, after: /^True\n1\nTrue$/ },
  },
];

/** Runs the commands of the runbooks for operators, as they are on the pages, up to their undo. */
export async function rehearseOperatorPages(rehearsal: Rehearsal, log: StepLog, variant: Variant): Promise<void> {
  for (const page of PAGES) await log.run(page.file, () => runPage(rehearsal, variant, page), String);
}

async function runPage(
  rehearsal: Rehearsal,
  variant: Variant,
  { file, before, after, prints }: RehearsedPage,
): Promise<string> {
  const page = new OperatorPage(readFileSync(join(RUNBOOKS, file), 'utf8'));
  const printed = page.readOutput(await rehearsal.runPage(variant, page.buildScript({ before, after })));
  for (const [chapter, pattern] of Object.entries(prints)) {
    const found = printed.get(chapter);
    if (found === undefined || !pattern.test(found))
      throw new StepFailed(`${file}, ${chapter}: expected ${pattern.source}, got\n${found}`);
  }
  return page.chapters.join(', ');
}
