import { readMarkdownFiles } from '../docs/markdown-files';
import { readOptions } from './command-options';
import { findCommands } from './documented-commands';

/** A name of a resource in a page of Markdown, or the beginning of one, for one environment. */
export interface DocumentedName {
  readonly page: string;
  readonly text: string;
  /** What the name, as it is in AWS, has to match. */
  readonly pattern: RegExp;
}

/** An output of a stack that a command reads. */
export interface DocumentedOutput {
  readonly page: string;
  readonly stack: string;
  readonly key: string;
}

const pages = readMarkdownFiles().filter(({ path }) => /^docs\/(?!rules[.]md)/.test(path));

/** The names of an environment in commands and prose: `$ENVIRONMENT-Data`, `<environment>-Audit-TrailLog...`. */
export function listDocumentedNames(environment: string): readonly DocumentedName[] {
  return pages.flatMap(({ path, text }) => {
    const written = expandVariables(text, environment);
    const values = findCommands(path, written, 'aws').flatMap(({ words }) => {
      const options = readOptions(words.slice(2));
      // A query compares a part of a name; an option names all of it.
      const parts = [...(options.get('query')?.join(' ') ?? '').matchAll(/starts_with\(\w+, *'([^']+)'\)/g)];
      return [...[...options.values()].flat(), ...parts.map(([, start = '']) => `${start}...`)];
    });
    const prose = [...written.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
    return [...values, ...prose]
      .filter((value) => new RegExp(`(^|^/.*/)${environment}-`).test(value) && !/[$"(]/.test(value))
      .map((value) => ({ page: path, text: value, pattern: buildPattern(value) }));
  });
}

/** The outputs that commands read: with a query, or with the function `output` of docs/deploy.md. */
export function listDocumentedOutputs(environment: string): readonly DocumentedOutput[] {
  return pages.flatMap(({ path, text }) => {
    const written = expandVariables(text, environment);
    const queried = findCommands(path, written, 'aws').flatMap(({ words }) => {
      const options = readOptions(words.slice(2));
      const [stack = ''] = options.get('stack-name') ?? [];
      const [, key = ''] = /OutputKey=='(\w+)'/.exec(options.get('query')?.[0] ?? '') ?? [];
      return key === '' ? [] : [{ page: path, stack, key }];
    });
    const called = [...written.matchAll(/\$\(output (\w+) (\w+)\)/g)].map(([, stack = '', key = '']) => ({
      page: path,
      stack: `${environment}-${stack}`,
      key,
    }));
    return [...queried, ...called];
  });
}

/** The environment, and the variables that a page sets to a text. */
function expandVariables(text: string, environment: string): string {
  const named = text.replaceAll(/\$\{?ENVIRONMENT\b\}?|<environment>/g, environment);
  const set = [...named.matchAll(/^([A-Z]+)=([\w-]+)\s/gm)];
  return set.reduce((expanded, [, name = '', value = '']) => expanded.replaceAll(`$${name}`, value), named);
}

/** `...`, `*`, `<...>` and the example of a generated id are for any text. */
function buildPattern(text: string): RegExp {
  const parts = text.split(/[.]{3}|\*|<[^>]*>|0123456789ab/).map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
