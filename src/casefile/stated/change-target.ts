import { latestWording } from '../../core/amendment.ts';
import { UserError } from '../../core/errors.ts';
import { parseReference, type ParsedReference } from '../../core/exhibit.ts';
import type { CatalogueReading } from '../catalogue/catalogue-reading.ts';
import type { ChangeTarget } from './statement-parts.ts';

/** What a change is about. Throws UserError when there is nothing of that reference that can change. */
export function changeTarget(reading: CatalogueReading, typed: string): ChangeTarget {
  const parsed = parseReference(typed);
  const found = parsed === null ? null : stated(reading, parsed);
  if (found === null) throw nothingOfThatReference();
  return found;
}

/** Said where a reference leads nowhere. */
export function nothingOfThatReference(): UserError {
  return new UserError('There is nothing of that reference in this case file.', {
    harm: 'Nothing was recorded.',
    hint: 'Run “evidence timeline” to see the references.',
  });
}

function stated({ statements }: CatalogueReading, parsed: ParsedReference): ChangeTarget | null {
  if (parsed.to === 'exhibit' || parsed.to === 'item') return null;
  if (parsed.to === 'incident') {
    const incident = statements.incident(parsed.number);
    if (incident === null) return null;
    const reference = { number: parsed.number };
    return { subject: 'incident', reference, entry: latestWording(incident), stands: incident };
  }
  const found = statements.any(parsed.to, parsed.reference);
  if (found === null) return null;
  const { reference, number } = found;
  const more = {
    ...('person' in found ? { person: found.person } : {}),
    ...('code' in found ? { code: found.code } : {}),
  };
  return {
    subject: parsed.to,
    reference: { reference, number, ...more },
    entry: latestWording(found),
    stands: found,
  };
}
