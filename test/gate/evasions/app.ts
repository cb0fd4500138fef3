import { App } from 'aws-cdk-lib';
import { EVASIONS, runHardened } from './evasions';

// Run by the cdk command line with the name of an evasion. CDK synthesizes when the program ends.
const run = EVASIONS[process.argv[2] ?? '']?.run ?? runHardened;
run(new App());
