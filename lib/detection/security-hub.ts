import { Stack } from 'aws-cdk-lib';
import { CfnHub, CfnHubV2, CfnStandard } from 'aws-cdk-lib/aws-securityhub';
import { Construct, type IDependable } from 'constructs';
import type { DetectionSettings } from '../settings/detection-settings';

export interface SecurityHubProps {
  readonly frameworks: DetectionSettings['frameworks'];
  /** What has to exist before a control is evaluated. */
  readonly after: readonly IDependable[];
}

/**
 * Security Hub CSPM with the standards of the claimed frameworks. Each control has one finding, whichever standards it
 * is part of. The default standards are off: they would add an old version of CIS.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/controls-findings-create-update.html
 */
export class SecurityHub extends Construct {
  constructor(scope: Construct, id: string, { frameworks, after }: SecurityHubProps) {
    super(scope, id);
    const hub = new CfnHub(this, 'Resource', {
      enableDefaultStandards: false,
      controlFindingGenerator: 'SECURITY_CONTROL',
      autoEnableControls: true,
    });
    hub.node.addDependency(...after);
    const { partition, region } = Stack.of(this);
    // One after the other: Security Hub refuses to change two standards of an account at the same time.
    STANDARDS.filter(({ framework }) => framework === undefined || frameworks.includes(framework)).reduce<Construct>(
      (previous, { name, path }) => {
        const standardsArn = `arn:${partition}:securityhub:${region}::standards/${path}`;
        const standard = new CfnStandard(this, name, { standardsArn });
        standard.node.addDependency(previous);
        return standard;
      },
      hub,
    );
  }
}

/** The unified Security Hub. It correlates findings of all services and sends them in OCSF. */
export class UnifiedSecurityHub extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnHubV2(this, 'Resource');
  }
}

interface Standard {
  readonly name: string;
  readonly path: string;
  /** @default - always enabled */
  readonly framework?: DetectionSettings['frameworks'][number];
}

/**
 * Standards with their version. GDPR, HIPAA and SOC 2 have none.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html
 */
const STANDARDS: readonly Standard[] = [
  { name: 'FoundationalBestPractices', path: 'aws-foundational-security-best-practices/v/1.0.0' },
  { name: 'Cis', path: 'cis-aws-foundations-benchmark/v/5.0.0', framework: 'cis' },
  { name: 'PciDss', path: 'pci-dss/v/4.0.1', framework: 'pci-dss' },
  { name: 'Nist80053', path: 'nist-800-53/v/5.0.0', framework: 'nist-800-53' },
];
