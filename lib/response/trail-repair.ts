import { type IResolvable, Stack } from 'aws-cdk-lib';
import type { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import type { Construct } from 'constructs';
import type { AuditTrail } from '../audit/audit-trail';
import { allowReplacement } from '../data/database-endpoint';
import type { ServiceRole } from '../iam/service-role';

/** The settings of the trail for the function that restores them: those of the template, in the form of the API. */
export function buildTrailEnvironment(scope: Construct, { settings }: AuditTrail): Readonly<Record<string, string>> {
  const { eventSelectors, insightTypes, ...names } = settings;
  return {
    TRAIL: Stack.of(scope).toJsonString({
      ...names,
      // The trail may move to the organisation: an export that is imported could not be removed with it.
      logGroup: allowReplacement(names.logGroup),
      role: allowReplacement(names.role),
      eventSelectors: eventSelectors.map(toApiSelector),
      insightSelectors: insightTypes.map((InsightType) => ({ InsightType })),
    }),
  };
}

export function grantTrailRepair(role: ServiceRole, { arn, settings }: AuditTrail): void {
  role.allow({
    actions: [
      'cloudtrail:CreateTrail',
      'cloudtrail:GetEventSelectors',
      'cloudtrail:GetTrail',
      'cloudtrail:PutEventSelectors',
      'cloudtrail:PutInsightSelectors',
      'cloudtrail:StartLogging',
      'cloudtrail:UpdateTrail',
    ],
    resources: [arn],
  });
  role.allow({
    actions: ['iam:PassRole'],
    resources: [allowReplacement(settings.role)],
    conditions: { StringEquals: { 'iam:PassedToService': 'cloudtrail.amazonaws.com' } },
  });
  role.allow({ actions: ['kms:DescribeKey'], resources: [settings.key] });
}

/** CloudFormation and the API name the fields of a selector differently. */
function toApiSelector({ name, fieldSelectors }: CfnTrail.AdvancedEventSelectorProperty) {
  return { Name: name, FieldSelectors: Array.isArray(fieldSelectors) ? fieldSelectors.map(toApiField) : [] };
}

function toApiField(selector: IResolvable | CfnTrail.AdvancedFieldSelectorProperty) {
  if (!('field' in selector)) throw new Error('expected a field selector, got a token');
  return {
    Field: selector.field,
    Equals: selector.equalTo,
    StartsWith: selector.startsWith,
    EndsWith: selector.endsWith,
    NotEquals: selector.notEquals,
    NotStartsWith: selector.notStartsWith,
    NotEndsWith: selector.notEndsWith,
  };
}
