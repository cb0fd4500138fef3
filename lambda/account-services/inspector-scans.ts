import { setTimeout as wait } from 'node:timers/promises';
import {
  BatchGetAccountStatusCommand,
  DisableCommand,
  EnableCommand,
  type FailedAccount,
  type Inspector2Client,
  ResourceScanType,
  type ResourceState,
} from '@aws-sdk/client-inspector2';
import type { ScanRecord } from './scan-record';

/** Milliseconds between two looks at the status. Inspector needs some seconds up to minutes. */
const PAUSE_MS = 3_000;

/** Fields of a status by the name of the scan. */
const STATES = {
  EC2: 'ec2',
  ECR: 'ecr',
  LAMBDA: 'lambda',
  LAMBDA_CODE: 'lambdaCode',
} as const satisfies Partial<Record<ResourceScanType, keyof ResourceState>>;

type Scan = keyof typeof STATES;

/**
 * Enables scans, and disables those that an earlier deployment enabled and that are no longer wanted. A scan that was
 * already on before the first deployment is left as it is, also by a deletion. CloudFormation has no type for this:
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1983
 *
 * @see https://docs.aws.amazon.com/inspector/v2/APIReference/API_Enable.html
 */
export async function enableInspector(
  inspector: Inspector2Client,
  record: ScanRecord,
  scans: readonly string[],
  deadline: AbortSignal,
): Promise<void> {
  const wanted = scans.map(assertScan);
  const recorded = (await record.read(deadline))?.map(assertScan) ?? [];
  const active = await listActiveScans(inspector, deadline);
  const added = wanted.filter((scan) => !active.includes(scan) && !recorded.includes(scan));
  // Recorded before the call: a second attempt of this request has to know that the scans are its own.
  const own = [...recorded, ...added];
  await record.write(own, deadline);
  const removed = own.filter((scan) => !wanted.includes(scan));
  await switchScans(inspector, 'DISABLED', removed, deadline);
  await switchScans(inspector, 'ENABLED', wanted, deadline);
  if (removed.length > 0)
    await record.write(
      own.filter((scan) => wanted.includes(scan)),
      deadline,
    );
}

/** Disables the scans that `enableInspector` enabled, and no other. */
export async function disableInspector(
  inspector: Inspector2Client,
  record: ScanRecord,
  deadline: AbortSignal,
): Promise<void> {
  const own = (await record.read(deadline))?.map(assertScan) ?? [];
  await switchScans(inspector, 'DISABLED', own, deadline);
  await record.delete(deadline);
}

async function switchScans(
  inspector: Inspector2Client,
  target: 'ENABLED' | 'DISABLED',
  scans: readonly Scan[],
  deadline: AbortSignal,
): Promise<void> {
  const listWaiting = async () => {
    const statuses = await readStatuses(inspector, deadline);
    return scans.filter((scan) => statuses[scan] !== target).map((scan) => ({ scan, status: statuses[scan] }));
  };
  for (let waiting = await listWaiting(); waiting.length > 0; ) {
    const idle = waiting.filter(({ status }) => status !== ON_THE_WAY[target]).map(({ scan }) => scan);
    if (idle.length > 0) await requestSwitch(inspector, target, idle, deadline);
    waiting = await listWaiting();
    if (waiting.length === 0) return;
    await wait(PAUSE_MS, undefined, { signal: deadline }).catch((cause: unknown) => {
      const names = waiting.map(({ scan }) => scan).join(', ');
      throw new Error(`Inspector did not report ${target} for ${names} in time`, { cause });
    });
  }
}

const ON_THE_WAY = { ENABLED: 'ENABLING', DISABLED: 'DISABLING' } as const;

async function requestSwitch(
  inspector: Inspector2Client,
  target: 'ENABLED' | 'DISABLED',
  scans: readonly Scan[],
  deadline: AbortSignal,
): Promise<void> {
  const input = { resourceTypes: [...scans] };
  const { failedAccounts } =
    target === 'ENABLED'
      ? await inspector.send(new EnableCommand(input), { abortSignal: deadline })
      : await inspector.send(new DisableCommand(input), { abortSignal: deadline });
  assertNoFailure(failedAccounts);
}

async function listActiveScans(inspector: Inspector2Client, deadline: AbortSignal): Promise<readonly Scan[]> {
  const statuses = await readStatuses(inspector, deadline);
  return SCANS.filter((scan) => statuses[scan] === 'ENABLED' || statuses[scan] === 'ENABLING');
}

async function readStatuses(
  inspector: Inspector2Client,
  abortSignal: AbortSignal,
): Promise<Readonly<Record<Scan, string>>> {
  const { accounts = [], failedAccounts } = await inspector.send(new BatchGetAccountStatusCommand({}), { abortSignal });
  assertNoFailure(failedAccounts);
  const states = accounts[0]?.resourceState;
  const read = (scan: Scan) => states?.[STATES[scan]]?.status ?? 'DISABLED';
  return { EC2: read('EC2'), ECR: read('ECR'), LAMBDA: read('LAMBDA'), LAMBDA_CODE: read('LAMBDA_CODE') };
}

/** Inspector reports a failure inside of a successful response. While it works on a switch, it only has to be waited for. */
function assertNoFailure(failed: readonly FailedAccount[] | undefined): void {
  const fatal = failed?.filter(({ errorCode }) => !TEMPORARY.has(errorCode ?? '')) ?? [];
  if (fatal.length === 0) return;
  throw new Error(
    `Inspector: ${fatal.map(({ errorCode, errorMessage }) => `${errorCode}: ${errorMessage}`).join('; ')}`,
  );
}

const TEMPORARY: ReadonlySet<string> = new Set([
  'ENABLE_IN_PROGRESS',
  'DISABLE_IN_PROGRESS',
  'EVENTBRIDGE_THROTTLED',
  'SSM_THROTTLED',
]);

const SCANS: readonly Scan[] = [
  ResourceScanType.EC2,
  ResourceScanType.ECR,
  ResourceScanType.LAMBDA,
  ResourceScanType.LAMBDA_CODE,
];

function assertScan(text: string): Scan {
  const scan = SCANS.find((each) => each === text);
  if (scan === undefined) throw new Error(`${text} is not a scan of Inspector; expected one of ${SCANS.join(', ')}`);
  return scan;
}
