import { listImages } from './docker-images';
import { readUrlHost } from './hosts';
import { rememberOrdinary } from './remember-ordinary';

/** What a command of a script fetches from another party, or sends to it. */
export interface Fetch {
  readonly kind: 'bucket' | 'image' | 'host';
  readonly name: string;
  readonly purpose: Purpose;
}

type Purpose =
  | 'copies from or to'
  | 'runs'
  | 'runs code of'
  | 'installs from'
  | 'clones from'
  | 'connects a shell to'
  | 'sends data to'
  | 'calls';

const LINE = '[^\\n;|]{0,200}?';
const URL = `(https?://[^\\s"'\`|;)<>]{1,300})`;

/** Package managers and tools that install what a URL names. Linear: each gap is bounded and stays in one line. */
const INSTALLS: readonly RegExp[] = [
  new RegExp(`\\b(?:yum|dnf|rpm|zypper|apt|apt-get|apk|dpkg|msiexec|choco|snap)(?=\\s)${LINE}\\s["']?${URL}`, 'g'),
  new RegExp(`\\b(?:pip3?|pipx|uv)(?=\\s)${LINE}\\s["']?(?:git\\+)?(?:--[a-z-]{1,30}[ =]|-i\\s)?${URL}`, 'g'),
  new RegExp(`\\b(?:npm|npx|yarn|pnpm|gem|cargo|go|mvn|nuget)(?=\\s)${LINE}[\\s=]["']?(?:git\\+)?${URL}`, 'g'),
  new RegExp(
    `\\b(?:add-apt-repository|helm\\s{1,4}repo\\s{1,4}add|kubectl\\s{1,4}(?:apply|create))(?=\\s)${LINE}\\s["']?${URL}`,
    'g',
  ),
  // Lines of sources.list and of a yum repository
  new RegExp(`\\bdeb(?:-src)?\\s{1,4}(?:\\[[^\\]\\n]{0,200}\\]\\s{1,4})?${URL}`, 'g'),
  new RegExp(`\\bbaseurl\\s{0,4}=\\s{0,4}${URL}`, 'g'),
];

/** Programs that run the answer of a host: PowerShell, Python, and the include files of cloud-init. */
const RUNS: readonly RegExp[] = [
  new RegExp(`\\b(?:iex|Invoke-Expression)\\b[^\\n;]{0,200}?["'\\s(]${URL}`, 'gi'),
  new RegExp(`\\bDownload(?:String|Data)\\(\\s{0,4}["']${URL}`, 'gi'),
  new RegExp(`\\b(?:exec|eval)\\([^\\n]{0,200}?["']${URL}`, 'g'),
  new RegExp(`^#include(?:-once)?\\s{1,4}${URL}`, 'gm'),
];

/** Data in the body or the address of a request, and files that are copied to another machine. */
const SENDS: readonly RegExp[] = [
  new RegExp(
    `\\bcurl(?=\\s)${LINE}\\s(?:-d|-F|-T|--data(?:-\\w{1,20})?|--form|--upload-file)[ =]${LINE}["'\\s]${URL}`,
    'g',
  ),
  new RegExp(`\\b(?:curl|wget)(?=\\s)${LINE}["'\\s](https?://[^\\s"'\`|;)<>$]{1,300})\\$\\(`, 'g'),
  /\b(?:scp|rsync|sftp)(?=\s)[^\n;|]{0,200}?\s[\w.-]{1,60}@([\w.-]{1,200}\.[a-z]{2,20}):/g,
];

