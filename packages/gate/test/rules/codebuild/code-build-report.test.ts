import { codeBuildReportRules } from '../../../src/rules/codebuild/code-build-report';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('CodeBuild report rules', codeBuildReportRules, {
  CodeBuildReportExportEncrypted: decideProperty('ExportConfig.S3Destination.EncryptionDisabled', {
    holds: [false, undefined],
    broken: [true],
  }),
});
