import { describe, expect, test } from '@jest/globals';
import { protectionKeptRules } from '../../../src/rules/generic/protection-kept';
import { findWeakCommands } from '../../../src/rules/generic/weak-commands';
import { judge, one } from './judge';

const inScript = (script: string) =>
  judge(
    protectionKeptRules,
    'ProtectionKeptInScript',
    one('AWS::EC2::Instance', { UserData: { 'Fn::Base64': script } }),
  );
const inVariable = (name: string, value: unknown) =>
  judge(
    protectionKeptRules,
    'ProtectionKeptInVariable',
    one('AWS::Lambda::Function', { Environment: { Variables: { [name]: value } } }),
  );

describe('a command that switches a protection off', () => {
  test.each([
    ['curl -k https://files.example.com/a', 'accepts any certificate of a server'],
    ['curl -sSk https://files.example.com/a', 'accepts any certificate of a server'],
    ['wget --no-check-certificate https://files.example.com/a', 'accepts any certificate of a server'],
    ['git config --global http.sslVerify false', 'accepts any certificate of a server'],
    ['aws s3 cp --no-verify-ssl a b', 'accepts any certificate of a server'],
    ['requests.get(address, verify=False)', 'accepts any certificate of a server'],
    ['const agent = new Agent({ rejectUnauthorized: false });', 'accepts any certificate of a server'],
    ['ssh -o StrictHostKeyChecking=no host', 'accepts any host key'],
    ['yum install -y --nogpgcheck nginx', 'installs packages without a signature'],
    ['setenforce 0', 'switches SELinux off'],
    ['systemctl disable --now auditd', 'stops a program that records or protects'],
    ['service auditd stop', 'stops a program that records or protects'],
    ['iptables -F', 'opens the firewall of the machine'],
    ['Set-MpPreference -DisableRealtimeMonitoring $true', 'switches the malware scanner off'],
    ["echo 'PermitRootLogin yes' >> /etc/ssh/sshd_config", 'lets people sign in as root or with a password'],
    ['echo "ssh-ed25519 AAAA a" >> ~ec2-user/.ssh/authorized_keys', 'admits an SSH key that no audit log names'],
    ["echo 'app ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers", 'gives every right without a password'],
    ['chmod -R 777 /opt/app', 'lets every user write'],
    ['docker run --privileged app', 'runs a container with the rights of the machine'],
    ['docker run -v /var/run/docker.sock:/var/run/docker.sock app', 'runs a container with the rights of the machine'],
    ['aws ec2 modify-instance-metadata-options --instance-id i-1 --http-tokens optional', 'accepts IMDSv1'],
  ])('%s', (command, effect) => {
    expect(inScript(`#!/bin/bash\n${command}\n`)).toEqual([`UserData: ${effect}`]);
  });

  test.each([
    'curl -sS --key client.pem https://files.example.com/a',
    'requests.get(address, verify=True)',
    'curl --cacert ca.pem https://files.example.com/a',
    'git config --global http.sslVerify true',
    'setenforce 1',
    'systemctl enable --now auditd',
    'systemctl stop nginx',
    "echo 'PermitRootLogin no' >> /etc/ssh/sshd_config",
    'chmod 755 /opt/app/run',
    'docker run --read-only app',
    'cat ~/.ssh/authorized_keys',
    'aws ec2 modify-instance-metadata-options --instance-id i-1 --http-tokens required',
  ])('not %s', (command) => {
    expect(inScript(`#!/bin/bash\n${command}\n`)).toEqual([]);
  });

  test('a long script takes no long time', () => {
    const texts = ['curl -s ', 'docker run ', 'systemctl stop ', '[ trusted', 'modify-instance-metadata-options '];
    for (const text of texts) expect(findWeakCommands(text.repeat(Math.ceil(100_000 / text.length)))).toEqual([]);
  });
});

describe('a variable that switches a protection off', () => {
  test.each([
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
    ['PYTHONHTTPSVERIFY', '0'],
    ['GIT_SSL_NO_VERIFY', 'true'],
    ['DB_SSL_VERIFY', 'false'],
    ['VERIFY_SSL', 'no'],
    ['JWT_VERIFY', 'false'],
    ['AUTH_ENABLED', 'false'],
    ['DISABLE_AUTH', 'true'],
    ['ALLOW_INSECURE', '1'],
    ['PGSSLMODE', 'disable'],
    ['DB_SSLMODE', 'prefer'],
    ['KAFKA_SECURITY_PROTOCOL', 'PLAINTEXT'],
    ['DATABASE_URL', 'postgresql://db.internal/app?sslmode=disable'],
    ['MONGO_URL', 'mongodb://db.internal/app?tls=false'],
    ['NODE_OPTIONS', '--inspect=0.0.0.0:9229'],
    ['LD_PRELOAD', '/opt/hook.so'],
  ])('%s: %s', (name, value) => {
    expect(inVariable(name, value)).toEqual([
      expect.stringMatching(new RegExp(`^Environment\\.Variables\\.${name}: `)),
    ]);
  });

  test.each([
    ['NODE_TLS_REJECT_UNAUTHORIZED', '1'],
    ['VERIFY_SSL', 'true'],
    ['PGSSLMODE', 'verify-full'],
    ['DISABLE_AUTH', 'false'],
    ['KAFKA_SECURITY_PROTOCOL', 'SASL_SSL'],
    ['DATABASE_URL', 'postgresql://db.internal/app?sslmode=verify-full'],
    ['NODE_OPTIONS', '--enable-source-maps'],
    ['FEATURE_ENABLED', 'false'],
    ['CACHE_ENABLED', '0'],
  ])('not %s: %s', (name, value) => {
    expect(inVariable(name, value)).toEqual([]);
  });

  test('in a pair of name and value', () => {
    const Environment = [{ Name: 'PGSSLMODE', Value: 'disable' }];
    const task = one('AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Environment }] });
    expect(judge(protectionKeptRules, 'ProtectionKeptInVariable', task)).toEqual([
      'ContainerDefinitions.0.Environment.0.Value: disable connects without TLS or does not verify the server',
    ]);
  });
});

test('a property of CloudFormation with the name of a variable is not reported', () => {
  const database = one('AWS::DMS::Endpoint', { SslMode: 'none', ServerName: 'db' });
  expect(judge(protectionKeptRules, 'ProtectionKeptInVariable', database)).toEqual([]);
});
