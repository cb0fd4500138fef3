import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, prowler, type Rule, securityHub } from '../rule';

/** Rules for what builds read and write besides their project. */
export const codeBuildReportRules: readonly Rule[] = createPropertyRules([
  {
    id: 'CodeBuildReportExportEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: ['AWS::CodeBuild::ReportGroup'],
    what: 'CodeBuild report group encrypts its exports',
    why: 'Reports of tests show which parts of the code fail, and often contain data.',
    fix: 'Remove EncryptionDisabled from ExportConfig.S3Destination.',
    property: 'ExportConfig.S3Destination.EncryptionDisabled',
    expects: { differsFrom: true },
    references: [
      securityHub('CodeBuild.7'),
      prowler('codebuild_report_group_export_encrypted'),
      awsDocs('codebuild/latest/userguide/test-report-group-create.html'),
      nist('SC-28'),
    ],
  },
]);
