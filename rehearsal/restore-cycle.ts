import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Rehearsal } from './rehearsal';
import { type RestoreChapter, RestorePage, type RestoreValues } from './runbook/restore-page';
import { CHANGED, type Variant } from './settings-variants';
import { comparePersons, Person } from './smoke/person';
import { StepFailed, type StepLog } from './step-log';

const PAGE = join(__dirname, '..', 'docs', 'runbooks', 'restore.md');

/** What the first restore leaves for the second one. */
interface FirstRestore {
  readonly variant: Variant;
  /** Backup in the vault, made before the first restore. */
  readonly snapshotArn: string;
}

/**
 * The restores of docs/runbooks/restore.md, with the commands and settings of that page. Persons with records from before
 * and after the backup tell which data a database has.
 */
export class RestoreCycle {
  readonly #page = new RestorePage(readFileSync(PAGE, 'utf8'));
  readonly #before = new Person('before the backup');
  readonly #erased = new Person('before the backup, and erased after it');
  readonly #after = new Person('after the backup');
  readonly #last = new Person('before the database was deleted');

  constructor(
    private readonly rehearsal: Rehearsal,
    private readonly log: StepLog,
  ) {}

  /** A moment of the first cluster takes its place, in the phase `protected` when the environment has it. */
  async restoreMoment(isProtected: boolean): Promise<FirstRestore> {
    const { log } = this;
    const [time, snapshotArn] = await log.run('write records around a backup', () => this.#writeAroundBackup());
    const backups = await log.run('restore.md: choose the backup', () =>
      this.#runChapter('Choose the backup', 1, CHANGED),
    );
    if (!backups.includes(snapshotArn)) throw new StepFailed(`the runbook does not list ${snapshotArn}:\n${backups}`);
    const data = { generation: 2, cluster: `${this.rehearsal.props.environment}-records-1`, time };
    const variant: Variant = { ...CHANGED, name: 'restored-moment', data: this.#page.readSettings('cluster', data) };
    await this.#deploy(variant, `restore.md: deploy ${time} of the first cluster as the second`);
    await this.#check(variant, { present: [this.#before, this.#erased], absent: [this.#after] });
    await log.run('restore.md: erase again', () => this.#eraseAgain(variant), String);
    await log.run('restore.md: remove the old cluster', () => this.#removeOldCluster(variant, isProtected), String);
    return { variant, snapshotArn };
  }

  /** A backup of the vault, made of a cluster that no longer exists, takes the place of the second cluster. */
  async restoreSnapshot({ snapshotArn }: FirstRestore): Promise<Variant> {
    const variant = this.#buildSnapshotVariant('restored-snapshot', { generation: 3, snapshotArn });
    await this.#deploy(variant, 'restore.md: deploy a backup of the vault as the third cluster');
    await this.#check(variant, { present: [this.#before, this.#erased], absent: [this.#after] });
    await this.log.run('the old cluster is deleted', () => this.#assertDeleted(2), String);
    return variant;
  }

  /** The stack of the database is deleted, and created again from the final snapshot. */
  async restoreDeleted(variant: Variant): Promise<Variant> {
    const { log, rehearsal } = this;
    await this.#last.write(await rehearsal.findApi(variant));
    await log.run('destroy the stack of the database', () => rehearsal.destroyStack(variant, 'Data'));
    const chapter = 'A database that was deleted';
    const found = await log.run('restore.md: find the final snapshot', () => this.#runChapter(chapter, 1, variant));
    // Each line has a date and an ARN; the newest is the last.
    const snapshotArn = found.trim().split(/\s+/).at(-1) ?? '';
    const recreated = this.#buildSnapshotVariant('recreated', { generation: 1, snapshotArn });
    await log.run('restore.md: deploy the final snapshot', () => rehearsal.deploy(recreated), String);
    await this.#check(recreated, { present: [this.#before, this.#erased, this.#last], absent: [this.#after] });
    return recreated;
  }

  /** Returns a moment, to the second as in the settings, and the ARN of a backup in the vault from just before it. */
  async #writeAroundBackup(): Promise<readonly [string, string]> {
    const api = await this.rehearsal.findApi(CHANGED);
    await this.#before.write(api);
    await this.#erased.write(api);
    const [snapshotArn, ...others] = await this.rehearsal.emulator.runBackupPlans();
    if (snapshotArn === undefined || others.length > 0)
      throw new StepFailed('the plans made not one backup, but another number');
    const second = Math.ceil(Date.now() / 1000) * 1000;
    await wait(second - Date.now() + 1);
    await this.#after.write(api);
    await this.#erased.erase(api);
    return [new Date(second).toISOString().replace('.000', ''), snapshotArn];
  }

  async #deploy(variant: Variant, title: string): Promise<void> {
    const commands = this.#page.readCommands('Deploy', 1);
    await this.log.run(title, () => this.rehearsal.deployByPage(variant, commands), String);
    this.rehearsal.breakConnections();
  }

  async #check(variant: Variant, persons: Parameters<typeof comparePersons>[1]): Promise<void> {
    const { log, rehearsal } = this;
    await log.run('restore.md: check', () => this.#runChapter('Check, then erase again', 1, variant));
    const compare = async () => comparePersons(await rehearsal.findApi(variant), persons);
    await log.run('the restored database', compare, String);
    await log.run('call the API', () => rehearsal.callApi(variant), String);
  }

  async #eraseAgain(variant: Variant): Promise<string> {
    const api = await this.rehearsal.findApi(variant);
    await this.#erased.erase(api);
    return comparePersons(api, { present: [this.#before], absent: [this.#erased] });
  }

  /** A protected cluster outlives its stack until the commands of the page delete it. */
  async #removeOldCluster(variant: Variant, isProtected: boolean): Promise<string> {
    if (!isProtected) return this.#assertDeleted(1);
    const left = await this.#listClusters();
    if (!left.includes(this.#nameCluster(1))) throw new StepFailed('CloudFormation deleted the protected cluster');
    await this.#assertReported(variant);
    await this.#runChapter('Remove the old cluster', 1, variant);
    return `left by CloudFormation, then ${await this.#assertDeleted(1)}`;
  }

  async #assertReported(variant: Variant): Promise<void> {
    const { stack } = (await this.rehearsal.readTemplates(variant)).require('AWS::RDS::DBCluster');
    const { status = '', events = [] } = (await this.rehearsal.readStacks())[stack] ?? {};
    const isReported = events.some(
      (event) => event.status === 'DELETE_FAILED' && event.physicalId === this.#nameCluster(1),
    );
    if (status !== 'UPDATE_COMPLETE' || !isReported)
      throw new StepFailed(`${stack} is ${status}, without DELETE_FAILED`);
  }

  async #assertDeleted(generation: number): Promise<string> {
    const name = this.#nameCluster(generation);
    if ((await this.#listClusters()).includes(name)) throw new StepFailed(`${name} still exists`);
    const query = `DBClusterSnapshots[?DBClusterIdentifier=='${name}'].DBClusterSnapshotIdentifier`;
    const command = `aws rds describe-db-cluster-snapshots --snapshot-type manual --output text --query "${query}"`;
    const snapshots = (await this.rehearsal.runPage(CHANGED, command)).trim();
    if (snapshots === '') throw new StepFailed(`${name} left no final snapshot`);
    return `${name} deleted, snapshot ${snapshots}`;
  }

  async #listClusters(): Promise<readonly string[]> {
    return (await this.rehearsal.emulator.listResources('AWS::RDS::DBCluster')).map(({ physicalId }) => physicalId);
  }

  #nameCluster(generation: number): string {
    return `${this.rehearsal.props.environment}-records-${generation}`;
  }

  #buildSnapshotVariant(name: string, values: RestoreValues): Variant {
    return { name, phase: 'creation', isChanged: true, data: this.#page.readSettings('snapshotArn', values) };
  }

  #runChapter(chapter: RestoreChapter, generation: number, variant: Variant): Promise<string> {
    return this.rehearsal.runPage(variant, this.#page.readCommands(chapter, generation));
  }
}
