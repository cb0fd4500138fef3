import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterNotFound,
  PutParameterCommand,
  type SSMClient,
} from '@aws-sdk/client-ssm';

/**
 * Records which scans this environment enabled, so that it never disables one that was on before. CloudFormation sends
 * nothing to a deletion that an earlier request returned, except for the physical id, which must not change.
 */
export class ScanRecord {
  constructor(
    private readonly ssm: SSMClient,
    private readonly name: string,
  ) {}

  /** Reads the enabled scans. Undefined before the first one. */
  async read(abortSignal: AbortSignal): Promise<readonly string[] | undefined> {
    try {
      const { Parameter } = await this.ssm.send(new GetParameterCommand({ Name: this.name }), { abortSignal });
      return Parameter?.Value?.split(',').filter((scan) => scan !== NONE);
    } catch (error) {
      if (error instanceof ParameterNotFound) return undefined;
      throw error;
    }
  }

  async write(scans: readonly string[], abortSignal: AbortSignal): Promise<void> {
    const Value = scans.length === 0 ? NONE : scans.join(',');
    const command = new PutParameterCommand({ Name: this.name, Value, Type: 'String', Overwrite: true });
    await this.ssm.send(command, { abortSignal });
  }

  async delete(abortSignal: AbortSignal): Promise<void> {
    try {
      await this.ssm.send(new DeleteParameterCommand({ Name: this.name }), { abortSignal });
    } catch (error) {
      if (!(error instanceof ParameterNotFound)) throw error;
    }
  }
}

/** Parameters cannot be empty. */
const NONE = 'NONE';
