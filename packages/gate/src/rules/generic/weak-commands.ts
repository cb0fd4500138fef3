import { rememberOrdinary } from './remember-ordinary';

/** A command that switches a protection off, and what follows. */
interface WeakCommand {
  readonly effect: string;
  /** Linear: each gap is bounded and stays in one line. */
  readonly pattern: RegExp;
}

const LINE = '[^\\n;|]{0,200}?';

const COMMANDS: readonly WeakCommand[] = [
  {
    effect: 'accepts any certificate of a server',
    pattern: new RegExp(
      `\\bcurl(?=\\s)${LINE}\\s(?:-[a-zA-Z]{0,6}k[a-zA-Z]{0,6}|--insecure)(?=\\s|$)|--no-check-certificate\\b|--no-verify-ssl\\b|\\bsslVerify[ =]"?(?:false|0)|\\bstrict-ssl[ =]false|-SkipCertificateCheck\\b|\\bNODE_TLS_REJECT_UNAUTHORIZED=0|\\bGIT_SSL_NO_VERIFY=|\\s--trusted-host[ =]`,
    ),
  },
  {
    effect: 'accepts any certificate of a server',
    pattern:
      /\bverify\s{0,4}=\s{0,4}False\b|\brejectUnauthorized["']?\s{0,4}:\s{0,4}false\b|\b_create_unverified_context\b|\bCERT_NONE\b|\bInsecureSkipVerify\s{0,4}:\s{0,4}true\b|\bNODE_TLS_REJECT_UNAUTHORIZED["'\]]{0,2}\s{0,4}=\s{0,4}["']0/,
  },
  { effect: 'accepts any host key', pattern: /\bStrictHostKeyChecking[ =]"?(?:no|off)\b/ },
  {
    effect: 'installs packages without a signature',
    pattern: /--nogpgcheck\b|\bgpgcheck\s{0,4}=\s{0,4}0|--allow-unauthenticated\b|\[[^\]\n]{0,100}\btrusted=yes\b/,
  },
  { effect: 'switches SELinux off', pattern: /\bsetenforce\s{1,4}(?:0|permissive)|\bSELINUX=(?:disabled|permissive)/i },
  {
    effect: 'stops a program that records or protects',
    pattern:
      /\bsystemctl\s{1,4}(?:--now\s{1,4})?(?:stop|disable|mask)\s[^\n;|]{0,80}?\b(?:auditd|firewalld|ufw|fail2ban|apparmor|clamav\w*|rsyslog|amazon-ssm-agent|amazon-cloudwatch-agent|amazon-guardduty-agent|falcon-sensor)\b|\bservice\s{1,4}(?:auditd|iptables|firewalld|rsyslog)\s{1,4}stop\b/,
  },
  {
    effect: 'opens the firewall of the machine',
    pattern:
      /\bufw\s{1,4}disable\b|\bip6?tables\s{1,4}(?:-F\b|--flush\b|-P\s{1,4}INPUT\s{1,4}ACCEPT\b)|\bnetsh\s{1,4}advfirewall\s{1,4}set\s{1,4}\w{1,20}\s{1,4}state\s{1,4}off/i,
  },
  { effect: 'switches the malware scanner off', pattern: /-DisableRealtimeMonitoring\s{1,4}(?:\$true|1)\b/i },
  {
    effect: 'lets people sign in as root or with a password',
    pattern: /\b(?:PermitRootLogin|PasswordAuthentication|PermitEmptyPasswords)\s{1,4}yes\b/,
  },
  { effect: 'admits an SSH key that no audit log names', pattern: />>?\s{0,4}["']?[^\s"';|]{0,200}authorized_keys\b/ },
  { effect: 'gives every right without a password', pattern: /\bNOPASSWD:\s{0,4}ALL\b/ },
  { effect: 'lets every user write', pattern: /\bchmod\s{1,4}(?:-R\s{1,4})?(?:0?777|a\+rwx|o\+w|ugo\+rwx)\s/ },
  {
    effect: 'runs a container with the rights of the machine',
    pattern:
      /\b(?:docker|podman|nerdctl)\s[^\n;|]{0,300}?\s(?:--privileged(?![=\w])|(?:-v|--volume)[ =]["']?\/(?:var\/)?run\/docker\.sock)/,
  },
  {
    effect: 'accepts IMDSv1',
    pattern: /\bmodify-instance-metadata-options\s[^\n;|]{0,200}?--http-tokens[ =]optional\b/,
  },
];

/** Any of these is in a command that one of the patterns meets. */
const ANY_HINT = new RegExp(
  [
    'curl|-check-certificate|-verify-ssl|sslVerify|strict-ssl|SkipCertificateCheck|TLS_REJECT|SSL_NO_VERIFY',
    'trusted|StrictHostKey|gpgcheck|unauthenticated|setenforce|SELINUX|systemctl|service |ufw |tables |advfirewall',
    'RealtimeMonitoring|PermitRoot|PasswordAuth|PermitEmpty|authorized_keys|NOPASSWD|chmod|docker|podman|nerdctl',
    'metadata-options|False|rejectUnauth|unverified_context|CERT_NONE|InsecureSkip',
  ].join('|'),
);

/** What the commands of a script switch off. */
export const findWeakCommands = rememberOrdinary((text: string): readonly string[] => {
  if (!ANY_HINT.test(text)) return NONE;
  return [...new Set(COMMANDS.filter(({ pattern }) => pattern.test(text)).map(({ effect }) => effect))];
});

const NONE: readonly string[] = [];
