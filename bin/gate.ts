import { runCommand } from '@bulwark/gate/command';
import { createGateApp } from './gate-app';
import { parseEnvironments } from './parse-environments';

/** The command line of the gate for this app. */
const environments = parseEnvironments();
process.exitCode = environments === undefined ? 1 : runCommand(process.argv.slice(2), createGateApp(environments));
