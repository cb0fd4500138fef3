const { default: Sequencer } = require('@jest/test-sequencer');
const GroupedRunner = require('./jest.grouped-runner.js');

/**
 * Jest starts with the tests that took longest. Before the first run it knows no durations and takes the size of the
 * files, so the slowest tests would come last, on one of the workers only. These projects and files have them.
 */
const SLOWEST_FIRST = ['mutants', 'long', 'running', 'synth', 'unit'];

module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const findKind = (test) => (GroupedRunner.isLong(test) ? 'long' : test.context.config.displayName?.name);
    const rank = (test) => SLOWEST_FIRST.indexOf(findKind(test));
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
};
