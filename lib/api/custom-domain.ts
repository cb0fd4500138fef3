import { CfnBasePathMapping, CfnDomainName, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';

export interface CustomDomainProps {
  readonly api: RestApi;
  readonly domain: NonNullable<Settings['api']['domain']>;
}

/**
 * A custom domain name for the API that accepts TLS 1.3 only. API Gateway rejects mutual TLS with the newer security
 * policies, so a domain with client certificates uses the TLS 1.2 policy.
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
    new CfnBasePathMapping(this, 'BasePathMapping', {
      domainName: resource.ref,
      restApiId: api.restApiId,
      stage: api.deploymentStage.stageName,
    });
    if (hostedZone === undefined) return;
    new CfnRecordSet(this, 'RecordSet', {
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