/** A request of a program with a fixed address: `fetch('https://host/x')`. */
const CALL =
  /\b(?:fetch|get|post|put|request|urlopen|urlretrieve|axios|got)\(\s{0,8}f?["'`](https?:\/\/[^\s"'`|;)<>$]{1,300})/g;

const CLONE = new RegExp(
  `\\bgit(?=\\s)${LINE}\\sclone(?=\\s)${LINE}\\s["']?(?:${URL}|(?:ssh://)?git@([\\w.-]{1,200})[:/])`,
  'g',
);
const BUCKETS: readonly RegExp[] = [
  /(?:^|[\s"'=(])s3:\/\/([a-z0-9][a-z0-9.-]{2,62})(?=$|[/\s"')])/g,
  /\bs3api(?=\s)[^\n;|]{0,200}?\s--bucket[ =]["']?([a-z0-9][a-z0-9.-]{2,62})(?=$|[\s"'])/g,
];
/** `bash -i >& /dev/tcp/host/443`, `nc -e /bin/sh host 443` */
const SHELL =
  /\/dev\/(?:tcp|udp)\/([\w.-]{1,200})\/\d|\bn(?:c|cat)\s{1,4}[^\n;|]{0,80}?-[a-z]{0,4}e\s[^\n;|]{0,80}?\s([\w.-]{1,200}\.[\w-]{1,60})\s{1,4}\d/g;

const DOWNLOAD = new RegExp(
  `\\b(?:curl|wget|iwr|Invoke-WebRequest|Start-BitsTransfer)(?=\\s)([^\\n;|]{0,200}?)${URL}([^\\n;|&]{0,120})`,
  'gi',
);
const STORED =
  /(?:^|\s)(?:-\w{0,6}[oO]|--output(?:-document)?|-OutFile|-Destination)[ =]["']?([\w.:/\\-]{1,200})|>\s{0,4}["']?([\w./-]{1,200})/;
/** What runs or installs a file that was downloaded before. */
const RUN =
  '(?:\\b(?:(?:ba|da|z|k)?sh|python3?|node|perl|source|rpm|dpkg|yum|dnf|apt(?:-get)?|pip3?|installer|Start-Process|msiexec|powershell)\\s|\\bchmod\\s[^\\n;|&]{0,20}\\s)[^\\n;|]{0,80}?';

/** Any of these is in a command that one of the patterns meets. */
const ANY_HINT =
  /s3:\/\/|s3api|https?:\/\/|git@|\/dev\/(?:tcp|udp)\/|\bn(?:c|cat)\s|\b(?:docker|podman|nerdctl)\s|\b(?:scp|rsync|sftp)\s/;

/** Lists what the commands of a text fetch and send, without the programs that a pipe runs at once. */
export const listFetches = rememberOrdinary((text: string): readonly Fetch[] => {
  if (!ANY_HINT.test(text)) return [];
  const has = (hint: string) => text.includes(hint);
  const found: readonly Fetch[] = [
    ...(has('s3') ? collect(text, BUCKETS, 'bucket', 'copies from or to') : []),
    ...listImages(text).map((name) => ({ kind: 'image', name, purpose: 'runs' }) as const),
    ...collect(text, [SHELL], 'host', 'connects a shell to'),
    ...(has('://') || has('@') ? collect(text, SENDS, 'host', 'sends data to') : []),
    ...(has('clone') ? collect(text, [CLONE], 'host', 'clones from') : []),
    ...(has('://') ? listCode(text) : []),
  ];
  const calls = has('://') ? collect(text, [CALL], 'host', 'calls') : [];
  return [...found, ...calls.filter(({ name }) => found.every((other) => other.name !== name))];
});

function listCode(text: string): readonly Fetch[] {
  return [
    ...collect(text, INSTALLS, 'host', 'installs from'),
    ...collect(text, RUNS, 'host', 'runs code of'),
    ...listDownloadedPrograms(text),
  ];
}

function collect(text: string, patterns: readonly RegExp[], kind: Fetch['kind'], purpose: Purpose): readonly Fetch[] {
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .flatMap(([, one, other]) => {
      const found = one ?? other ?? '';
      const name = found.includes('://') ? readUrlHost(found) : found;
      return name === undefined || name === '' ? [] : [{ kind, name, purpose }];
    });
}

/** Files that a command stores, and a later command runs: `wget https://host/x.sh && sh x.sh`. */
function listDownloadedPrograms(text: string): readonly Fetch[] {
  return [...text.matchAll(DOWNLOAD)].slice(0, MOST_DOWNLOADS).flatMap((match) => {
    const [whole, before = '', url = '', after = ''] = match;
    const host = readUrlHost(url);
    const [, stored, redirected] = STORED.exec(`${before} ${after}`) ?? [];
    const path = stored ?? redirected;
    const file = path?.replace(/^\.\//, '') ?? url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
    const rest = text.slice(match.index + whole.length, match.index + whole.length + LOOKS_AHEAD);
    if (host === undefined || file.length < 2 || !isRunIn(rest, file)) return [];
    return [{ kind: 'host', name: host, purpose: 'runs code of' } as const];
  });
}

function isRunIn(text: string, file: string): boolean {
  const escaped = file.replaceAll(/[^\w]/g, '\\$&');
  return new RegExp(
    `(?:${RUN}|[\\n;&|]\\s{0,8}(?:sudo\\s{1,4})?\\.?/?[\\w./-]{0,100}?)${escaped}(?=$|[\\s;&|"'])`,
    'i',
  ).test(text);
}

/** A script with more downloads is no script that a person wrote. */
const MOST_DOWNLOADS = 50;
const LOOKS_AHEAD = 4000;
