import { CfnConformancePack } from 'aws-cdk-lib/aws-config';
import { Construct, type IDependable } from 'constructs';
import { type ClaimedFramework, CONFORMANCE_RULES } from './conformance-rules';

export interface ConformancePacksProps {
  /** Prefix of the environment, which begins the names of the packs. */
  readonly prefix: string;
  readonly frameworks: readonly ClaimedFramework[];
  /** What has to exist before AWS Config can evaluate a rule. */
  readonly after: readonly IDependable[];
}

/**
 * One conformance pack for each claimed framework: managed rules of AWS Config, with the result for the account in one
 * place. Packs replace AWS Audit Manager, which accepts no new customers. A pack shows what AWS Config can see, not that
 * the framework is met.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/conformance-packs.html
 */
export class ConformancePacks extends Construct {
  constructor(scope: Construct, id: string, { prefix, frameworks, after }: ConformancePacksProps) {
    super(scope, id);
    for (const framework of frameworks) {
      const pack = new CfnConformancePack(this, PACK_IDS[framework], {
        conformancePackName: `${prefix}-${framework}`,
        templateBody: buildPackTemplate(framework),
      });
      pack.node.addDependency(...after);
    }
  }
}

/** The longest text that AWS Config accepts in `TemplateBody`, in bytes. */
const MAX_TEMPLATE_BYTES = 51_200;

const PACK_IDS: Readonly<Record<ClaimedFramework, string>> = {
  cis: 'Cis',
  gdpr: 'Gdpr',
  hipaa: 'Hipaa',
  'nist-800-53': 'Nist80053',
  'pci-dss': 'PciDss',
  soc2: 'Soc2',
};

function buildPackTemplate(framework: ClaimedFramework): string {
  const rules = CONFORMANCE_RULES.filter(({ frameworks }) => frameworks.includes(framework));
  const body = JSON.stringify({
    Resources: Object.fromEntries(
      rules.map(({ identifier, parameters }) => [
        identifier.replaceAll('_', ''),
        {
          Type: 'AWS::Config::ConfigRule',
          Properties: {
            ConfigRuleName: identifier.toLowerCase().replaceAll('_', '-'),
            Source: { Owner: 'AWS', SourceIdentifier: identifier },
            ...(parameters === undefined ? {} : { InputParameters: parameters }),
          },
        },
      ]),
    ),
  });
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_TEMPLATE_BYTES) {
    throw new Error(
      `the conformance pack of ${framework} has ${bytes} bytes; AWS Config accepts ${MAX_TEMPLATE_BYTES}`,
    );
  }
  return body;
}
