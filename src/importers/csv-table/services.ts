import { serviceNamed, type Service } from '../iphone-messages/services.ts';

/** The service that a cell names; one that does not name any where it is empty. */
export function serviceInCell(cell: string): Service {
  const name = cell.trim();
  return /^mms$/i.test(name) ? { ...serviceNamed('SMS'), means: 'MMS' } : serviceNamed(name);
}

/** How a call was made, and whether an app made it, whose names are its own. */
export interface CallService {
  readonly means: string;
  readonly app: string | null;
}

/** `Phone: +44…` names the line; `WhatsApp Video`, `Signal Audio` an app and what was seen or heard. */
export function callServiceInCell(cell: string): CallService {
  const name = (cell.split(':')[0] ?? '').trim();
  if (/^(?:|i?phone|telephone|cellular|mobile|voice)$/i.test(name))
    return { means: 'telephone', app: null };
  const faceTime = /^FaceTime(?: (?:audio|video))?$/i.exec(name);
  if (faceTime !== null) return { means: `FaceTime${name.slice(8).toLowerCase()}`, app: null };
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(name))
    return { means: 'another app', app: 'another app' };
  const [, app = name, sort] = /^(.+) (audio|video)$/i.exec(name) ?? [];
  return { means: sort === undefined ? app : `${app} ${sort.toLowerCase()}`, app };
}
