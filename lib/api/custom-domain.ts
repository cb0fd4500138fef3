import { CfnBasePathMapping, CfnDomainName, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';

export interface CustomDomainProps {
  readonly api: RestApi;
  readonly domain: NonNullable<Settings['api']['domain']>;
}

/**
 * The API under a name of its own, with TLS 1.3 alone. API Gateway refuses mutual TLS together with the newer security policies, so
 * a domain that asks clients for certificates carries the older one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
 */
export class CustomDomain extends Construct {
  constructor(scope: Construct, id: string, { api, domain }: CustomDomainProps) {
    super(scope, id);
    const { name, certificateArn, hostedZone, mutualTlsTruststore } = domain;
    const resource = new CfnDomainName(this, 'Resource', {
      domainName: name,
      regionalCertificateArn: certificateArn,
      endpointConfiguration: { types: ['REGIONAL'] },
      ...(mutualTlsTruststore === undefined
        ? { securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', endpointAccessMode: 'STRICT' }
        : { securityPolicy: 'TLS_1_2', mutualTlsAuthentication: { truststoreUri: mutualTlsTruststore } }),
    });
    new CfnBasePathMapping(this, 'Mapping', {
      domainName: resource.ref,
      restApiId: api.restApiId,
      stage: api.deploymentStage.stageName,
    });
    if (hostedZone === undefined) return;
    new CfnRecordSet(this, 'Record', {
      hostedZoneId: hostedZone.id,
      name,
      type: 'A',
      aliasTarget: {
        dnsName: resource.attrRegionalDomainName,
        hostedZoneId: resource.attrRegionalHostedZoneId,
      },
    });
  }
}
