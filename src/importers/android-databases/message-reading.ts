import type { RowReading } from '../android-telephony/message-frame.ts';
import type { ThreadRecipients } from './thread-recipients.ts';

/** What the reading of messages depends on besides their rows. */
export interface MessageReading extends RowReading {
  readonly threads: ThreadRecipients;
}
