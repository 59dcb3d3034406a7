import { canonicalJson } from '../core/canonical-json.ts';
import { UserError } from '../core/errors.ts';

/** The newest form of case file that this program writes and fully understands. */
export const newestFormat = 1;

/** What case.json says; written once and never changed. */
export interface CaseJson {
  readonly format: number;
  /** 32 hex digits. */
  readonly id: string;
  /** UTC, milliseconds. */
  readonly opened: string;
  readonly sample: boolean;
}

/** The exact text of case.json, LF included. */
export function encodeCaseJson(value: CaseJson): string {
  const { format, id, opened } = value;
  return canonicalJson({ format, id, opened, ...(value.sample ? { sample: true } : {}) }) + '\n';
}

/** Reads case.json. Throws UserError when it is not one. */
export function decodeCaseJson(text: string): CaseJson {
  const value = parsed(text);
  if (
    typeof value !== 'object' ||
    value === null ||
    !('format' in value && typeof value.format === 'number') ||
    !('id' in value && typeof value.id === 'string') ||
    !('opened' in value && typeof value.opened === 'string')
  ) {
    throw new UserError('The case file’s first page (case.json) cannot be read.', {
      hint: 'Look for a backup of this folder. “evidence verify” says what else is there.',
    });
  }
  return {
    format: value.format,
    id: value.id,
    opened: value.opened,
    sample: 'sample' in value && value.sample === true,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
