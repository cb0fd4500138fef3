import { CfnAnalyzer } from 'aws-cdk-lib/aws-accessanalyzer';
import { Construct } from 'constructs';
import type { DetectionSettings } from '../settings/detection-settings';

export interface AccessAnalyzersProps {
  readonly settings: Pick<DetectionSettings, 'externalAccess' | 'unusedAccess' | 'internalAccess'>;
}

/**
 * IAM Access Analyzer, one analyzer for each kind of access: from outside of the account, unused, and from inside.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html IAM.28
 */
export class AccessAnalyzers extends Construct {
  constructor(scope: Construct, id: string, { settings }: AccessAnalyzersProps) {
    super(scope, id);
    const { externalAccess, unusedAccess, internalAccess } = settings;
    if (externalAccess.mode === 'here') new CfnAnalyzer(this, 'ExternalAccess', { type: 'ACCOUNT' });
    if (unusedAccess.mode === 'here') {
      new CfnAnalyzer(this, 'UnusedAccess', {
        type: 'ACCOUNT_UNUSED_ACCESS',
        analyzerConfiguration: { unusedAccessConfiguration: { unusedAccessAge: unusedAccess.ageDays } },
      });
    }
    if (internalAccess.mode === 'here') {
      new CfnAnalyzer(this, 'InternalAccess', {
        type: 'ACCOUNT_INTERNAL_ACCESS',
        analyzerConfiguration: {
          internalAccessConfiguration: {
            internalAccessAnalysisRule: { inclusions: [{ resourceTypes: INTERNAL_TYPES }] },
          },
        },
      });
    }
  }
}

/** Types of the backend that the analyzer for internal access supports. */
const INTERNAL_TYPES = ['AWS::S3::Bucket', 'AWS::RDS::DBClusterSnapshot'];
