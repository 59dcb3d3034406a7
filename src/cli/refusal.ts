import { exitCodes, UserError, type UserErrorDetail } from '../core/errors.ts';

/** The sentences of a refusal: what happened, what it means for the record, what to do next. */
export interface RefusalWords {
  readonly message: string;
  readonly harm?: string;
  readonly hint?: string;
}

/** An error for the person in these words. Without `harm` it says that nothing recorded was changed. */
export function refusal(
  { message, harm, hint }: RefusalWords,
  detail: Pick<UserErrorDetail, 'exitCode' | 'cause'> = {},
): UserError {
  return new UserError(message, {
    ...(harm === undefined ? {} : { harm }),
    ...(hint === undefined ? {} : { hint }),
    ...detail,
  });
}

/** As `refusal`, for what was typed in a way that cannot be used. */
export function misuse(words: RefusalWords, cause?: unknown): UserError {
  return refusal(words, { exitCode: exitCodes.misused, cause });
}
