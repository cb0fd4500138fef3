/** `@bulwark/gate/command`: the command line, for an app that it builds in the same Node.js run. */
export { type CommandApp, runCommand } from './cli/command';
