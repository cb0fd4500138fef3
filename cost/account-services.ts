import {
  IDLE_CHECKS_PER_STANDARD,
  IDLE_EVALUATIONS_PER_RULE,
  IDLE_MANAGEMENT_EVENTS,
  IDLE_NETWORK_LOG_GB,
} from './assumptions';
import { buildLine, findCommonPath, UnpricedResource } from './cost-line';
import { renderCount } from './nouns';
import type { Estimate } from './resource-class';

const MILLION = 1_000_000;
const THOUSAND = 1000;

/** GuardDuty analyses events and logs of the account, which the account writes without any request too. */
export const estimateDetectors: Estimate = (detectors, { region }) =>
  detectors.flatMap((detector) => {
    if (detector.at('Enable').flag() !== true) return [];
    return [
      buildLine(region, {
        resource: detector.path,
        what: 'management events of an idle account',
        quantity: IDLE_MANAGEMENT_EVENTS / MILLION,
        price: 'guardDutyEvents',
      }),
      buildLine(region, {
        resource: detector.path,
        what: 'flow logs and DNS queries of an idle network',
        quantity: IDLE_NETWORK_LOG_GB,
        price: 'guardDutyLogs',
      }),
    ];
  });

/** Security Hub charges for every evaluation of a control on a resource. */
export const estimateStandards: Estimate = (standards, { region }) => [
  buildLine(region, {
    resource: findCommonPath(standards.map(({ path }) => path)),
    what: `checks of ${renderCount(standards.length, 'standard')}`,
    quantity: (standards.length * IDLE_CHECKS_PER_STANDARD) / THOUSAND,
    price: 'securityCheck',
  }),
];

/** AWS Config charges for every evaluation of a rule of a pack. */
export const estimateConformancePacks: Estimate = (packs, { region }) => {
  const rules = packs.reduce((sum, pack) => sum + countPackRules(pack.at('TemplateBody').text() ?? '', pack.path), 0);
  return [
    buildLine(region, {
      resource: findCommonPath(packs.map(({ path }) => path)),
      what: `${rules} rules of ${renderCount(packs.length, 'conformance pack')}`,
      quantity: (rules * IDLE_EVALUATIONS_PER_RULE) / THOUSAND,
      price: 'conformanceEvaluation',
    }),
  ];
};

function countPackRules(body: string, path: string): number {
  const rules = body.match(/AWS::Config::ConfigRule/g)?.length ?? 0;
  if (rules === 0) throw new UnpricedResource(path, 'a conformance pack without TemplateBody has no known rules');
  return rules;
}

/** The analyzer for external access is free. The others cost by what they analyse: here, what the templates create. */
export const estimateAnalyzers: Estimate = (analyzers, { region, templates }) =>
  analyzers.flatMap((analyzer) => {
    const type = analyzer.at('Type').text() ?? '';
    if (/_UNUSED_ACCESS$/.test(type)) {
      const roles = templates.ofType('AWS::IAM::Role').length;
      return buildLine(region, {
        resource: analyzer.path,
        what: `unused access of ${renderCount(roles, 'role')}`,
        quantity: roles,
        price: 'unusedAccess',
      });
    }
    if (/_INTERNAL_ACCESS$/.test(type)) {
      const buckets = templates.ofType('AWS::S3::Bucket').length;
      return buildLine(region, {
        resource: analyzer.path,
        what: `internal access to ${renderCount(buckets, 'bucket')}`,
        quantity: buckets,
        price: 'internalAccess',
      });
    }
    return [];
  });

/** Inspector charges for every function that it scans. */
export const estimateInspectorScans: Estimate = (scans, { region, templates }) =>
  scans.flatMap((scan) => {
    const functions = templates.ofType('AWS::Lambda::Function').length;
    const types = scan
      .at('Scans')
      .items()
      .map((type) => type.text());
    return (['inspectorFunction', 'inspectorCode'] as const)
      .filter((price) => types.includes(price === 'inspectorCode' ? 'LAMBDA_CODE' : 'LAMBDA'))
      .map((price) =>
        buildLine(region, {
          resource: scan.path,
          what: `${price === 'inspectorCode' ? 'code' : 'packages'} of ${renderCount(functions, 'function')}`,
          quantity: functions,
          price,
        }),
      );
  });

/** Macie charges for every bucket of the account: here, those that the templates create. */
export const estimateMacieSessions: Estimate = (sessions, { region, templates }) =>
  sessions.map((session) => {
    const buckets = templates.ofType('AWS::S3::Bucket').length;
    return buildLine(region, {
      resource: session.path,
      what: renderCount(buckets, 'bucket'),
      quantity: buckets,
      price: 'macieBucket',
    });
  });

/** The unified Security Hub charges by units of resources. */
export const estimateUnifiedHubs: Estimate = ([hub]) => {
  throw new UnpricedResource(
    hub?.path ?? '',
    'the unified Security Hub costs by units of resources, without a price here',
  );
};
