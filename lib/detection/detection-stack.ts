import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import type { EnvironmentKeys } from '../encryption/environment-keys';
import type { EnvironmentProps } from '../environment-props';
import { AccessAnalyzers } from './access-analyzers';
import { AccountSetup } from './account-setup';
import { BaselineMarker } from './baseline-marker';
import { ConfigurationRecorder } from './configuration-recorder';
import { ConformancePacks } from './conformance-packs';
import { GuardDutyDetector } from './guardduty-detector';
import { MacieSession } from './macie-session';
import { SecurityHub, UnifiedSecurityHub } from './security-hub';
import { type SuppressedControl, Suppressions } from './suppressions';

export interface DetectionStackProps extends EnvironmentProps {
  readonly keys: EnvironmentKeys;
  readonly deadLetters: DeadLetterQueue;
}

/**
 * The services that watch the account. An account has one of each per region, so each is here, elsewhere or off by
 * setting. The order: the recorder of AWS Config, Security Hub, its standards, its automation rules.
 */
export class DetectionStack extends Stack {
  readonly #hub: SecurityHub | undefined;
  readonly #prefix: string;

  constructor(scope: Construct, id: string, props: DetectionStackProps) {
    super(scope, id, props);
    const { keys, deadLetters, prefix, settings } = props;
    const { frameworks, guardDuty, config, securityHub, securityHubUnified, inspector, macie } = settings.detection;
    this.#prefix = prefix;
    new BaselineMarker(this, 'Baseline');
    if (guardDuty.mode === 'here') new GuardDutyDetector(this, 'GuardDuty', { settings: guardDuty });
    new AccessAnalyzers(this, 'AccessAnalyzers', { settings: settings.detection });
    if (macie.mode === 'here') new MacieSession(this, 'Macie');
    if (securityHubUnified.mode === 'here') new UnifiedSecurityHub(this, 'UnifiedSecurityHub');

    const setup =
      config.mode === 'here' || inspector.mode === 'here'
        ? new AccountSetup(this, 'AccountSetup', {
            prefix,
            shared: { keys, deadLetters, logRetentionDays: settings.audit.logRetentionDays },
          })
        : undefined;
    if (inspector.mode === 'here') setup?.enableInspector(inspector.scans);
    const recorder =
      config.mode === 'here' && setup !== undefined
        ? new ConfigurationRecorder(this, 'Configuration', {
            key: keys.audit,
            retention: Duration.days(settings.audit.archiveRetentionDays),
            settings: config,
            serviceLinkedRole: setup.createConfigRole(),
          })
        : undefined;
    const after = recorder === undefined ? [] : [recorder];
    if (config.mode === 'here') new ConformancePacks(this, 'ConformancePacks', { prefix, frameworks, after });
    this.#hub = securityHub.mode === 'here' ? new SecurityHub(this, 'SecurityHub', { frameworks, after }) : undefined;
  }

  /**
   * Suppresses in Security Hub what was accepted at synthesis. Without effect where Security Hub is off or managed
   * elsewhere: only its administrator may create automation rules.
   */
  suppress(controls: readonly SuppressedControl[]): void {
    if (this.#hub === undefined || controls.length === 0) return;
    const suppressions = new Suppressions(this, 'Suppressions', { prefix: this.#prefix, controls });
    suppressions.node.addDependency(this.#hub);
  }
}
