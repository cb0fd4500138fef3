import { ACTING_ACTIONS } from './act-as';
import { ASSUME, CONTROL_QUESTIONS } from './control-questions';
import { CONNECT, DATA_QUESTIONS } from './data-questions';

/** Every action that a question asks about. */
export function listAskedActions(): readonly string[] {
  const questions = [...Object.values(DATA_QUESTIONS), ...Object.values(CONTROL_QUESTIONS)].flat();
  const actions = [...questions, ASSUME, CONNECT].flatMap((question) => question.actions);
  return [...new Set([...actions, ...ACTING_ACTIONS])].sort();
}
