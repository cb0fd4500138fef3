import { parseArgs } from 'node:util';

export const FORMATS = ['table', 'json', 'page'] as const;
export type Format = (typeof FORMATS)[number];

export interface DetectionsArguments {
  /** Environment whose templates are evaluated. */
  readonly environment: string;
  /** Files and folders to replay; undefined lists the detections. */
  readonly replay: readonly string[] | undefined;
  readonly format: Format;
}

export const USAGE = `Lists the detections, or replays records of CloudTrail against those of the synthesized templates.

  npm run detections -- [options]
  npm run detections -- --replay FILE... [options]

  --replay FILE        print which detections fire, and for which records. FILE is a file as CloudTrail writes it
                       ({ "Records": [...] }), an array of records, one record per line, or a folder of such files;
                       each may be packed with gzip
  --environment NAME   environment of bin/environments.ts (default: the first one)
  --format FORMAT      table or json (default: table); page prints docs/detections.md
  --help               print this text

JSON of a replay: [{ "detection": "TrailBlinded", "records": ["eventID", ...] }], detections that fired only.
A metric filter is evaluated with the threshold and the period of its alarm, an event rule in its region. The replay takes
each record as recorded: whether the trail records such an event is a question of its selectors.
It synthesizes the app in this process. It needs no credentials and calls nothing.
Exit codes: 0 evaluated, 2 wrong usage or files that hold no records.
`;

/** @returns the options, `help`, or the problem with the arguments */
export function parseArguments(
  words: readonly string[],
  known: readonly string[],
): DetectionsArguments | 'help' | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        replay: { type: 'string', multiple: true },
        environment: { type: 'string' },
        format: { type: 'string', default: 'table' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const format = FORMATS.find((each) => each === values.format);
    if (format === undefined)
      return { problem: `--format ${values.format} is unknown. Allowed: ${FORMATS.join(', ')}.` };
    const environment = values.environment ?? known[0];
    if (environment === undefined || !known.includes(environment)) {
      return { problem: `--environment ${environment} is unknown. bin/environments.ts contains: ${known.join(', ')}.` };
    }
    if (values.replay === undefined) {
      const [first] = positionals;
      return first === undefined
        ? { environment, format, replay: undefined }
        : { problem: `${first} is not an option. Write --replay ${first} to replay a file.` };
    }
    if (format === 'page') return { problem: '--format page prints the list of detections. Leave --replay out.' };
    return { environment, format, replay: [...values.replay, ...positionals] };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
