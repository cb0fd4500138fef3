import { Tags } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { groups } from '../lambda/records/groups';
import { scopes } from '../lambda/records/scopes';
import { ApiStack } from './api/api-stack';
import { AuditStack } from './audit/audit-stack';
import { DataStack } from './data/data-stack';
import { DetectionStack } from './detection/detection-stack';
import { EncryptionStack } from './encryption/encryption-stack';
import { IdentityStack } from './identity/identity-stack';
import { MonitoringStack } from './monitoring/monitoring-stack';
import { NetworkStack } from './network/network-stack';
import { ResponseStack } from './response/response-stack';
import { isProtected } from './settings/protections';
import type { ProtectionSettings, Settings } from './settings/settings';

export interface BackendProps {
  readonly settings: Settings;
}

/**
 * One environment: its stacks in a row, each of which receives the outputs of the stacks before it. It is a construct
 * and not a Stage, because a plain `cdk synth` leaves out the stacks of a Stage and their findings
 * (docs/decisions/0002-environments-are-constructs.md).
 */
export class Backend extends Construct {
  readonly protection: ProtectionSettings;
  readonly detection: DetectionStack;

  constructor(scope: Construct, id: string, { settings }: BackendProps) {
    super(scope, id);
    this.protection = settings;
    const buildStackProps = (stack: string, description: string) => ({
      stackName: `${id}-${stack}`,
      description: `Bulwark: ${description}`,
      env: { account: settings.account, region: settings.region },
      terminationProtection: isProtected(settings.protections),
      prefix: id,
      settings,
    });

    const { keys } = new EncryptionStack(this, 'Encryption', {
      ...buildStackProps('Encryption', 'one customer managed key for each class of data'),
    });
    const { deadLetters, alerts, archive, trail } = new AuditStack(this, 'Audit', {
      ...buildStackProps('Audit', 'trail, log archive, alarms and alerts'),
      keys,
    });
    this.detection = new DetectionStack(this, 'Detection', {
      ...buildStackProps('Detection', 'services that watch the account'),
      keys,
      deadLetters,
    });
    const { network } = new NetworkStack(this, 'Network', {
      ...buildStackProps('Network', 'isolated network with private endpoints and a DNS firewall'),
      keys,
      deadLetters,
    });
    const { database } = new DataStack(this, 'Data', {
      ...buildStackProps('Data', 'encrypted PostgreSQL, its proxy, migrations and backups'),
      keys,
      deadLetters,
      alerts,
      network,
    });
    const { userPool, clients } = new IdentityStack(this, 'Identity', {
      ...buildStackProps('Identity', 'users with multi-factor authentication, clients and scopes'),
      keys,
      deadLetters,
      alerts,
      scopes,
      groups,
    });
    const { blockedAddresses } = new ApiStack(this, 'Api', {
      ...buildStackProps('Api', 'REST API with its Lambda functions and web ACL'),
      keys,
      deadLetters,
      alerts,
      network,
      database,
      userPool,
      clients,
    });

    new ResponseStack(this, 'Response', {
      ...buildStackProps('Response', 'playbooks, approvals and notifications'),
      keys,
      deadLetters,
      alerts,
      archive,
      trail,
      network,
      userPool,
      blockedAddresses,
    });
    new MonitoringStack(this, 'Monitoring', {
      ...buildStackProps('Monitoring', 'dashboard, and alarms on load, cost and notices of AWS'),
      alerts,
      deadLetters,
    });

    Tags.of(this).add('environment', settings.name);
    Tags.of(this).add('owner', settings.owner);
  }
}
