import type { AccessRecord } from '../../../src/access/access-record';
import type { AppRecord } from '../../../src/assessment/app-record';
import type { Assessment } from '../../../src/assessment/assessment';
import type {
  AttackStep,
  ExposureEdge,
  ExposureNode,
  ExposureRecord,
  TrustZone,
} from '../../../src/exposure/exposure-record';
import { createTwoEnvironmentsAssessment } from '../small-assessment';

/** An assessment with everything that a page can show: exposure, access, costs, detections, playbooks. */
export function createExposedAssessment(): Assessment {
  const assessment = createTwoEnvironmentsAssessment();
  return {
    ...assessment,
    exposure: assessment.environments.map(createExposure),
    access: assessment.environments.map(createAccess),
    app: createApp(assessment.environments),
  };
}

export function createExposure(environment: string): ExposureRecord {
  const at = (path: string): string => `${environment}/${path}`;
  const node = (path: string, title: string, type: string, zone: TrustZone, more: Partial<ExposureNode> = {}) => ({
    id: path === 'internet' ? path : at(path),
    title,
    type,
    zone,
    isDataStore: false,
    count: 1,
    ...more,
  });
  const edge = (from: string, to: string, action: string, more: Partial<ExposureEdge> = {}): ExposureEdge => ({
    from: from === 'internet' ? from : at(from),
    to: at(to),
    action,
    evidence: [at(to)],
    ...more,
  });
  const step = (from: string, to: string, ...controls: readonly string[]): AttackStep => ({
    from: from === 'internet' ? from : at(from),
    to: at(to),
    controls: controls.map((what) => ({ what, resource: at(to) })),
  });
  return {
    environment,
    nodes: [
      node('internet', 'Internet', 'internet', 'internet'),
      node('Api/WebAcl', 'Web ACL of the API', 'AWS::WAFv2::WebACL', 'edge'),
      node('Api/Rest', 'Records API', 'AWS::ApiGateway::RestApi', 'edge'),
      node('Identity/Users', 'User pool', 'AWS::Cognito::UserPool', 'identity'),
      node('Api/Read', 'Read function with a long name that wraps', 'AWS::Lambda::Function', 'application'),
      node('Api/Write', 'Write function', 'AWS::Lambda::Function', 'application'),
      node('Data/Proxy', 'Database proxy', 'AWS::RDS::DBProxy', 'data'),
      node('Data/Cluster', 'Records database', 'AWS::RDS::DBCluster', 'data', { isDataStore: true, count: 3 }),
      node('Store/Bucket', 'Uploads', 'AWS::S3::Bucket', 'data', { isDataStore: true }),
      node('Audit/Archive', 'Log archive', 'AWS::S3::Bucket', 'audit', { isDataStore: true }),
      node('Audit/Logs', 'Log groups', 'AWS::Logs::LogGroup', 'audit', { count: 37 }),
    ],
    edges: [
      edge('internet', 'Api/Rest', 'calls', { protocol: 'HTTPS', authentication: 'JWT', encryption: 'TLS 1.3' }),
      edge('internet', 'Identity/Users', 'signs in', { protocol: 'HTTPS', encryption: 'TLS' }),
      edge('Api/Rest', 'Identity/Users', 'checks tokens'),
      edge('Api/Rest', 'Api/Read', 'invokes', { authentication: 'IAM' }),
      edge('Api/Rest', 'Api/Write', 'invokes', { authentication: 'IAM' }),
      edge('Api/Read', 'Data/Proxy', 'reads', {
        protocol: 'PostgreSQL 5432',
        authentication: 'IAM',
        encryption: 'TLS',
      }),
      edge('Api/Write', 'Data/Proxy', 'reads and writes', { protocol: 'PostgreSQL 5432', authentication: 'IAM' }),
      edge('Data/Proxy', 'Data/Cluster', 'connects', { protocol: 'PostgreSQL 5432', encryption: 'TLS' }),
      edge('Api/Write', 'Store/Bucket', 'writes', { protocol: 'HTTPS' }),
      edge('Api/Rest', 'Audit/Logs', 'writes logs to'),
      edge('Audit/Logs', 'Audit/Archive', 'writes logs to'),
    ],
    publicMethods: [
      {
        resource: at('Api/Rest/GET'),
        name: 'GET /subjects/{id}/export',
        authorization: 'JWT',
        scopes: ['subjects/export'],
        isApiKeyRequired: false,
        throttle: '100 requests/s, burst 200',
        validation: 'parameters',
        webAcl: 'api',
      },
      {
        resource: at('Api/Rest/health'),
        name: 'GET /health',
        authorization: 'none',
        scopes: [],
        isApiKeyRequired: false,
      },
    ],
    attackPaths: [
      {
        dataStore: at('Data/Cluster'),
        steps: [
          step('internet', 'Api/Rest', 'Web ACL blocks known attacks', 'Token with a scope', 'TLS 1.3'),
          step('Api/Rest', 'Api/Read', 'Role of API Gateway may invoke this function only'),
          step('Api/Read', 'Data/Proxy', 'IAM sign-in to the database', 'Security group admits the function only'),
          step('Data/Proxy', 'Data/Cluster'),
        ],
      },
      { dataStore: at('Audit/Archive'), steps: [] },
    ],
  };
}

function createAccess(environment: string): AccessRecord {
  const at = (path: string): string => `${environment}/${path}`;
  return {
    environment,
    answers: [
      {
        id: `decrypt:${at('Data/FieldKey')}`,
        question: `Who can decrypt with ${at('Data/FieldKey')}?`,
        actions: ['kms:Decrypt'],
        resource: at('Data/FieldKey'),
        allowed: [
          {
            principal: at('Api/Read/Role'),
            actions: ['kms:Decrypt'],
            conditions: ['the encryption context purpose is tenant-key'],
            evidence: [at('Api/Read/Role/Policy'), at('Data/FieldKey')],
          },
        ],
      },
      {
        id: `change:${at('Audit/Trail')}`,
        question: `Who can change ${at('Audit/Trail')}?`,
        actions: ['cloudtrail:StopLogging'],
        resource: at('Audit/Trail'),
        allowed: [],
      },
    ],
    principals: [
      {
        principal: at('Api/Read/Role'),
        trusts: ['lambda.amazonaws.com'],
        boundary: at('Boundary'),
        permissions: [`kms:Decrypt on ${at('Data/FieldKey')} if the encryption context purpose is tenant-key`],
      },
    ],
    notEvaluated: ['Service control policies of the organization.'],
  };
}

function createApp(environments: readonly string[]): AppRecord {
  return {
    reproduce: 'npm ci && npm run synth',
    environments: environments.map((environment) => ({
      environment,
      cost: {
        basis: 'an idle month at list price',
        totalUsd: 1399.5,
        lines: [
          {
            resource: `${environment}/Data/Proxy`,
            what: 'proxy',
            monthlyUsd: 210.24,
            calculation: '11680 ACU-hour at 0.018 USD',
            source: 'https://aws.amazon.com/rds/proxy/pricing/',
          },
        ],
        notes: ['Requests are not in it.'],
      },
      detections: [
        {
          id: 'TrailStopped',
          title: 'The trail was stopped.',
          techniques: ['T1562.008'],
          severity: 'critical',
          form: 'metric filter',
          runbook: 'docs/runbooks/audit-tampering.md',
        },
      ],
      playbooks: [
        {
          name: 'restore-trail',
          title: 'Starts the trail again.',
          trigger: '6 types of findings.',
          approval: 'acts at once',
          runbook: 'docs/runbooks/playbooks/restore-trail.md',
        },
      ],
    })),
  };
}
