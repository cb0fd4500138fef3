import { Stack } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { CfnIPSet } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { PlaybookName } from '../../lambda/response/playbooks/playbook-name';
import type { AuditTrail } from '../audit/audit-trail';
import type { Network } from '../network/network';
import type { Settings } from '../settings/settings';
import { grantIpSet } from './ip-set';
import { grantDatabaseIsolation, grantFunctionContainment, grantQuarantine } from './playbook-grants';
import { type ResponseContext, ResponseFunction } from './response-function';
import { buildTrailEnvironment, grantTrailRepair } from './trail-repair';

export interface PlaybookFunctionsProps extends ResponseContext {
  /** The IP set that the web ACL of the API blocks. */
  readonly blocked: CfnIPSet;
  readonly userPool: UserPool;
  readonly network: Network;
  /** Undefined where the organisation has the trail: it cannot be restored from here. */
  readonly trail: AuditTrail | undefined;
  readonly settings: Settings['response'];
}

/** The functions that do the steps of playbooks: one each, with a role that can do these steps and nothing else. */
export class PlaybookFunctions extends Construct {
  readonly functions: ReadonlyMap<PlaybookName, ResponseFunction>;
  readonly prefix: string;
  readonly restoresTrail: boolean;

  constructor(scope: Construct, id: string, props: PlaybookFunctionsProps) {
    super(scope, id);
    const { prefix, trail } = props;
    this.prefix = prefix;
    this.restoresTrail = trail !== undefined;
    const containFunction = this.#add('contain-function', 'Stops functions and revokes the sessions of roles', props);
    grantFunctionContainment(containFunction.role, prefix);
    const quarantine = this.#add('quarantine-credential', 'Deactivates access keys and denies roles every call', props);
    grantQuarantine(quarantine.role, prefix);
    this.functions = new Map<PlaybookName, ResponseFunction>([
      ['contain-function', containFunction],
      ['block-address', this.#addBlockAddress(props)],
      ['disable-user', this.#addDisableUser(props)],
      ['quarantine-credential', quarantine],
      ...(trail === undefined ? [] : [['restore-trail', this.#addRestoreTrail(trail, props)] as const]),
      ['preserve-database', this.#addPreserveDatabase(props)],
    ]);
  }

  #add(
    playbook: PlaybookName,
    purpose: string,
    props: PlaybookFunctionsProps,
    environment: Readonly<Record<string, string>> = {},
  ): ResponseFunction {
    const { archive, settings } = props;
    const APPROVAL = settings.automatic.includes(playbook) ? 'none' : 'required';
    const added = new ResponseFunction(this, toConstructId(playbook), {
      ...props,
      purpose,
      code: playbook,
      environment: { APPROVAL, ...environment },
    });
    archive.grantAdd(added, 'incidents');
    archive.grantRead(added, 'incidents');
    return added;
  }

  #addBlockAddress(props: PlaybookFunctionsProps): ResponseFunction {
    const { blocked, archive, settings } = props;
    const added = this.#add('block-address', 'Blocks addresses at the web ACL of the API', props, {
      IP_SET: blocked.ref,
      BLOCK_HOURS: `${settings.blockHours}`,
      NEVER_BLOCK: JSON.stringify(settings.neverBlock),
    });
    grantIpSet(added.role, blocked);
    archive.grantAdd(added, 'blocks');
    return added;
  }

  #addDisableUser(props: PlaybookFunctionsProps): ResponseFunction {
    const { userPoolId, userPoolArn } = props.userPool;
    const added = this.#add('disable-user', 'Disables users and ends their sessions', props, {
      USER_POOL_ID: userPoolId,
    });
    added.role.allow({
      actions: [
        'cognito-idp:AdminDisableUser',
        'cognito-idp:AdminEnableUser',
        'cognito-idp:AdminGetUser',
        'cognito-idp:AdminUserGlobalSignOut',
      ],
      resources: [userPoolArn],
    });
    return added;
  }

  #addRestoreTrail(trail: AuditTrail, props: PlaybookFunctionsProps): ResponseFunction {
    const purpose = 'Restores the settings of the trail and starts it';
    const added = this.#add('restore-trail', purpose, props, buildTrailEnvironment(this, trail));
    grantTrailRepair(added.role, trail);
    return added;
  }

  #addPreserveDatabase(props: PlaybookFunctionsProps): ResponseFunction {
    const { prefix, network, shared } = props;
    const isolation = new SecurityGroup(this, 'IsolationSecurityGroup', {
      vpc: network.vpc,
      description: 'Isolates a database: it has no rule and gets none',
      allowAllOutbound: false,
    });
    const added = this.#add('preserve-database', 'Keeps a snapshot of the database and cuts it off', props, {
      ISOLATION_GROUP: isolation.securityGroupId,
    });
    grantDatabaseIsolation(added.role, prefix, shared.keys.database, Stack.of(this).region);
    return added;
  }
}

/** `contain-function` becomes `ContainFunction`. */
export function toConstructId(playbook: PlaybookName): string {
  return playbook.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
