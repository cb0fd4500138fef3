import { describe, expect, test } from '@jest/globals';
import { rules } from 'cdk-nag';
import { CDK_NAG_CONTROLS, findSecurityHubControl } from '../../../src/rules/security-hub/controls-of-rules';

describe('the control of Security Hub that reports the same as a rule', () => {
  test('is found for every pack that has the rule', () => {
    for (const pack of ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321']) {
      expect(findSecurityHubControl(`${pack}-LambdaInsideVPC`, 'AWS::Lambda::Function')).toBe('Lambda.3');
    }
  });

  test('depends on the type where Security Hub has one control for each', () => {
    const find = (type: string) => findSecurityHubControl('HIPAA.Security-RDSInstanceDeletionProtectionEnabled', type);
    expect(find('AWS::RDS::DBInstance')).toBe('RDS.8');
    expect(find('AWS::RDS::DBCluster')).toBe('RDS.7');
    expect(find('AWS::RDS::GlobalCluster')).toBeUndefined();
  });

  test('is the one that a rule of Bulwark cites', () => {
    expect(findSecurityHubControl('Bulwark-RdsInstanceEnhancedMonitoring', 'AWS::RDS::DBInstance')).toBe('RDS.6');
  });

  test('is unknown where a rule of Bulwark cites several or none', () => {
    expect(findSecurityHubControl('Bulwark-GuardDutyPlansEnabled', 'AWS::GuardDuty::Detector')).toBeUndefined();
    expect(findSecurityHubControl('Bulwark-WafRuleGroupBlocks', 'AWS::WAFv2::WebACL')).toBeUndefined();
    expect(findSecurityHubControl('Bulwark-NoSuchRule', 'AWS::WAFv2::WebACL')).toBeUndefined();
    expect(findSecurityHubControl('AwsSolutions-IAM5', 'AWS::IAM::ManagedPolicy')).toBeUndefined();
  });

  test('is listed for rules of cdk-nag that exist, as Security Hub writes it', () => {
    const known = new Set(Object.values(rules).flatMap((service) => Object.keys(service)));
    expect(Object.keys(CDK_NAG_CONTROLS).filter((rule) => !known.has(rule))).toEqual([]);
    const controls = Object.values(CDK_NAG_CONTROLS).flatMap((one) =>
      typeof one === 'string' ? one : Object.values(one),
    );
    for (const control of controls) {
      expect(control).toMatch(/^.$|^[A-Za-z0-9]+\.\d+$/);
    }
  });
});
