import { Tags } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { scopes } from '../lambda/records/scopes';
import { ApiStack } from './api/api-stack';
import { AuditStack } from './audit/audit-stack';
import { DataStack } from './data/data-stack';
import { EncryptionStack } from './encryption/encryption-stack';
import { IdentityStack } from './identity/identity-stack';
import { NetworkStack } from './network/network-stack';
import type { Settings } from './settings/settings';

export interface BackendProps {
  readonly settings: Settings;
}

/**
 * One environment: its rooms in a row, each handed what stands before it. A construct and not a Stage, whose stacks the command
 * line leaves out of a plain `cdk synth`, with their findings (docs/decisions/0002-environments-are-constructs.md).
 */
export class Backend extends Construct {
  constructor(scope: Construct, id: string, { settings }: BackendProps) {
    super(scope, id);
    const common = (stack: string, description: string) => ({
      stackName: `${id}-${stack}`,
      description: `Bulwark: ${description}`,
      env: { account: settings.account, region: settings.region },
      terminationProtection: settings.terminationProtection,
      prefix: id,
      settings,
    });

    const { keys } = new EncryptionStack(this, 'Encryption', {
      ...common('Encryption', 'one customer managed key for each class of data'),
    });
    const { deadLetters, alerts } = new AuditStack(this, 'Audit', {
      ...common('Audit', 'trail, log archive, alarms and alerts'),
      keys,
    });
    const { network } = new NetworkStack(this, 'Network', {
      ...common('Network', 'isolated network with private endpoints and a DNS firewall'),
      keys,
      deadLetters,
    });
    const { database } = new DataStack(this, 'Data', {
      ...common('Data', 'encrypted PostgreSQL, its proxy, migrations and backups'),
      keys,
      deadLetters,
      alerts,
      network,
    });
    const { users } = new IdentityStack(this, 'Identity', {
      ...common('Identity', 'users with multi-factor authentication, clients and scopes'),
      keys,
      deadLetters,
      network,
      scopes,
    });
    new ApiStack(this, 'Api', {
      ...common('Api', 'REST API, functions and web firewall'),
      keys,
      deadLetters,
      alerts,
      network,
      database,
      users,
    });

    Tags.of(this).add('environment', settings.name);
    Tags.of(this).add('owner', settings.owner);
  }
}
