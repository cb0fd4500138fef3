import { CfnUserPoolResourceServer, type UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { formatScope, type ScopeDefinition } from './scope-definition';

export interface ResourceServersProps {
  readonly userPool: UserPool;
  readonly scopes: readonly ScopeDefinition[];
}

/** The resource servers with the scopes of the route table. No scope is defined elsewhere. */
export class ResourceServers extends Construct {
  /** Names with the resource server, such as `records/read`. */
  readonly scopes: readonly string[];

  constructor(scope: Construct, id: string, { userPool, scopes }: ResourceServersProps) {
    super(scope, id);
    this.scopes = scopes.map(formatScope);
    for (const resource of new Set(scopes.map((definition) => definition.resource))) {
      new CfnUserPoolResourceServer(this, resource, {
        userPoolId: userPool.userPoolId,
        identifier: resource,
        name: resource,
        scopes: scopes
          .filter((definition) => definition.resource === resource)
          .map(({ name, description }) => ({ scopeName: name, scopeDescription: description })),
      });
    }
  }
}
