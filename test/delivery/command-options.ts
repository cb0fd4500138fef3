/** Options of a command with their values: `--output text` is `['text']`, a switch has none. */
export type CommandOptions = ReadonlyMap<string, readonly string[]>;

/** Reads the options in the words of a command, in both forms: `--name value` and `--name=value`. */
export function readOptions(words: readonly string[]): CommandOptions {
  const options = new Map<string, readonly string[]>();
  let current: string | undefined;
  for (const word of words) {
    const [, name, value] = /^--([a-z][a-z0-9-]*)(?:=(.*))?$/s.exec(word) ?? [];
    if (name !== undefined) {
      options.set(name, value === undefined ? [] : [value]);
      current = name;
    } else if (current !== undefined) options.set(current, [...(options.get(current) ?? []), word]);
  }
  return options;
}
