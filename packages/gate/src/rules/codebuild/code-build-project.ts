import type { TemplateResource, Value } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { awsConfig, awsDocs, cdkNag, checkov, pciDss, prowler, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::CodeBuild::Project'];
const GUIDE = 'codebuild/latest/userguide';
const CREDENTIAL = /^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$/;
/** `https://token@host` or `https://user:password@host`. */
const URL_WITH_CREDENTIALS = /^https?:\/\/[^/@]+@/;

/** Rules for build projects: what they trust, and what they leave behind. */
export const codeBuildProjectRules: readonly Rule[] = [
  ...createElementRules([
    {
      id: 'CodeBuildProjectNotPrivileged',
      level: 'required',
      group: 'leastPrivilege',
      types: TYPES,
      what: 'CodeBuild project does not run in privileged mode',
      why: 'A build with privileged mode is root on its host, so a dependency of the build is too.',
      fix: 'Remove PrivilegedMode, or build images in a project that does nothing else.',
      elements: 'Environment.PrivilegedMode',
      isFaulty: isTrue,
      references: [
        awsConfig('codebuild-project-environment-privileged-check'),
        checkov('CKV_AWS_316'),
        awsDocs(`${GUIDE}/troubleshooting.html`),
      ],
    },
    {
      id: 'CodeBuildProjectArtifactsEncrypted',
      level: 'required',
      group: 'encryptionAtRest',
      types: TYPES,
      what: 'CodeBuild project encrypts its artifacts',
      why: 'Artifacts contain the code that is deployed. Without encryption no key policy protects them.',
      fix: 'Remove EncryptionDisabled from Artifacts and SecondaryArtifacts.',
      elements: ['Artifacts.EncryptionDisabled', 'SecondaryArtifacts.*.EncryptionDisabled'],
      isFaulty: isTrue,
      references: [checkov('CKV_AWS_78'), trivy('AVD-AWS-0018'), awsDocs(`${GUIDE}/security-encryption.html`)],
    },
    {
      id: 'CodeBuildProjectLogsEncrypted',
      level: 'required',
      group: 'encryptionAtRest',
      types: TYPES,
      what: 'CodeBuild project encrypts its logs in S3',
      why: 'Build logs contain commands and, after a mistake, tokens.',
      fix: 'Remove EncryptionDisabled from LogsConfig.S3Logs.',
      elements: 'LogsConfig.S3Logs.EncryptionDisabled',
      isFaulty: isTrue,
      references: [securityHub('CodeBuild.3'), checkov('CKV_AWS_311'), prowler('codebuild_project_s3_logs_encrypted')],
    },
    {
      id: 'CodeBuildProjectSourceTlsVerified',
      level: 'required',
      group: 'encryptionInTransit',
      types: TYPES,
      what: 'CodeBuild project verifies the TLS certificate of its source repository',
      why: 'An attacker on the network replaces the source, and the build deploys it.',
      fix: 'Remove InsecureSsl from Source and SecondarySources.',
      elements: ['Source.InsecureSsl', 'SecondarySources.*.InsecureSsl'],
      isFaulty: isTrue,
      references: [pciDss('4.2.1'), awsDocs('codebuild/latest/APIReference/API_ProjectSource.html')],
    },
    {
      id: 'CodeBuildProjectSourceWithoutCredentials',
      level: 'required',
      group: 'databaseIdentity',
      types: TYPES,
      what: 'CodeBuild project has no credentials in the URL of its source repository',
      why: 'Everyone who may describe the project reads the URL, and with it the token.',
      fix: 'Remove the user name and the token from Location, and use a connection.',
      elements: ['Source.Location', 'SecondarySources.*.Location'],
      isFaulty: (location) => URL_WITH_CREDENTIALS.test(location.display()),
      references: [
        securityHub('CodeBuild.1'),
        cdkNag('CodeBuildProjectSourceRepoUrl'),
        prowler('codebuild_project_source_repo_url_no_sensitive_credentials'),
      ],
    },
    {
      id: 'CodeBuildProjectNoAwsCredentials',
      level: 'required',
      group: 'databaseIdentity',
      types: TYPES,
      what: 'CodeBuild project has no AWS credentials in plaintext environment variables',
      why: 'Access keys in a project do not expire, and everyone who may describe the project reads them.',
      fix: 'Remove the variables and give their permissions to ServiceRole, or set Type to SECRETS_MANAGER.',
      elements: 'Environment.EnvironmentVariables.*',
      isFaulty: isPlainCredential,
      references: [
        securityHub('CodeBuild.2'),
        cdkNag('CodeBuildProjectEnvVarAwsCred'),
        prowler('codebuild_project_no_secrets_in_variables'),
      ],
    },
    {
      id: 'CodeBuildProjectNotPublic',
      level: 'required',
      group: 'noPublicAccess',
      types: TYPES,
      what: 'CodeBuild project does not publish its builds',
      why: 'Everyone on the internet reads the logs and the artifacts of a public project.',
      fix: 'Set Visibility to PRIVATE, or remove it.',
      elements: 'Visibility',
      isFaulty: (visibility) => visibility.text() === 'PUBLIC_READ',
      references: [prowler('codebuild_project_not_publicly_accessible'), awsDocs(`${GUIDE}/public-builds.html`)],
    },
  ]),
  {
    id: 'CodeBuildProjectLogging',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'CodeBuild project writes its logs to CloudWatch Logs or S3',
    why: 'Without a log an investigation cannot show what a build ran and deployed.',
    fix: 'Set LogsConfig.CloudWatchLogs.Status or LogsConfig.S3Logs.Status to ENABLED.',
    property: 'Properties.LogsConfig',
    references: [securityHub('CodeBuild.4'), checkov('CKV_AWS_314'), prowler('codebuild_project_logging_enabled')],
    check: writesLogs,
  },
];

function isTrue(value: Value): boolean {
  return value.flag() === true;
}

function isPlainCredential(variable: Value): boolean {
  return (
    CREDENTIAL.test(variable.at('Name').text() ?? '') && (variable.at('Type').text() ?? 'PLAINTEXT') === 'PLAINTEXT'
  );
}

/** Without a setting CodeBuild writes to CloudWatch Logs, but not to S3. */
function writesLogs(project: TemplateResource): boolean {
  const [cloudWatch = 'ENABLED', s3 = 'DISABLED'] = ['CloudWatchLogs', 'S3Logs'].map((place) =>
    project.at(`LogsConfig.${place}.Status`).text(),
  );
  return cloudWatch === 'ENABLED' || s3 === 'ENABLED';
}
