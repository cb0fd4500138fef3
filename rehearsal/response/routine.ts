import { setTimeout as wait } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { buildIncidentId } from '../../lambda/response/route/route-finding';
import { StepFailed } from '../step-log';
import type { Account } from './account';
import { readBlockedAddresses } from './blocked-addresses';
import { buildGuardDutyEvent } from './findings';
import { hasRecord } from './play';

const UNKNOWN_TYPE = 'Rehearsal:Example/UnknownType';
const ENDED_BLOCK = '203.0.113.99';
const LIMIT_MS = 30_000;
const DAY_MS = 86_400_000;

/**
 * A finding of an unknown type alerts people, and its duplicate opens no second incident.
 *
 * @throws StepFailed when no alert was sent
 */
export async function tellUnknownFinding(account: Account): Promise<void> {
  const id = `unknown-${Date.now()}`;
  const { source, detailType, detail } = buildGuardDutyEvent(account.props, id, { type: UNKNOWN_TYPE, resource: {} });
  await account.props.emulator.sendAwsEvent(source, detailType, detail);
  const told = `incidents/${buildIncidentId(id)}/told.json`;
  for (const end = Date.now() + LIMIT_MS; !(await hasRecord(account, told)); await wait(200)) {
    if (Date.now() > end) throw new StepFailed(`no alert was sent about a finding of the type ${UNKNOWN_TYPE}`);
  }
  const { props } = account;
  const event = { 'detail-type': detailType, account: props.account, region: props.region, detail };
  const { incidents } = await account.invoke('RouterRoute', event);
  if (JSON.stringify(incidents) !== JSON.stringify([buildIncidentId(id)])) {
    throw new StepFailed(`a duplicate opened another incident: ${JSON.stringify(incidents)}`);
  }
}

/**
 * The sweep lifts a block that has ended, and leaves what a person blocked.
 *
 * @throws StepFailed when it lifts another one
 */
export async function sweepEndedBlock(account: Account): Promise<void> {
  const byHand = '203.0.113.98/32';
  const block = { address: ENDED_BLOCK, incident: 'rehearsed', until: new Date(Date.now() - DAY_MS).toISOString() };
  await account.s3.send(
    new PutObjectCommand({
      Bucket: await account.findResource('AWS::S3::Bucket', 'Archive'),
      Key: `blocks/${ENDED_BLOCK}.json`,
      Body: JSON.stringify(block),
    }),
  );
  const before = await readBlockedAddresses(account);
  await before.replace([...before.addresses, `${ENDED_BLOCK}/32`, byHand]);
  await account.invoke('ScheduledSweep', {});
  const after = await readBlockedAddresses(account);
  const expected = [...before.addresses, byHand];
  await after.replace(before.addresses);
  if (JSON.stringify([...after.addresses].sort()) !== JSON.stringify(expected.sort())) {
    throw new StepFailed(`the sweep left ${after.addresses.join(', ')}, expected ${expected.join(', ')}`);
  }
}

/**
 * The digest of tomorrow has the incidents of today.
 *
 * @throws StepFailed when it has none
 */
export async function sendDigest(account: Account): Promise<void> {
  const { entries } = await account.invoke('ScheduledDigest', { time: new Date(Date.now() + DAY_MS).toISOString() });
  if (!(Number(entries) > 0)) throw new StepFailed('the digest has no incident of today');
}
