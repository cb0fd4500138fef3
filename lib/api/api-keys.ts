import { CfnApiKey } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import type { ClientIds } from '../identity/client-ids';

export interface ApiKeysProps {
  readonly prefix: string;
  readonly clients: ClientIds;
}

/**
 * The API key of each client: one of the web application, and one of each machine-to-machine client. A key identifies a
 * client, so that it can be metered and disabled. It does not authenticate: each method that requires a key also
 * requires a token with the scope, and the functions require the token of the client that has the key. API Gateway
 * generates the values, so no template contains one.
 */
export class ApiKeys extends Construct {
  readonly people: CfnApiKey;
  /** By the name of the client. */
  readonly machines: ReadonlyMap<string, CfnApiKey>;
  /** The id of the key of each client by the id of the client, as JSON. */
  readonly clientKeys: string;

  constructor(scope: Construct, id: string, { prefix, clients }: ApiKeysProps) {
    super(scope, id);
    this.people = new CfnApiKey(this, 'People', { name: `${prefix}-people`, enabled: true });
    this.machines = new Map(
      [...clients.machines.keys()].map((name) => [
        name,
        new CfnApiKey(this, `Machine-${name}`, { name: `${prefix}-machine-${name}`, enabled: true }),
      ]),
    );
    const pairs = [
      [clients.people, this.people.ref] as const,
      ...[...this.machines].map(([name, key]) => [clients.machines.get(name) ?? '', key.ref] as const),
    ];
    // Ids of both kinds are letters and digits, which JSON need not escape.
    this.clientKeys = `{${pairs.map(([client, key]) => `"${client}":"${key}"`).join(',')}}`;
  }
}
