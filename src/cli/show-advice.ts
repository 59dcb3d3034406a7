import { adviceCreditLine, type AdvicePoint } from '../advice/advice.ts';
import { adviceForMoment, type AdviceMoment } from '../advice/moments.ts';
import type { Incident } from '../core/incident.ts';
import type { Terminal } from './terminal.ts';

const title = 'From the guidance';
const more = 'Numbers to ring and the rest of the guidance: evidence advice';

/** Shows the points that matter at these moments, each once, with their source. Only after something was saved. */
export function showAdviceFor(terminal: Terminal, moments: readonly AdviceMoment[]): void {
  const points = new Map<string, AdvicePoint>();
  for (const moment of moments)
    for (const point of adviceForMoment(moment)) points.set(point.id, point);
  if (points.size === 0) return;
  terminal.line();
  terminal.heading(title);
  for (const { text } of points.values()) terminal.line(`- ${text}`);
  terminal.line(adviceCreditLine);
  terminal.line(more);
}

/** What the guidance says to incidents that were just saved, of a case that held `before` until then. */
export function momentsAfter(saved: readonly Incident[], before: number): AdviceMoment[] {
  if (saved.length === 0) return [];
  const moments: AdviceMoment[] = [];
  if (before < 2 && before + saved.length >= 2) moments.push('second incident');
  if (saved.some((incident) => incident.behaviours?.includes('gift') === true))
    moments.push('after gift');
  return [...moments, 'after any add'];
}
