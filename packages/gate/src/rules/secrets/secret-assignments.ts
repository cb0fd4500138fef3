import { isLiteralSecret, isSecretName, looksGenerated } from './secret-names';

const WORD = '(?:pass(?:word|wd|phrase)|pwd|secret(?:[_-]?key)?|token|api[_-]?key)';

/** Assignments in scripts, programs and connection strings. The first group is the value. Linear: each gap is bounded. */
const ASSIGNMENTS: readonly RegExp[] = [
  // password = "value", "password": "value"
  new RegExp(`${WORD}["']?[ \\t]{0,8}(?:=|:|=>)[ \\t]{0,8}["']([^"'\\n]{4,200})["']`, 'gi'),
  // DB_PASSWORD=value, Password=value;
  /pass(?:word|wd|phrase)?=([^\s"'`&;,()<>[\]{}$]{4,200})/gi,
  /(?:^|[^a-z])pwd=([^\s"'`&;,()<>[\]{}$]{4,200})/gi,
  // password: value, in YAML and in prose
  /pass(?:word|wd|phrase)?:[ \t]{1,8}([^\s"'`&;,()<>[\]{}$]{8,200})/gi,
  // https://host/?api_key=value
  /[?&](?:api[_-]?key|access[_-]?token|token|secret|key|sig)=([\w%.~+/-]{12,200})/gi,
  // --password value
  /--(?:[a-z-]{0,24}-)?(?:password|passwd|secret|token)[ =]["']?([^\s"'$`-][^\s"'`$]{3,200})/gi,
];

/** Places of the patterns that also meet prose and other queries, where only a value that looks generated is one. */
const IN_PROSE: ReadonlySet<number> = new Set([3, 4]);

/** An expression of a program: `config.password`, `os.environ`, or the name of a variable. */
const EXPRESSION = /^[A-Za-z_]\w*(?:[.[(]|$)/;

/** Characters of the shortest assignment: `pwd=abcd`. */
const SHORTEST = 8;

/** Whether a longer text, such as a script, assigns a literal value to a name of a credential. */
export function hasSecretAssignment(text: string): boolean {
  if (text.length < SHORTEST || !/pass|pwd|secret|token|api/i.test(text)) return false;
  return ASSIGNMENTS.some((pattern, index) =>
    [...text.matchAll(pattern)].some(([, value = '']) => {
      if (!isLiteralSecret(value)) return false;
      if (IN_PROSE.has(index)) return looksGenerated(value) && !isSecretName(value) && !/^\w+\./.test(value);
      // Without quotes a program may name a variable; a value with a digit or a sign is no such name.
      return index === 0 ? !/[\s]/.test(value) || value.length < 40 : !EXPRESSION.test(value) || /\d/.test(value);
    }),
  );
}
