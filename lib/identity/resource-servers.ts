import { CfnUserPoolResourceServer, type UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { fullName, type ScopeDefinition } from './scope-definition';

export interface ResourceServersProps {
  readonly userPool: UserPool;
  readonly scopes: readonly ScopeDefinition[];
}

/** The scopes of the route table, grouped by the resource server that owns them; a scope exists nowhere else. */
export class ResourceServers extends Construct {
  /** Full names, such as `records/read`. */
  readonly scopes: readonly string[];

  constructor(scope: Construct, id: string, { userPool, scopes }: ResourceServersProps) {
    super(scope, id);
    this.scopes = scopes.map(fullName);
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
