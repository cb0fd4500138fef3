import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { CLIENT_OPTIONS } from './client-options';
import { readVariable } from './environment';
import type { Severity } from './severity';

export interface Notification {
  readonly severity: Severity;
  readonly title: string;
  readonly lines: readonly string[];
}

export type Notify = (notification: Notification) => Promise<void>;

/** SNS refuses a longer subject. */
const SUBJECT_CHARACTERS = 100;

/**
 * Sends messages to the alert topic: plain text by e-mail, and a custom notification to chat, which shows no other text.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export function createNotify(environment: string): Notify {
  const sns = new SNSClient(CLIENT_OPTIONS);
  const TopicArn = readVariable('ALERT_TOPIC');
  return async ({ severity, title, lines }) => {
    const subject = formatSubject(`[${severity.toUpperCase()}] ${environment}: ${title}`);
    const text = [title, '', ...lines].join('\n');
    const custom = {
      version: '1.0',
      source: 'custom',
      content: { textType: 'client-markdown', title: subject, description: lines.join('\n') },
    };
    const Message = JSON.stringify({ default: text, https: JSON.stringify(custom) });
    await sns.send(new PublishCommand({ TopicArn, Subject: subject, MessageStructure: 'json', Message }));
  };
}

/** A subject has only printable ASCII characters, and no line break. */
function formatSubject(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, SUBJECT_CHARACTERS);
}
